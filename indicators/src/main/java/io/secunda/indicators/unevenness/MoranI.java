package io.secunda.indicators.unevenness;

import static io.secunda.indicators.Outcome.Reason.TOO_FEW_CITIES;
import static io.secunda.indicators.Outcome.Reason.ZERO_DENOMINATOR;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.geography.Neighbours;
import io.secunda.indicators.numeric.Columns;
import io.secunda.indicators.numeric.Sum;
import java.util.Arrays;

/**
 * Whether rich cities lie beside rich ones and poor beside poor (spatial autocorrelation).
 *
 * <p>{@code I = (n/W) Σᵢⱼ wᵢⱼ zᵢ zⱼ / Σ zᵢ²}, {@code zᵢ = yᵢ − ȳ}; {@code wᵢⱼ = 1/k} for the k = 4 nearest neighbours of
 * i, so {@code W = n}. Under normality {@code E = −1/(n − 1)} and
 * {@code Var = (n²S₁ − nS₂ + 3W²)/((n² − 1)W²) − E²}, {@code S₁ = ½Σᵢⱼ(wᵢⱼ + wⱼᵢ)²}, {@code S₂ = Σᵢ(wᵢ· + w·ᵢ)²};
 * {@code z = (I − E)/√Var}.
 *
 * <ul>
 *   <li><b>Unit, range:</b> none; about −1 to 1, though 1 is no strict bound for nearest-neighbour weights.
 *   <li><b>Absent:</b> with fewer than six cities (five are all neighbours of one another, and I is −1/4 whatever the
 *       data), or when all values are equal.
 *   <li><b>Cost:</b> O(n·k), finding the neighbours O(n² log n).
 *   <li><b>Source:</b> Moran 1950, Biometrika 37:17–23; Cliff and Ord 1981, Spatial Processes, pp. 42–44.
 * </ul>
 */
public final class MoranI {

    /** Neighbours of a city. */
    public static final int NEIGHBOURS = 4;

    private static final int FEWEST_CITIES = NEIGHBOURS + 2;

    private MoranI() {}

    /** The index, and how unusual it is without spatial pattern. */
    public record Result(Outcome value, Outcome expected, Outcome variance, Outcome z) {

        private static Result absent(Outcome.Reason reason) {
            Outcome none = Outcome.absent(reason);
            return new Result(none, none, none, none);
        }
    }

    /**
     * The index for cities that all have a value.
     *
     * @param y GDP per person or any other rate, in order of city code
     * @param lon degrees east
     * @param lat degrees north
     */
    public static Result of(double[] y, double[] lon, double[] lat) {
        Columns.requireComplete(y, lon, lat);
        if (y.length < FEWEST_CITIES) {
            return Result.absent(TOO_FEW_CITIES);
        }
        return of(y, Neighbours.nearest(lon, lat, NEIGHBOURS));
    }

    /**
     * The index with neighbours found before.
     *
     * @param y GDP per person or any other rate
     * @param neighbours for each city the same number of others, see {@link Neighbours#nearest}
     */
    public static Result of(double[] y, int[][] neighbours) {
        Columns.requireComplete(y);
        Columns.requireLength(y.length, neighbours.length);
        if (y.length < FEWEST_CITIES) {
            return Result.absent(TOO_FEW_CITIES);
        }
        if (Columns.isConstant(y)) {
            return Result.absent(ZERO_DENOMINATOR);
        }
        double index = index(y, neighbours);
        double expected = -1.0 / (y.length - 1);
        double variance = variance(neighbours, expected);
        return new Result(
                Outcome.of(index),
                Outcome.of(expected),
                Outcome.of(variance),
                variance > 0 ? Outcome.of((index - expected) / Math.sqrt(variance)) : Outcome.absent(ZERO_DENOMINATOR));
    }

    private static double index(double[] y, int[][] neighbours) {
        double mean = Sum.of(y) / y.length;
        double[] z = Arrays.stream(y).map(v -> v - mean).toArray();
        var joint = new Sum();
        var own = new Sum();
        for (int i = 0; i < z.length; i++) {
            for (int j : neighbours[i]) {
                joint.add(z[i] * z[j] / neighbours[i].length);
            }
            own.add(z[i] * z[i]);
        }
        return joint.value() / own.value();
    }

    private static double variance(int[][] neighbours, double expected) {
        int n = neighbours.length;
        double s1 = 0;
        double s2 = 0;
        double[] column = new double[n];
        for (int i = 0; i < n; i++) {
            double w = 1.0 / neighbours[i].length;
            for (int j : neighbours[i]) {
                column[j] += w;
                // (w + w)² for a mutual pair, met from both its sides, and w² + w² for a one-sided one, met once
                s1 += isNeighbour(neighbours[j], i) ? 2 * w * w : w * w;
            }
        }
        for (double received : column) {
            s2 += (1 + received) * (1 + received);
        }
        double total = n;
        return (total * n * s1 - n * s2 + 3 * total * total) / ((total * n - 1) * total * total) - expected * expected;
    }

    private static boolean isNeighbour(int[] neighbours, int city) {
        return Arrays.stream(neighbours).anyMatch(j -> j == city);
    }
}
