package io.secunda.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {

    private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    @Test
    void everyMomentIsWrittenAndReadAsThePlatformDoes() {
        var random = new SplittableRandom(7);
        int[] steps = {1_000_000_000, 1_000_000, 1_000, 1};
        for (int i = 0; i < 200_000; i++) {
            int step = steps[i % steps.length];
            int nano = step == 1_000_000_000 ? 0 : random.nextInt(1_000_000_000 / step) * step;
            Instant moment = Instant.ofEpochSecond(random.nextLong(FIRST, LAST + 1), nano);
            assertThat(InstantText.of(moment)).isEqualTo(moment.toString());
            assertThat(InstantText.parse(moment.toString())).isEqualTo(moment);
            assertThat(InstantText.plain(moment.toString())).isEqualTo(moment);
        }
    }

    @Test
    void everyDayOfFourCenturiesIsRight() {
        for (long day = -200 * 366L; day < 200 * 366L; day++) {
            Instant moment = Instant.ofEpochSecond(day * 86_400 + 86_399);
            assertThat(InstantText.of(moment)).isEqualTo(moment.toString());
            assertThat(InstantText.plain(moment.toString())).isEqualTo(moment);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0001-12-31T23:59:59Z", "+10000-01-01T00:00:00Z", "-1000000000-01-01T00:00:00Z"})
    void momentsOfOtherYearsToo(String text) {
        assertThat(InstantText.of(Instant.parse(text))).isEqualTo(text);
        assertThat(InstantText.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-02-29T00:00:00Z",
                "2023-13-01T00:00:00Z",
                "2023-00-01T00:00:00Z",
                "2023-01-00T00:00:00Z",
                "1900-02-29T00:00:00Z",
                "2023-01-01T25:00:00Z",
                "2023-01-01T00:60:00Z",
                "2023-01-01 00:00:00Z",
                "2023-01-01T00:00:61Z",
                "2023-01-01T00:00:00",
                "2023-1-01T00:00:00Z",
                "",
                "x"
            })
    void whatIsNoMomentIsRefused(String text) {
        assertThat(InstantText.plain(text)).isNull();
        assertThatThrownBy(() -> InstantText.parse(text)).isInstanceOf(DateTimeParseException.class);
    }
}
