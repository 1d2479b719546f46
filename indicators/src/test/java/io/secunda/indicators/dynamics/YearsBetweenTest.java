package io.secunda.indicators.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class YearsBetweenTest {

    @Test
    void countsEachKindOfPeriodInYears() {
        assertThat(YearsBetween.of("2018", "2023")).isEqualTo(5);
        assertThat(YearsBetween.of("2018-Q4", "2019-Q1")).isEqualTo(0.25);
        assertThat(YearsBetween.of("2019-01", "2018-10")).isEqualTo(-0.25);
        assertThat(YearsBetween.of("2023-01-01", "2024-01-01")).isEqualTo(365 / 365.2425);
    }

    @Test
    void refusesPeriodsThatCannotBeCompared() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> YearsBetween.of("2018", "2023-Q1"))
                .withMessage("periods of different length: 2018 and 2023-Q1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> YearsBetween.of("2018-01", "2023-Q1"))
                .withMessage("periods of different length: 2018-01 and 2023-Q1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> YearsBetween.of("2018-13", "2019-01"))
                .withMessageContaining("period 2018-13 or 2019-01, expected as in 2023, 2023-Q2");
    }
}
