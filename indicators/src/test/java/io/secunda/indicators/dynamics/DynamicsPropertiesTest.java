package io.secunda.indicators.dynamics;

import static io.secunda.indicators.RandomRegion.map;
import static io.secunda.indicators.RandomRegion.times;
import static io.secunda.indicators.RandomRegion.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.secunda.indicators.RandomRegion;
import io.secunda.indicators.Seeded;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for any series. */
class DynamicsPropertiesTest {

    @Seeded
    void theTrendTurnsWithTheSignAndTheOrderAndIgnoresScale(long seed) {
        var region = new RandomRegion(seed);
        double[] values = map(region.between(1, 12), Math::rint);
        double[] years = years(region);
        double s = value(MannKendall.of(Series.of(years, values)).s());

        assertThat(value(MannKendall.of(Series.of(years, times(values, -1))).s()))
                .isEqualTo(-s);
        assertThat(value(MannKendall.of(Series.of(times(years, -1), values)).s()))
                .isEqualTo(-s);
        assertThat(MannKendall.of(Series.of(years, map(values, x -> x * x))))
                .isEqualTo(MannKendall.of(Series.of(years, values)));
        assertThat(Math.abs(s)).isLessThanOrEqualTo(values.length * (values.length - 1) / 2.0);
    }

    @Seeded
    void theSlopeFollowsLinearMapsAndAgreesWithTheTrend(long seed) {
        var region = new RandomRegion(seed);
        double[] values = region.between(1, 100);
        double[] years = years(region);
        double slope = value(SenSlope.of(Series.of(years, values)));
        double drift = region.random().nextDouble(-5, 5);
        double[] drifting = region.column(i -> values[i] + drift * years[i]);

        assertThat(value(SenSlope.of(Series.of(years, map(values, x -> 7 - 2 * x)))))
                .isCloseTo(-2 * slope, within(1e-9));
        assertThat(value(SenSlope.of(Series.of(years, drifting)))).isCloseTo(slope + drift, within(1e-9));
        assertThat(slope * value(MannKendall.of(Series.of(years, values)).s())).isGreaterThanOrEqualTo(0);
    }

    @Seeded
    void growthIgnoresTheUnitAndUndoesItselfBackwards(long seed) {
        var region = new RandomRegion(seed);
        double[] values = region.between(1, 100);
        double[] years = years(region);
        double growth = value(Growth.of(Series.of(years, values)));

        assertThat(value(Growth.of(Series.of(years, times(values, 1e6))))).isCloseTo(growth, within(1e-9));
        assertThat((1 + growth) * (1 + value(Growth.of(Series.of(times(years, -1), values)))))
                .isCloseTo(1, within(1e-9));
    }

    @Seeded
    void steadyGrowthDoesNotAccelerate(long seed) {
        var region = new RandomRegion(seed);
        double rate = region.random().nextDouble(-0.2, 0.2);
        double[] years = years(region);

        assertThat(value(Acceleration.of(Series.of(years, map(years, t -> 50 * Math.exp(rate * t))))))
                .isCloseTo(0, within(1e-9));
    }

    @Test
    void theHalvesMeetAtTheEarlierOfTwoEquallyNear() {
        double[] months = {0, 5 / 12.0, 7 / 12.0, 1};

        assertThat(value(Acceleration.of(Series.of(months, new double[] {1, 2, 4, 8}))))
                .isCloseTo(Math.pow(4, 12 / 7.0) - Math.pow(2, 12 / 5.0), within(1e-9));
    }

    @Test
    void twoFiguresForOneMomentAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Series.of(new double[] {1, 1}, new double[] {5, 6}))
                .withMessage("two observations at year 1.0");
        assertThat(Series.of(new double[] {1, 1}, new double[] {5, Double.NaN}).size())
                .isEqualTo(1);
    }

    private static double[] years(RandomRegion region) {
        return IntStream.range(0, region.size()).mapToDouble(i -> i * 1.25).toArray();
    }
}
