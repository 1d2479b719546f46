package io.secunda.indicators.unevenness;

import static io.secunda.indicators.RandomRegion.sum;
import static io.secunda.indicators.RandomRegion.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.Outcome.Reason;
import io.secunda.indicators.RandomRegion;
import io.secunda.indicators.Seeded;
import org.junit.jupiter.api.Test;

/** What holds for the measures of concentration on few cities or on the cores. */
class ConcentrationPropertiesTest {

    @Seeded
    void concentrationLiesBetweenItsBounds(long seed) {
        var region = new RandomRegion(seed);
        double[] x = region.population();
        double hhi = value(Hhi.of(x));
        double primacy = value(Primacy.of(x));

        assertThat(hhi).isBetween(1.0 / region.size() - 1e-12, 1.0);
        assertThat(hhi).isBetween(primacy * primacy - 1e-12, primacy + 1e-12);
    }

    @Seeded
    void theRatioOfCoresToSecondaryCitiesFollowsFromTheirShares(long seed) {
        var region = new RandomRegion(seed);
        double[] population = region.population();
        double[] x = region.gdp(population);
        boolean[] core = region.core();
        double s = value(CoreShare.of(x, core));
        double q = value(CoreShare.of(population, core));

        assertThat(value(CoreSecondaryRatio.of(x, population, core)))
                .isCloseTo(s / (1 - s) / (q / (1 - q)), within(1e-9 * s / (1 - s) / (q / (1 - q))));
        assertThat(s).isCloseTo(sum(x, core, true) / sum(x), within(1e-12));
    }

    @Test
    void isAbsentRatherThanZeroWhereNoCoreIsKnown() {
        assertThat(CoreShare.of(new double[] {Double.NaN, 2, 3}, new boolean[] {true, false, false}))
                .isEqualTo(new Outcome.Absent(Reason.EMPTY_GROUP));
    }

    @Test
    void isAbsentForOneCityAndWithoutATotal() {
        assertThat(Hhi.of(new double[] {5})).isEqualTo(new Outcome.Absent(Reason.TOO_FEW_CITIES));
        assertThat(Primacy.of(new double[] {0, 0})).isEqualTo(new Outcome.Absent(Reason.ZERO_DENOMINATOR));
        assertThat(CoreShare.of(new double[2], new boolean[] {true, false}))
                .isEqualTo(new Outcome.Absent(Reason.ZERO_DENOMINATOR));
    }

    @Test
    void refusesAMissingFigureAmongCompleteCases() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Hhi.of(new double[] {1, Double.NaN}))
                .withMessage("figure 1 is NaN, expected complete cases of finite figures");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CoreShare.of(new double[] {1, 2}, new boolean[] {true}))
                .withMessage("1 entries for 2 cities");
    }
}
