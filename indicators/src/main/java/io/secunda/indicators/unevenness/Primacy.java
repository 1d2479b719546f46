package io.secunda.indicators.unevenness;

import static io.secunda.indicators.Outcome.Reason.TOO_FEW_CITIES;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Columns;
import io.secunda.indicators.numeric.Sum;
import java.util.Arrays;

/**
 * What part of the total lies in the largest city.
 *
 * <p>{@code x₍₁₎ / Σx}.
 *
 * <ul>
 *   <li><b>Unit, range:</b> share; 1/n to 1, if no x is negative.
 *   <li><b>Absent:</b> with fewer than two cities, or when the total is 0.
 *   <li><b>Cost:</b> O(n), compensated sum.
 *   <li><b>Source:</b> Jefferson 1939, Geographical Review 29:226–232 (the primate city).
 * </ul>
 */
public final class Primacy {

    private Primacy() {}

    /**
     * The share of the largest.
     *
     * @param x a stock or a flow of each city
     */
    public static Outcome of(double[] x) {
        Columns.requireComplete(x);
        if (x.length < 2) {
            return Outcome.absent(TOO_FEW_CITIES);
        }
        return Outcome.ratio(Arrays.stream(x).max().getAsDouble(), Sum.of(x));
    }
}
