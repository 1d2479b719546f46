package io.secunda.indicators.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.Outcome.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreshnessTest {

    @Test
    void isTheAgeOfTheLatestFigure() {
        assertThat(Freshness.of(List.of("2019", "2021", "2010"), "2023")).isEqualTo(Outcome.of(2));
        assertThat(Freshness.of(List.of("2022-Q3"), "2023-Q2")).isEqualTo(Outcome.of(0.75));
    }

    @Test
    void aFigureForThePeriodOrALaterOneIsFresh() {
        assertThat(Freshness.of(List.of("2019", "2023"), "2023")).isEqualTo(Outcome.of(0));
        assertThat(Freshness.of(List.of("2024", "2019"), "2023")).isEqualTo(Outcome.of(0));
    }

    @Test
    void nothingIsNeitherFreshNorOld() {
        assertThat(Freshness.of(List.of(), "2023")).isEqualTo(Outcome.absent(Reason.MISSING_INPUT));
    }

    @Test
    void refusesPeriodsOfAnotherLength() {
        assertThatIllegalArgumentException().isThrownBy(() -> Freshness.of(List.of("2023-Q1"), "2023"));
    }
}
