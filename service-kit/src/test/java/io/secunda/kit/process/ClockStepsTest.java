package io.secunda.kit.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class ClockStepsTest {

    private Instant wall = Instant.parse("2026-11-29T08:00:00Z");
    private long nanos = 17;
    private final InstantSource clock = () -> wall;
    private final ClockSteps steps = new ClockSteps(clock, () -> nanos);

    private void pass(Duration time, Duration onTheWall) {
        nanos += time.toNanos();
        wall = wall.plus(onTheWall);
    }

    @Test
    void timeThatPassesIsNoStep() {
        pass(Duration.ofHours(3), Duration.ofHours(3));

        assertThat(steps.putBack()).isZero();
    }

    @Test
    void forwardIsNotBack() {
        pass(Duration.ofSeconds(1), Duration.ofDays(40));

        assertThat(steps.putBack()).isZero();
    }

    @Test
    void tellsHowFarItWentBackEvenWhenMoreTimePassedThanThat() {
        pass(Duration.ofMinutes(2), Duration.ofMinutes(1));

        assertThat(steps.putBack()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void tellsAStepOnce() {
        pass(Duration.ofSeconds(1), Duration.ofDays(40));
        steps.putBack();
        pass(Duration.ofSeconds(1), Duration.ofDays(-40).plusSeconds(1));

        assertThat(steps.putBack()).isEqualTo(Duration.ofDays(40));
        assertThat(steps.putBack()).isZero();
    }
}
