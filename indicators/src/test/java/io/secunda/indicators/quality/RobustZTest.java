package io.secunda.indicators.quality;

import static io.secunda.indicators.RandomRegion.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.Outcome.Reason;
import io.secunda.indicators.RandomRegion;
import io.secunda.indicators.Seeded;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RobustZTest {

    /** Median 4; deviations 1, 2, 1, 0, 96, so the MAD is 1. */
    private static final double[] ODD = {5, 2, 3, 4, 100};

    @Test
    void isTheDistanceFromTheMedianInScaledMads() {
        assertThat(value(RobustZ.of(10, ODD))).isCloseTo(6 / 1.4826, within(1e-12));
        assertThat(value(RobustZ.of(4, ODD))).isZero();
        assertThat(value(RobustZ.of(1, ODD))).isCloseTo(-3 / 1.4826, within(1e-12));
    }

    @Test
    void anEvenNumberOfReferencesHasItsMedianBetweenTwo() {
        // median 3.5; deviations 2.5, 1.5, 0.5, 0.5, 1.5, 2.5: MAD 1.5
        assertThat(value(RobustZ.of(8, new double[] {6, 1, 5, 2, 4, 3}))).isCloseTo(3 / 1.4826, within(1e-12));
    }

    @Test
    void needsFiveReferencesThatAreKnown() {
        double[] four = {1, 2, Double.NaN, 3, 4};

        assertThat(RobustZ.of(3, four)).isEqualTo(Outcome.absent(Reason.TOO_FEW_OBSERVATIONS));
        assertThat(RobustZ.of(3, new double[] {1, 2, Double.NaN, 3, 4, 5})).isEqualTo(Outcome.of(0));
    }

    @Test
    void isAbsentWithoutAValueOrWhereMostReferencesAreTheSame() {
        assertThat(RobustZ.of(Double.NaN, ODD)).isEqualTo(Outcome.absent(Reason.MISSING_INPUT));
        assertThat(RobustZ.of(9, new double[] {7, 7, 7, 1, 100})).isEqualTo(Outcome.absent(Reason.ZERO_DENOMINATOR));
        assertThat(RobustZ.of(9, new double[5])).isEqualTo(Outcome.absent(Reason.ZERO_DENOMINATOR));
    }

    @Test
    void roundingIsNoSpread() {
        double[] alike = {-0.3, -0.3 - 1e-13, -0.3 + 1e-13, -0.3 - 2e-13, -0.3 + 2e-13};
        double[] nearlyAlike = {-0.3, -0.3 - 1e-11, -0.3 + 1e-11, -0.3 - 2e-11, -0.3 + 2e-11};

        assertThat(RobustZ.of(9, alike)).isEqualTo(Outcome.absent(Reason.ZERO_DENOMINATOR));
        assertThat(RobustZ.of(9, nearlyAlike).isPresent()).isTrue();
        assertThat(RobustZ.of(9, new double[] {1e6, 1e6 + 1e-7, 1e6 - 1e-7, 1e6 + 2e-7, 1e6 - 2e-7}))
                .isEqualTo(Outcome.absent(Reason.ZERO_DENOMINATOR));
    }

    @Test
    void refusesInfiniteFigures() {
        assertThatIllegalArgumentException().isThrownBy(() -> RobustZ.of(Double.POSITIVE_INFINITY, ODD));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RobustZ.of(1, new double[] {1, 2, 3, 4, Double.NEGATIVE_INFINITY}));
    }

    @Seeded
    void followsLinearMapsAndIgnoresTheOrderAndTheSizeOfAnOutlier(long seed) {
        var region = new RandomRegion(seed, 5);
        double[] reference = region.between(-1, 1);
        double own = region.random().nextDouble(-3, 3);
        double z = value(RobustZ.of(own, reference));
        double[] shuffled =
                Arrays.stream(region.shuffled()).mapToDouble(i -> reference[i]).toArray();
        double[] mapped = RandomRegion.map(reference, r -> 4 - 3 * r);
        double[] sorted = Arrays.stream(reference).sorted().toArray();
        double before = value(RobustZ.of(own, sorted));
        sorted[sorted.length - 1] += 1e6;

        assertThat(value(RobustZ.of(own, shuffled))).isEqualTo(z);
        assertThat(value(RobustZ.of(4 - 3 * own, mapped))).isCloseTo(-z, within(1e-9 * Math.max(1, Math.abs(z))));
        // with five values the largest may be the MAD itself, with seven it cannot move it beyond the next
        if (sorted.length >= 7) {
            assertThat(Math.abs(value(RobustZ.of(own, sorted)))).isLessThanOrEqualTo(Math.abs(before) + 1e-9);
        }
    }
}
