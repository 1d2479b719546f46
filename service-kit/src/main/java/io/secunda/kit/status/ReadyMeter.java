package io.secunda.kit.status;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether the service is ready, as a meter, for those who scrape meters and do not ask for health. Looked at in the
 * background: a database that is away takes its time to say so, and no scrape may wait for it.
 */
@Startup
@ApplicationScoped
class ReadyMeter {

    private static final int EVERY_SECONDS = 5;

    private final Instance<HealthCheck> checks;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        var made = new Thread(work, "ready");
        made.setDaemon(true);
        return made;
    });
    private volatile boolean ready;

    ReadyMeter(@Readiness Instance<HealthCheck> checks, MeterRegistry meters) {
        this.checks = checks;
        Gauge.builder("secunda.ready", this, meter -> meter.ready ? 1 : 0)
                .description("1 when the service is ready, as GET /q/health/ready tells")
                .register(meters);
    }

    @PostConstruct
    void start() {
        var unused = thread.scheduleWithFixedDelay(this::look, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            ready = checks.stream().allMatch(check -> check.call().getStatus() == Status.UP);
        } catch (RuntimeException e) {
            // a check that cannot be made is not passed
            ready = false;
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
