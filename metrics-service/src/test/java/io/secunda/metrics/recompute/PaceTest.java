package io.secunda.metrics.recompute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

    private final Pace pace = new Pace(Duration.ofMillis(20), Duration.ofMillis(500), 1_000);

    @ParameterizedTest(name = "{0} looks without, {1} facts, {2} ms after a flush of {3} ms, {4} tasks: waits {5}")
    @CsvSource({
        // one by one
        "0, 1, 1000, 10, 1, false",
        "0, 1, 25, 10, 1, true",
        "0, 1, 35, 10, 1, false",
        // in bulk
        "0, 60, 400, 10, 1, true",
        "0, 60, 600, 10, 1, false",
        // where recomputing is slow
        "0, 1, 1500, 800, 1, true",
        "0, 60, 2300, 800, 1, true",
        "0, 60, 2500, 800, 1, false",
        "0, 60, 3000, 1200, 1, false",
        // beside others
        "0, 60, 2900, 250, 4, true",
        "0, 60, 3000, 250, 4, false",
        // when they end
        "4, 0, 25, 10, 1, true",
        "5, 0, 25, 10, 1, false",
    })
    void factsAreTakenInThreeTimesAsLongAsAreRecomputed(
            int looks, int facts, int sinceMs, int lastMs, int tasks, boolean waits) {
        assertThat(pace.waits(looks, facts, Duration.ofMillis(sinceMs), Duration.ofMillis(lastMs), tasks))
                .isEqualTo(waits);
    }
}
