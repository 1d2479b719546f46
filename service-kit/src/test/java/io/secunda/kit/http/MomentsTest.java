package io.secunda.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MomentsTest {

    @Test
    void aDayHasAFirstAndALastMoment() {
        assertThat(Moments.first("2024-02-29")).isEqualTo(Instant.parse("2024-02-29T00:00:00Z"));
        assertThat(Moments.last("2024-02-29")).isEqualTo(Instant.parse("2024-02-29T23:59:59.999999999Z"));
    }

    @Test
    void aTimeIsItself() {
        assertThat(Moments.first("2024-02-29T08:00:00.5Z")).isEqualTo(Instant.parse("2024-02-29T08:00:00.5Z"));
        assertThat(Moments.last("2024-02-29T08:00:00+08:00")).isEqualTo(Instant.parse("2024-02-29T00:00:00Z"));
    }

    @Test
    void whatIsNoneSaysWhatToWrite() {
        for (String text : List.of("", "lately", "2024-02-30", "2024-13-01", "2024-02-29T08:00:00")) {
            assertThatThrownBy(() -> Moments.last(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("2024-01-31");
        }
    }
}
