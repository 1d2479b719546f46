package io.secunda.indicators.function;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Sum;

/**
 * How different two cities are in what they do.
 *
 * <p>{@code Σ_s |a_is − a_js|}, a the shares of sectors within a city.
 *
 * <ul>
 *   <li><b>Unit, range:</b> none; 0 (the same profile) to 2 (no sector in common).
 *   <li><b>Absent:</b> when a sector of either city is missing, or a city has none of any.
 *   <li><b>Cost:</b> O(s), compensated sum.
 *   <li><b>Source:</b> Krugman 1991, Geography and Trade, p. 76.
 * </ul>
 */
public final class Krugman {

    private Krugman() {}

    /**
     * The index of a pair.
     *
     * @param first sector values of a city, levels or shares; NaN where there is no figure
     * @param second the same sectors of the other city, possibly in another unit
     */
    public static Outcome of(double[] first, double[] second) {
        return Profile.obstacle(first, second).map(Outcome::absent).orElseGet(() -> difference(first, second));
    }

    private static Outcome difference(double[] first, double[] second) {
        double[] a = Profile.shares(first);
        double[] b = Profile.shares(second);
        var sum = new Sum();
        for (int s = 0; s < a.length; s++) {
            sum.add(Math.abs(a[s] - b[s]));
        }
        return Outcome.of(sum.value());
    }
}
