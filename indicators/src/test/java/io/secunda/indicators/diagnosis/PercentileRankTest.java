package io.secunda.indicators.diagnosis;

import static io.secunda.indicators.RandomRegion.sum;
import static io.secunda.indicators.RandomRegion.value;
import static io.secunda.indicators.RandomRegion.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.Outcome.Reason;
import io.secunda.indicators.RandomRegion;
import io.secunda.indicators.Seeded;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PercentileRankTest {

    @Test
    void countsThoseBelowAndHalfOfThoseEqual() {
        assertThat(values(PercentileRank.of(outcomes(2, 1, 4, 2)))).containsExactly(0.5, 0.125, 0.875, 0.5);
    }

    @Test
    void equalValuesAllStandInTheMiddle() {
        assertThat(values(PercentileRank.of(outcomes(-3, -3, -3)))).containsExactly(0.5, 0.5, 0.5);
    }

    @Test
    void roundingIsNoDifference() {
        assertThat(values(PercentileRank.of(outcomes(0, 1e-12)))).containsExactly(0.5, 0.5);
        assertThat(values(PercentileRank.of(outcomes(0, 3e-12)))).containsExactly(0.25, 0.75);
        assertThat(values(PercentileRank.of(outcomes(1e6, 1e6 + 5e-7)))).containsExactly(0.5, 0.5);
        assertThat(values(PercentileRank.of(outcomes(1e6 + 5e-6, 1e6)))).containsExactly(0.75, 0.25);
        assertThat(values(PercentileRank.of(outcomes(-1e6, -1e6 - 5e-7)))).containsExactly(0.5, 0.5);
    }

    @Test
    void aCityWithoutAValueHasNoRankAndCountsForNobody() {
        Outcome unknown = Outcome.absent(Reason.ZERO_DENOMINATOR);

        assertThat(PercentileRank.of(Outcome.of(7), unknown, Outcome.of(9)))
                .containsExactly(Outcome.of(0.25), unknown, Outcome.of(0.75));
    }

    @Test
    void oneValueHasNothingToBeComparedWith() {
        Outcome unknown = Outcome.absent(Reason.MISSING_INPUT);

        assertThat(PercentileRank.of(Outcome.of(7), unknown))
                .containsExactly(Outcome.absent(Reason.TOO_FEW_CITIES), unknown);
        assertThat(PercentileRank.of()).isEmpty();
    }

    @Seeded
    void liesInItsRangeAveragesToOneHalfAndRisesWithTheValue(long seed) {
        var region = new RandomRegion(seed);
        double[] figures = region.column(i -> region.random().nextInt(10));
        double[] ranks = values(PercentileRank.of(outcomes(figures)));
        double half = 0.5 / region.size();

        assertThat(sum(ranks)).isCloseTo(region.size() / 2.0, within(1e-12));
        for (int i = 0; i < ranks.length; i++) {
            assertThat(ranks[i]).isBetween(half - 1e-12, 1 - half + 1e-12);
            for (int j = 0; j < ranks.length; j++) {
                assertThat(Math.signum(ranks[i] - ranks[j])).isEqualTo(Math.signum(figures[i] - figures[j]));
            }
        }
    }

    @Seeded
    void neitherTheOrderNorTheUnitMatters(long seed) {
        var region = new RandomRegion(seed);
        double[] figures = region.between(-5, 5);
        Outcome[] ranks = PercentileRank.of(outcomes(figures));
        int[] order = region.shuffled();
        Outcome[] shuffled = PercentileRank.of(
                outcomes(Arrays.stream(order).mapToDouble(i -> figures[i]).toArray()));
        Outcome[] turned = PercentileRank.of(outcomes(RandomRegion.times(figures, -3)));

        for (int k = 0; k < order.length; k++) {
            assertThat(shuffled[k]).isEqualTo(ranks[order[k]]);
            assertThat(value(turned[k])).isCloseTo(1 - value(ranks[k]), within(1e-12));
        }
    }

    static Outcome[] outcomes(double... values) {
        return Arrays.stream(values).mapToObj(Outcome::of).toArray(Outcome[]::new);
    }
}
