package io.secunda.kit.process;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Ends the service when the clock of the machine was put back, so that whatever keeps it running starts it again.
 *
 * <p>Kafka's clients measure what they wait for on the wall clock and never let it go backward: until the clock is where it
 * was before, they send no heartbeats and try no connection again. Steps of some seconds they outlive by themselves.
 */
@Startup
@ApplicationScoped
class EndsWithClockPutBack {

    /** As sysexits.h has it for a failure that passes. */
    private static final int TRY_AGAIN = 75;

    private static final Duration OUTLIVED = Duration.ofSeconds(10);

    /** Longer than an orderly stop takes, which may wait for such a client. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Logger LOG = Logger.getLogger(EndsWithClockPutBack.class);

    private final ClockSteps steps;
    private final ScheduledExecutorService looks;

    EndsWithClockPutBack(Clock clock) {
        this.steps = new ClockSteps(clock, System::nanoTime);
        this.looks = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "clock-watch");
            thread.setDaemon(true);
            return thread;
        });
    }

    @PostConstruct
    void watch() {
        var unused = looks.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    private void look() {
        Duration back = steps.putBack();
        if (back.compareTo(OUTLIVED) > 0) {
            LOG.errorf("the clock was put back by %s: the service ends, to be started again", back);
            var unused =
                    looks.schedule(() -> Runtime.getRuntime().halt(TRY_AGAIN), PATIENCE.toSeconds(), TimeUnit.SECONDS);
            Quarkus.asyncExit(TRY_AGAIN);
        }
    }

    @PreDestroy
    void close() {
        looks.shutdown();
    }
}
