package io.secunda.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.quarkus.runtime.Startup;
import io.secunda.kit.kafka.KafkaClients;
import io.secunda.kit.kafka.TopicsReady;
import io.secunda.kit.kafka.WholePartition;
import io.secunda.kit.metrics.Lag;
import io.secunda.kit.status.Rates;
import io.secunda.kit.status.StatusSource;
import io.secunda.kit.streams.HeldStores;
import io.secunda.kit.streams.LeftTransactions;
import io.secunda.kit.streams.StreamLag;
import io.secunda.kit.tracing.Traces;
import io.secunda.metrics.catalogue.Families;
import io.secunda.metrics.recompute.Pace;
import io.secunda.metrics.recompute.Tally;
import io.secunda.metrics.recompute.Tally.Count;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs the topology, and tells how it is. */
@Startup(TopicsReady.PRIORITY + 10)
@ApplicationScoped
class MetricsStreams implements StatusSource, HeldStores {

    private static final Logger LOG = Logger.getLogger(MetricsStreams.class);
    private static final Duration DRAIN = Duration.ofSeconds(2);
    private static final Duration CLOSE = Duration.ofSeconds(6);

    private final MetricsConfig config;
    private final KafkaClients clients;
    private final TopicsReady topics;
    private final Families families;
    private final Clock clock;
    private final Tally tally;
    private final MeterRegistry meters;
    private @Nullable KafkaStreams streams;
    private @Nullable KafkaStreamsMetrics streamsMetrics;

    MetricsStreams(
            MetricsConfig config,
            Families families,
            KafkaClients clients,
            TopicsReady topics,
            Clock clock,
            Rates rates,
            Traces traces,
            MeterRegistry meters) {
        this.families = families;
        this.config = config;
        this.clients = clients;
        this.topics = topics;
        this.clock = clock;
        this.tally = Recalculation.measured(meters, traces, families, clock);
        rates.of("indicators", () -> tally.of(Count.PUBLISHED));
        rates.of("facts", () -> tally.of(Count.TAKEN) + tally.of(Count.UNCHANGED));
        this.meters = meters;
    }

    static String word(Count count) {
        return count.name().toLowerCase(Locale.ROOT);
    }

    @PostConstruct
    void start() {
        topics.await();
        LeftTransactions.end(config.applicationId(), clients.settings(), clock);
        var topology = MetricsTopology.of(
                families,
                new Pace(config.flushInterval(), config.bulkInterval(), config.maxDirty()),
                clock,
                tally,
                (topic, partition, taker) ->
                        WholePartition.read(() -> clients.consumer(Map.of()), topic, partition, taker));
        var started = new KafkaStreams(topology, StreamsSettings.of(config, clients.settings()));
        started.setUncaughtExceptionHandler(e -> {
            LOG.errorf(e, "a stream thread ended and is replaced");
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        started.start();
        streams = started;
        var client = new KafkaStreamsMetrics(started);
        client.bindTo(meters);
        streamsMetrics = client;
        Lag.measure(meters, "recompute", started, StreamLag::of);
    }

    /** Whether facts are taken in. */
    boolean running() {
        return streams != null && streams.state() == KafkaStreams.State.RUNNING;
    }

    /** Whether the streams have not ended for good. */
    boolean alive() {
        return streams != null
                && streams.state() != KafkaStreams.State.ERROR
                && streams.state() != KafkaStreams.State.NOT_RUNNING;
    }

    @Override
    public ReadOnlyKeyValueStore<String, byte[]> named(String name) {
        KafkaStreams running = streams;
        if (running == null) {
            throw new InvalidStateStoreException("the stream has not begun");
        }
        return running.store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.keyValueStore()));
    }

    @Override
    public String name() {
        return "recompute";
    }

    @Override
    public Map<String, Object> status() {
        var status = new LinkedHashMap<String, Object>();
        status.put("state", streams == null ? "CREATED" : streams.state().name());
        status.put("facts", tally.facts());
        status.put("dirty", tally.dirty());
        for (Count count : Count.values()) {
            status.put(word(count), tally.of(count));
        }
        status.put("lag", streams == null ? 0 : StreamLag.of(streams));
        return status;
    }

    /** What waits is recomputed before the end; what comes meanwhile is, after the next start. */
    @PreDestroy
    void stop() throws InterruptedException {
        if (streamsMetrics != null) {
            streamsMetrics.close();
        }
        if (streams == null) {
            return;
        }
        long end = System.nanoTime() + DRAIN.toNanos();
        while (running() && tally.dirty() > 0 && System.nanoTime() < end) {
            Thread.sleep(config.flushInterval().toMillis());
        }
        streams.close(CLOSE);
    }
}
