package io.secunda.indicators.form;

import static io.secunda.indicators.Outcome.Reason.LOGARITHM_OF_NON_POSITIVE;
import static io.secunda.indicators.Outcome.Reason.TOO_FEW_CITIES;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Columns;
import io.secunda.indicators.numeric.Line;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How far a region's largest cities are of equal size.
 *
 * <p>Mean over N = 2, 3, 4 of the slope b of {@code ln x₍ᵣ₎ = a + b·ln r}, r = 1 … N, over the N largest cities.
 *
 * <ul>
 *   <li><b>Unit, range:</b> none; 0 (equal sizes, polycentric) downwards (monocentric).
 *   <li><b>Absent:</b> with fewer than two cities, or when one of the four largest is 0 or negative. With two or three
 *       cities the mean is over N up to that number.
 *   <li><b>Cost:</b> O(n log n).
 *   <li><b>Source:</b> Burger and Meijers 2012, Urban Studies 49:1127–1149.
 * </ul>
 */
public final class MorphologicalPolycentricity {

    private static final int MOST_CITIES = 4;

    private MorphologicalPolycentricity() {}

    /**
     * The mean slope.
     *
     * @param x size of each city, such as its population
     */
    public static Outcome of(double[] x) {
        Columns.requireComplete(x);
        if (x.length < 2) {
            return Outcome.absent(TOO_FEW_CITIES);
        }
        double[] largest = Arrays.stream(x)
                .boxed()
                .sorted(Comparator.reverseOrder())
                .limit(MOST_CITIES)
                .mapToDouble(Double::doubleValue)
                .toArray();
        if (largest[largest.length - 1] <= 0) {
            return Outcome.absent(LOGARITHM_OF_NON_POSITIVE);
        }
        return Outcome.of(IntStream.rangeClosed(2, largest.length)
                .mapToDouble(n -> slope(largest, n))
                .average()
                .getAsDouble());
    }

    private static double slope(double[] largest, int n) {
        double[] ranks = IntStream.rangeClosed(1, n).mapToDouble(Math::log).toArray();
        double[] sizes = Arrays.stream(largest, 0, n).map(Math::log).toArray();
        return Line.through(ranks, sizes).slope();
    }
}
