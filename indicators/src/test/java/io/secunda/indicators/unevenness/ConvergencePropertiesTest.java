package io.secunda.indicators.unevenness;

import static io.secunda.indicators.RandomRegion.map;
import static io.secunda.indicators.RandomRegion.sum;
import static io.secunda.indicators.RandomRegion.times;
import static io.secunda.indicators.RandomRegion.value;
import static io.secunda.indicators.RandomRegion.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.Outcome.Reason;
import io.secunda.indicators.RandomRegion;
import io.secunda.indicators.Seeded;
import io.secunda.indicators.peripheralization.ShareShift;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.stat.regression.SimpleRegression;
import org.junit.jupiter.api.Test;

/** What holds for the measures that compare two periods. */
class ConvergencePropertiesTest {

    @Seeded
    void betaDoesNotDependOnTheUnitsOfEitherEnd(long seed) {
        var region = new RandomRegion(seed);
        double[] start = region.between(1e4, 2e5);
        double[] end = region.between(2e4, 3e5);
        double factor = region.random().nextDouble(0.01, 100);

        List<Double> before = statistics(Beta.of(start, end, 5));
        List<Double> startScaled = statistics(Beta.of(times(start, factor), end, 5));
        List<Double> endScaled = statistics(Beta.of(start, times(end, factor), 5));
        for (int k = 0; k < before.size(); k++) {
            double tolerance = 1e-9 * Math.max(1, Math.abs(before.get(k)));
            assertThat(startScaled.get(k)).isCloseTo(before.get(k), within(tolerance));
            assertThat(endScaled.get(k)).isCloseTo(before.get(k), within(tolerance));
        }
    }

    @Seeded
    void betaIsTheSlopeBetweenTheLevelsAndNeedsItForSigmaToFall(long seed) {
        var region = new RandomRegion(seed);
        double[] start = region.between(1e4, 2e5);
        double[] end = region.between(2e4, 3e5);
        double years = region.random().nextDouble(1, 20);
        double[] ones = region.column(i -> 1);

        var levels = new SimpleRegression();
        IntStream.range(0, start.length).forEach(i -> levels.addData(Math.log(start[i]), Math.log(end[i])));
        double remaining = 1 + value(Beta.of(start, end, years).slope()) * years;
        double before = value(Sigma.of(start, ones));
        double after = value(Sigma.of(end, ones));

        assertThat(remaining).isCloseTo(levels.getSlope(), within(1e-10));
        assertThat(remaining * remaining * before * before)
                .isCloseTo(levels.getRSquare() * after * after, within(1e-10));
    }

    @Seeded
    void betaAgreesWithTheRegressionOfALibrary(long seed) {
        var region = new RandomRegion(seed);
        double[] start = region.between(1e4, 2e5);
        double[] end = region.between(2e4, 3e5);
        var library = new SimpleRegression();
        IntStream.range(0, start.length)
                .forEach(i -> library.addData(Math.log(start[i]), Math.log(end[i] / start[i]) / 7));

        var beta = Beta.of(start, end, 7);
        assertThat(value(beta.standardError())).isCloseTo(library.getSlopeStdErr(), within(1e-10));
        assertThat(value(beta.p())).isCloseTo(library.getSignificance(), within(1e-9));
        assertThat(value(beta.intercept())).isCloseTo(library.getIntercept(), within(1e-9));
    }

    @Test
    void hasNoR2WhereAllGrowAlikeUpToRounding() {
        double[] start = {1, 3, 5, 7};
        var beta = Beta.of(start, times(start, 1.1), 5);

        assertThat(beta.r2()).isEqualTo(new Outcome.Absent(Reason.ZERO_DENOMINATOR));
        assertThat(value(beta.slope())).isCloseTo(0, within(1e-12));
    }

    @Test
    void hasNoSpeedWhereThePoorestOvertake() {
        assertThat(Beta.of(new double[] {1, 2, 4}, new double[] {4, 2, 0.9}, 5).speed())
                .isEqualTo(new Outcome.Absent(Reason.LOGARITHM_OF_NON_POSITIVE));
    }

    @Seeded
    void polarizationIsTheSumOfTheCoresShareShiftsAndAllShiftsCancel(long seed) {
        var region = new RandomRegion(seed);
        double[] start = region.population();
        double[] end = region.population();
        boolean[] core = region.core();

        double[] shifts = values(ShareShift.of(start, end, 3.5));
        assertThat(value(Polarization.of(start, end, core, 3.5))).isCloseTo(sum(shifts, core, true), within(1e-11));
        assertThat(sum(shifts)).isCloseTo(0, within(1e-11));
    }

    @Seeded
    void rankMobilityIsSymmetricBoundedAndBlindToScale(long seed) {
        var region = new RandomRegion(seed);
        double[] start = region.between(1, 100);
        double[] end = region.between(1, 100);

        double mobility = value(RankMobility.of(start, end));
        assertThat(mobility).isBetween(0.0, 2.0);
        assertThat(value(RankMobility.of(end, start))).isCloseTo(mobility, within(1e-12));
        assertThat(value(RankMobility.of(map(start, Math::log), map(end, x -> x * x * x))))
                .isCloseTo(mobility, within(1e-12));
        assertThat(value(RankMobility.of(start, start))).isCloseTo(0, within(1e-12));
        assertThat(value(RankMobility.of(start, times(start, -1)))).isCloseTo(2, within(1e-12));
    }

    private static List<Double> statistics(Beta.Result beta) {
        return Arrays.asList(
                value(beta.slope()), value(beta.standardError()), value(beta.t()), value(beta.p()), value(beta.r2()));
    }
}
