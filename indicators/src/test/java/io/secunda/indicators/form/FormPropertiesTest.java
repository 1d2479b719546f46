package io.secunda.indicators.form;

import static io.secunda.indicators.RandomRegion.map;
import static io.secunda.indicators.RandomRegion.times;
import static io.secunda.indicators.RandomRegion.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.Outcome.Reason;
import io.secunda.indicators.RandomRegion;
import io.secunda.indicators.Seeded;
import io.secunda.indicators.numeric.Columns;
import org.junit.jupiter.api.Test;

/** What holds for the distribution of city sizes. */
class FormPropertiesTest {

    @Seeded
    void aPowerOfTheSizesMultipliesPolycentricityAndDividesRankSize(long seed) {
        var region = new RandomRegion(seed);
        double[] x = region.population();
        double power = region.random().nextDouble(0.2, 2);
        double[] raised = map(x, size -> Math.pow(size, power));

        assertThat(value(MorphologicalPolycentricity.of(raised)))
                .isCloseTo(power * value(MorphologicalPolycentricity.of(x)), within(1e-9));
        assertThat(value(RankSize.of(raised).slope()))
                .isCloseTo(value(RankSize.of(x).slope()) / power, within(1e-9));
    }

    @Seeded
    void neitherTheUnitNorTheOrderMatters(long seed) {
        var region = new RandomRegion(seed);
        double[] x = map(region.population(), size -> Math.rint(size / 1e6) + 1);
        double[] other = Columns.pick(times(x, 1e4), region.shuffled());

        assertThat(value(MorphologicalPolycentricity.of(other)))
                .isCloseTo(value(MorphologicalPolycentricity.of(x)), within(1e-12));
        assertThat(value(MorphologicalPolycentricity.of(x))).isLessThanOrEqualTo(0);
        if (!Columns.isConstant(x)) {
            assertThat(value(RankSize.of(other).slope()))
                    .isCloseTo(value(RankSize.of(x).slope()), within(1e-12));
            assertThat(value(RankSize.of(x).slope())).isNegative();
        }
    }

    @Seeded
    void equalSizesArePolycentricWhateverTheyAre(long seed) {
        var region = new RandomRegion(seed);
        double size = region.random().nextDouble(1e4, 3e7);

        assertThat(value(MorphologicalPolycentricity.of(region.column(i -> size))))
                .isCloseTo(0, within(1e-12));
    }

    @Test
    void equalSizesArePolycentricAndHaveNoRankSizeRule() {
        double[] equal = {7, 7, 7};

        assertThat(MorphologicalPolycentricity.of(equal)).isEqualTo(new Outcome.Value(0));
        assertThat(RankSize.of(equal).slope()).isEqualTo(new Outcome.Absent(Reason.ZERO_DENOMINATOR));
    }
}
