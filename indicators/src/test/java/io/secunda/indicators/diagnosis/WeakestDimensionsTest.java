package io.secunda.indicators.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.Outcome.Reason;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which dimensions are a city's weakest, and how many agreements pass them by. */
class WeakestDimensionsTest {

    private static final Outcome NONE = Outcome.absent(Reason.MISSING_INPUT);

    @Test
    void theLowestKnownScoreIsTheWeakest() {
        assertThat(WeakestDimensions.of(Map.of("growth", Outcome.of(0.4), "green", Outcome.of(0.3), "social", NONE)))
                .containsExactly("green");
    }

    @Test
    void thoseThatTieShareTheLastPlace() {
        assertThat(WeakestDimensions.of(Map.of(
                        "social",
                        Outcome.of(0.3 + 1e-13),
                        "green",
                        Outcome.of(0.3),
                        "growth",
                        Outcome.of(0.3 + 1e-11))))
                .containsExactly("green", "social");
    }

    @Test
    void nothingIsWeakestWhereNothingIsKnown() {
        assertThat(WeakestDimensions.of(Map.of("green", NONE))).isEmpty();
    }

    @Test
    void countsTheAgreementsThatAddressNoneOfTheWeakest() {
        List<Set<String>> addressed = List.of(Set.of("green", "growth"), Set.of("growth"), Set.of(), Set.of("social"));

        assertThat(UnaddressedShare.of(Set.of("green"), addressed)).isEqualTo(Outcome.of(0.75));
        assertThat(UnaddressedShare.of(Set.of("green", "social"), addressed)).isEqualTo(Outcome.of(0.5));
    }

    @Test
    void isAbsentWithoutAnAgreementOrAWeakness() {
        assertThat(UnaddressedShare.of(Set.of("green"), List.<Set<String>>of()))
                .isEqualTo(Outcome.absent(Reason.ZERO_DENOMINATOR));
        assertThat(UnaddressedShare.of(Set.of(), List.of(Set.of("green"))))
                .isEqualTo(Outcome.absent(Reason.MISSING_INPUT));
    }
}
