package io.secunda.gateway.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeliveryStateTest {

    private static final Instant NOW = Instant.parse("2026-11-29T08:00:00Z");
    private static final Duration LONGEST = Duration.ofHours(24);

    private static DeliveryState failedUntil(Instant next) {
        return DeliveryState.first("id", "cursor", NOW).afterFailure(503, "away", next, NOW);
    }

    @Test
    void waitsForItsNextAttempt() {
        assertThat(failedUntil(NOW.plus(LONGEST)).waitsAt(NOW, LONGEST)).isTrue();
    }

    @Test
    void doesNotWaitForWhatIsPast() {
        assertThat(failedUntil(NOW).waitsAt(NOW, LONGEST)).isFalse();
        assertThat(DeliveryState.first("id", "cursor", NOW).waitsAt(NOW, LONGEST))
                .isFalse();
    }

    @Test
    void doesNotWaitForATimeNotedBeforeTheClockWasPutBack() {
        assertThat(failedUntil(NOW.plus(Duration.ofDays(40))).waitsAt(NOW, LONGEST))
                .isFalse();
    }
}
