package io.secunda.indicators.quality;

import static io.secunda.indicators.RandomRegion.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.Outcome.Reason;
import io.secunda.indicators.dynamics.Series;
import io.secunda.indicators.dynamics.StepGrowth;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GrowthOutlierTest {

    private static final Outcome NONE = Outcome.absent(Reason.ZERO_DENOMINATOR);
    private static final Outcome TOO_FEW = Outcome.absent(Reason.TOO_FEW_OBSERVATIONS);

    @Test
    void theLatestGrowthIsJudgedByAllEarlierOnes() {
        // 0.01 to 0.05 before: median 0.03, MAD 0.01
        Outcome[] growth = outcomes(0.02, 0.01, 0.03, 0.05, 0.04, 0.2);

        assertThat(value(GrowthOutlier.amongHistory(growth))).isCloseTo(17 / 1.4826, within(1e-9));
    }

    @Test
    void aSeriesThatJumpsIsOutOfLineWithItsPast() {
        double[] years = {2015, 2016, 2017, 2018, 2019, 2020, 2021};
        double[] persons = {100, 101, 103.02, 106.1106, 110.355024, 115.8727752, 231.7455504};

        // it grew by 1, 2, 3, 4 and 5 %, then by 100 %
        assertThat(value(GrowthOutlier.amongHistory(StepGrowth.of(Series.of(years, persons)))))
                .isCloseTo(97 / 1.4826, within(1e-6));
    }

    @Test
    void aHistoryNeedsALatestGrowthAndFiveKnownBefore() {
        assertThat(GrowthOutlier.amongHistory()).isEqualTo(TOO_FEW);
        assertThat(GrowthOutlier.amongHistory(outcomes(1, 2, 3, 4, 5))).isEqualTo(TOO_FEW);
        Outcome[] growth = outcomes(1, 2, 3, 4, 5, 6, 7);
        growth[0] = NONE;
        assertThat(GrowthOutlier.amongHistory(growth).isPresent()).isTrue();
        growth[1] = NONE;
        assertThat(GrowthOutlier.amongHistory(growth)).isEqualTo(TOO_FEW);
        growth[6] = NONE;
        assertThat(GrowthOutlier.amongHistory(growth)).isEqualTo(NONE);
    }

    @Test
    void eachCityIsJudgedByTheOthers() {
        Outcome[] z = GrowthOutlier.amongPeers(outcomes(0.02, 0.01, 0.03, 0.05, 0.04, 0.2));

        assertThat(value(z[5])).isCloseTo(17 / 1.4826, within(1e-9));
        // without the first: 0.01, 0.03, 0.04, 0.05, 0.2; median 0.04, deviations 0.03, 0.01, 0, 0.01, 0.16
        assertThat(value(z[0])).isCloseTo(-2 / 1.4826, within(1e-9));
    }

    @Test
    void aCityWithoutGrowthIsNotJudgedAndJudgesNobody() {
        Outcome[] growth = outcomes(0.02, 0.01, 0.03, 0.05, 0.04, 0.2, 0);
        growth[6] = NONE;
        Outcome[] z = GrowthOutlier.amongPeers(growth);

        assertThat(z[6]).isEqualTo(NONE);
        assertThat(Arrays.copyOf(z, 6)).isEqualTo(GrowthOutlier.amongPeers(Arrays.copyOf(growth, 6)));
    }

    private static Outcome[] outcomes(double... values) {
        return Arrays.stream(values).mapToObj(Outcome::of).toArray(Outcome[]::new);
    }
}
