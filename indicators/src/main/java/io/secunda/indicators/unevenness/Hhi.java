package io.secunda.indicators.unevenness;

import static io.secunda.indicators.Outcome.Reason.TOO_FEW_CITIES;
import static io.secunda.indicators.Outcome.Reason.ZERO_DENOMINATOR;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Columns;
import io.secunda.indicators.numeric.Sum;
import java.util.Arrays;

/**
 * Concentration of a total on few cities (Herfindahl–Hirschman index).
 *
 * <p>{@code H = Σ (xᵢ/Σx)²}.
 *
 * <ul>
 *   <li><b>Unit, range:</b> none; 1/n (equal cities) to 1 (all in one), if no x is negative.
 *   <li><b>Absent:</b> with fewer than two cities, or when the total is 0.
 *   <li><b>Cost:</b> O(n), compensated sums.
 *   <li><b>Source:</b> Hirschman 1964, American Economic Review 54:761–762.
 * </ul>
 */
public final class Hhi {

    private Hhi() {}

    /**
     * The index.
     *
     * @param x a stock or a flow of each city
     */
    public static Outcome of(double[] x) {
        Columns.requireComplete(x);
        if (x.length < 2) {
            return Outcome.absent(TOO_FEW_CITIES);
        }
        double total = Sum.of(x);
        if (total == 0) {
            return Outcome.absent(ZERO_DENOMINATOR);
        }
        return Outcome.of(
                Sum.of(Arrays.stream(x).map(v -> v / total * (v / total)).toArray()));
    }
}
