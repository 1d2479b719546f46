package io.secunda.ingestion.geography;

import static org.assertj.core.api.Assertions.assertThat;

import io.secunda.events.Names;
import io.secunda.events.geography.Region;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KnownGeographyTest {

    private static final Instant NOW = Instant.parse("2026-11-29T08:00:00Z");
    private final KnownGeography known = new KnownGeography();

    private void know(Instant recorded) {
        known.add(new Region("T", "R", new Names("Region", "区域"), recorded));
    }

    @Test
    void aChangeIsRecordedNow() {
        know(NOW.minusMillis(1));

        assertThat(known.after("T", NOW)).isEqualTo(NOW);
    }

    @Test
    void aChangeIsRecordedAfterWhatItChangesThoughTheClockWasPutBack() {
        Instant ahead = NOW.plus(Duration.ofDays(40));
        know(ahead);

        assertThat(known.after("T", NOW)).isEqualTo(ahead.plusMillis(1));
        assertThat(known.after("U", NOW)).isEqualTo(NOW);
    }

    @Test
    void twoChangesOfOneMillisecondFollowOneAnother() {
        know(NOW);

        assertThat(known.after("T", NOW)).isEqualTo(NOW.plusMillis(1));
    }
}
