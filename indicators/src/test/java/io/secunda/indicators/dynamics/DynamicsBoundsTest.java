package io.secunda.indicators.dynamics;

import static io.secunda.indicators.RandomRegion.value;
import static io.secunda.indicators.RandomRegion.values;
import static io.secunda.indicators.Refusals.ENDLESS;
import static io.secunda.indicators.Refusals.assertRefused;
import static io.secunda.indicators.Refusals.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.Outcome.Reason;
import org.junit.jupiter.api.Test;

/** Where a series begins to have growth, a trend, a change of pace. */
class DynamicsBoundsTest {

    private static final Outcome TOO_FEW = Outcome.absent(Reason.TOO_FEW_OBSERVATIONS);
    private static final Series ONE = Series.of(column(0), column(3));
    private static final Series TWO = Series.of(column(0, 2), column(4, 9));

    @Test
    void twoObservationsHaveGrowthAndATrend() {
        assertThat(value(Growth.of(TWO))).isCloseTo(0.5, within(1e-12));
        assertThat(value(SenSlope.of(TWO))).isCloseTo(2.5, within(1e-12));
        assertThat(value(MannKendall.of(TWO).s())).isEqualTo(1);
        // n(n − 1)(2n + 5)/18 without ties
        assertThat(value(MannKendall.of(TWO).variance())).isCloseTo(1, within(1e-12));
        assertThat(values(StepGrowth.of(TWO))).containsExactly(new double[] {0.5}, within(1e-12));
    }

    @Test
    void oneObservationHasNone() {
        assertThat(Growth.of(ONE)).isEqualTo(TOO_FEW);
        assertThat(SenSlope.of(ONE)).isEqualTo(TOO_FEW);
        assertThat(MannKendall.of(ONE).s()).isEqualTo(TOO_FEW);
        assertThat(MannKendall.of(ONE).p()).isEqualTo(TOO_FEW);
        assertThat(StepGrowth.of(ONE)).isEmpty();
    }

    @Test
    void aChangeOfPaceNeedsThree() {
        assertThat(Acceleration.of(TWO)).isEqualTo(TOO_FEW);
        assertThat(value(Acceleration.of(Series.of(column(0, 1, 2), column(1, 2, 6)))))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void aHalfWithoutGrowthHasNoChangeOfPace() {
        Outcome nothing = Outcome.absent(Reason.ZERO_DENOMINATOR);

        assertThat(Acceleration.of(Series.of(column(0, 1, 2), column(0, 2, 6)))).isEqualTo(nothing);
        assertThat(Acceleration.of(Series.of(column(0, 1, 2), column(1, 0, 6)))).isEqualTo(nothing);
    }

    @Test
    void growthByStepsFollowsTheirLength() {
        assertThat(values(StepGrowth.of(Series.of(column(0, 1, 3), column(2, 3, 12)))))
                .containsExactly(new double[] {0.5, 1}, within(1e-12));
        assertThat(StepGrowth.of(Series.of(column(0, 1, 2), column(0, 3, -1))))
                .containsExactly(
                        Outcome.absent(Reason.ZERO_DENOMINATOR), Outcome.absent(Reason.LOGARITHM_OF_NON_POSITIVE));
    }

    @Test
    void aNegativeZeroTiesWithZero() {
        assertThat(MannKendall.of(Series.of(column(0, 1, 2), column(0.0, -0.0, 5))))
                .isEqualTo(MannKendall.of(Series.of(column(0, 1, 2), column(0, 0, 5))));
    }

    @Test
    void unfitFiguresAreRefused() {
        assertRefused(
                () -> Series.of(column(0, 1), column(1, ENDLESS)), () -> Series.of(column(0, 1), column(1, 2, 3)));
    }
}
