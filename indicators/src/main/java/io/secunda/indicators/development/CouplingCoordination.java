package io.secunda.indicators.development;

import static io.secunda.indicators.Outcome.Reason.LOGARITHM_OF_NON_POSITIVE;
import static io.secunda.indicators.Outcome.Reason.MISSING_INPUT;
import static io.secunda.indicators.Outcome.Reason.ZERO_DENOMINATOR;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Sum;
import java.util.Arrays;

/**
 * Whether a city's dimensions develop together, and how far.
 *
 * <p>Over the six dimension scores U: coupling {@code C = (ΠU)^{1/6}/mean(U)}, level {@code T = mean(U)}, coordination
 * {@code D = √(C·T)}, the square root of their geometric mean.
 *
 * <ul>
 *   <li><b>Unit, range:</b> none; 0 to 1 each, if the scores are. C is no level: six scores of 0.01 give C = 1. One
 *       dimension at 0 makes C and D 0.
 *   <li><b>Absent:</b> when a score is missing, all are 0, or one is negative.
 *   <li><b>Cost:</b> constant.
 *   <li><b>Source:</b> coupling coordination degree, in the form with the geometric mean used for Chinese city regions; see
 *       Du, Cardoso and Rocco 2024, Sustainable Cities and Society 103:105266 for the dimensions.
 * </ul>
 */
public final class CouplingCoordination {

    /** Number of dimensions. */
    public static final int DIMENSIONS = 6;

    private CouplingCoordination() {}

    /** Coupling C, level T and coordination D. */
    public record Result(Outcome coupling, Outcome level, Outcome coordination) {

        private static Result absent(Outcome.Reason reason) {
            Outcome none = Outcome.absent(reason);
            return new Result(none, none, none);
        }
    }

    /**
     * The coordination of one city.
     *
     * @param scores of the six dimensions, 0 to 1; NaN where there is none
     */
    public static Result of(double[] scores) {
        if (scores.length != DIMENSIONS) {
            throw new IllegalArgumentException(scores.length + " scores, expected one for each of six dimensions");
        }
        if (Arrays.stream(scores).anyMatch(Double::isNaN)) {
            return Result.absent(MISSING_INPUT);
        }
        if (Arrays.stream(scores).anyMatch(score -> score < 0)) {
            return Result.absent(LOGARITHM_OF_NON_POSITIVE);
        }
        double mean = Sum.of(scores) / DIMENSIONS;
        if (mean == 0) {
            return Result.absent(ZERO_DENOMINATOR);
        }
        double product = Arrays.stream(scores).reduce(1, (a, b) -> a * b);
        double geometricMean = Math.pow(product, 1.0 / DIMENSIONS);
        return new Result(
                // rounding can pass 1 by 1e-16 for equal scores
                Outcome.of(Math.min(1, geometricMean / mean)), Outcome.of(mean), Outcome.of(Math.sqrt(geometricMean)));
    }
}
