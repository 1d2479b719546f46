package io.secunda.indicators.diagnosis;

import static io.secunda.indicators.diagnosis.AdministrativeRank.COUNTY;
import static io.secunda.indicators.diagnosis.AdministrativeRank.MUNICIPALITY;
import static io.secunda.indicators.diagnosis.AdministrativeRank.PREFECTURE;
import static io.secunda.indicators.diagnosis.AdministrativeRank.SUB_PROVINCIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.Outcome.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RankGapTest {

    private static final Outcome UNKNOWN = Outcome.absent(Reason.MISSING_INPUT);

    @Test
    void countsTheStepsBelowTheHighestCore() {
        AdministrativeRank[] ranks = {PREFECTURE, MUNICIPALITY, SUB_PROVINCIAL, PREFECTURE, COUNTY};
        boolean[] core = {true, true, false, false, false};

        assertThat(RankGap.of(ranks, core))
                .containsExactly(
                        Outcome.of(2 / 3.0), Outcome.of(0), Outcome.of(1 / 3.0), Outcome.of(2 / 3.0), Outcome.of(1));
    }

    @Test
    void aCityAboveTheCoresHasNoGap() {
        AdministrativeRank[] ranks = {SUB_PROVINCIAL, MUNICIPALITY, SUB_PROVINCIAL, PREFECTURE};

        assertThat(RankGap.of(ranks, new boolean[] {true, false, false, false}))
                .containsExactly(Outcome.of(0), Outcome.of(0), Outcome.of(0), Outcome.of(1 / 3.0));
    }

    @Test
    void aCountyMayBeTheOnlyCore() {
        assertThat(RankGap.of(new AdministrativeRank[] {COUNTY, COUNTY}, new boolean[] {true, false}))
                .containsExactly(Outcome.of(0), Outcome.of(0));
    }

    @Test
    void isAbsentWhereARankIsNotKnown() {
        @Nullable AdministrativeRank[] ranks = {null, PREFECTURE, null};

        assertThat(RankGap.of(ranks, new boolean[] {true, true, false}))
                .containsExactly(UNKNOWN, Outcome.of(0), UNKNOWN);
        assertThat(RankGap.of(ranks, new boolean[] {true, false, false}))
                .containsExactly(UNKNOWN, Outcome.absent(Reason.EMPTY_GROUP), UNKNOWN);
    }

    @Test
    void refusesRolesOfAnotherNumberOfCities() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RankGap.of(new AdministrativeRank[] {COUNTY}, new boolean[2]));
    }
}
