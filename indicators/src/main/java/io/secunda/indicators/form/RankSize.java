package io.secunda.indicators.form;

import static io.secunda.indicators.Outcome.Reason.LOGARITHM_OF_NON_POSITIVE;
import static io.secunda.indicators.Outcome.Reason.TOO_FEW_CITIES;
import static io.secunda.indicators.Outcome.Reason.ZERO_DENOMINATOR;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Columns;
import io.secunda.indicators.numeric.Line;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How fast rank grows as size falls, over all cities of a region.
 *
 * <p>Slope of {@code ln(r − ½)} on {@code ln x₍ᵣ₎} by ordinary least squares; standard error {@code √(2/n)·|slope|}.
 *
 * <ul>
 *   <li><b>Unit, range:</b> none; below 0, −1 for Zipf's law, nearer to 0 the more the largest city dominates.
 *   <li><b>Absent:</b> with fewer than two cities, a size that is 0 or negative, or equal sizes.
 *   <li><b>Cost:</b> O(n log n). The order given to tied cities does not matter.
 *   <li><b>Source:</b> Gabaix and Ibragimov 2011, J. Business and Economic Statistics 29:24–39.
 * </ul>
 */
public final class RankSize {

    private RankSize() {}

    /** The slope, and how sure it is. */
    public record Result(Outcome slope, Outcome standardError) {

        private static Result absent(Outcome.Reason reason) {
            return new Result(Outcome.absent(reason), Outcome.absent(reason));
        }
    }

    /**
     * The slope.
     *
     * @param x size of each city, such as its population
     */
    public static Result of(double[] x) {
        Columns.requireComplete(x);
        if (x.length < 2) {
            return Result.absent(TOO_FEW_CITIES);
        }
        if (Arrays.stream(x).anyMatch(size -> size <= 0)) {
            return Result.absent(LOGARITHM_OF_NON_POSITIVE);
        }
        double[] sizes = Arrays.stream(x)
                .boxed()
                .sorted(Comparator.reverseOrder())
                .mapToDouble(Math::log)
                .toArray();
        if (Columns.isConstant(sizes, 1)) {
            return Result.absent(ZERO_DENOMINATOR);
        }
        double[] ranks = IntStream.rangeClosed(1, x.length)
                .mapToDouble(r -> Math.log(r - 0.5))
                .toArray();
        double slope = Line.through(sizes, ranks).slope();
        return new Result(Outcome.of(slope), Outcome.of(Math.sqrt(2.0 / x.length) * Math.abs(slope)));
    }
}
