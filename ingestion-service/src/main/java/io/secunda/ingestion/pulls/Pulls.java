package io.secunda.ingestion.pulls;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.secunda.kit.kafka.TopicsReady;
import io.secunda.kit.status.StatusSource;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Fetches each configured source when the service starts and then as often as it says, one after the other. Which state
 * was taken in last is not kept beyond the process: after a restart all is fetched once more, and comes out as known.
 */
@Startup(TopicsReady.PRIORITY + 40)
@ApplicationScoped
class Pulls implements StatusSource {

    /** Name of the meter; dashboards and alerts rest on it. */
    static final String METER = "secunda.pulls";

    private static final Logger LOG = Logger.getLogger(Pulls.class);

    private final PullConfig config;
    private final Pulled pulled;
    private final MeterRegistry meters;
    private final Map<String, Standing> standings = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        var made = new Thread(work, "pulls");
        made.setDaemon(true);
        return made;
    });

    Pulls(PullConfig config, Pulled pulled, MeterRegistry meters) {
        this.config = config;
        this.pulled = pulled;
        this.meters = meters;
    }

    @PostConstruct
    void start() {
        config.sources().forEach(pulled::check);
        config.sources().forEach((name, source) -> {
            standings.put(name, Standing.BEGINNING);
            later(name, source, Duration.ZERO);
        });
    }

    private void later(String name, PullConfig.Source source, Duration pause) {
        try {
            var unused = thread.schedule(() -> pull(name, source), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("the service stops");
        }
    }

    private void pull(String name, PullConfig.Source source) {
        Standing before = standings.getOrDefault(name, Standing.BEGINNING);
        Standing now = before;
        try {
            now = pulled.attempt(source, before);
        } catch (RuntimeException e) {
            LOG.errorf(e, "a source could not be taken in: source=%s", name);
            now = before.failed(String.valueOf(e), before.tried());
        } finally {
            standings.put(name, now);
            tell(name, source, before, now);
            double jitter =
                    now.failures() == 0 ? 1 : ThreadLocalRandom.current().nextDouble(0.9, 1.1);
            long millis = now.pause(source.every(), config.retry()).toMillis();
            later(name, source, Duration.ofMillis((long) (millis * jitter)));
        }
    }

    private void tell(String name, PullConfig.Source source, Standing before, Standing now) {
        String outcome = now.failures() > 0 ? "failed" : now.outcome().replace(' ', '_');
        meters.counter(METER, "source", name, "outcome", outcome).increment();
        if (now.failures() > 0 && !now.outcome().equals(before.outcome())) {
            LOG.warnf(
                    "a source cannot be fetched: source=%s host=%s reason=%s",
                    name, source.url().getHost(), now.outcome());
        }
    }

    @Override
    public String name() {
        return "pulls";
    }

    @Override
    public Map<String, Object> status() {
        var status = new TreeMap<String, Object>();
        standings.forEach((name, standing) -> status.put(name, standing.status()));
        return status;
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
