package io.secunda.indicators.function;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Sum;

/**
 * How alike two cities are in what they do.
 *
 * <p>{@code Σ_s a_is a_js / √(Σ_s a_is² Σ_s a_js²)}, a the shares of sectors within a city.
 *
 * <ul>
 *   <li><b>Unit, range:</b> none; 0 (no sector in common) to 1 (the same profile).
 *   <li><b>Absent:</b> when a sector of either city is missing, or a city has none of any.
 *   <li><b>Cost:</b> O(s), compensated sums.
 *   <li><b>Source:</b> UNIDO 1979, World Industry since 1960: Progress and Prospects.
 * </ul>
 */
public final class Similarity {

    private Similarity() {}

    /**
     * The coefficient of a pair.
     *
     * @param first sector values of a city, levels or shares; NaN where there is no figure
     * @param second the same sectors of the other city, possibly in another unit
     */
    public static Outcome of(double[] first, double[] second) {
        return Profile.obstacle(first, second).map(Outcome::absent).orElseGet(() -> cosine(first, second));
    }

    private static Outcome cosine(double[] first, double[] second) {
        double[] a = Profile.shares(first);
        double[] b = Profile.shares(second);
        var joint = new Sum();
        var ownA = new Sum();
        var ownB = new Sum();
        for (int s = 0; s < a.length; s++) {
            joint.add(a[s] * b[s]);
            ownA.add(a[s] * a[s]);
            ownB.add(b[s] * b[s]);
        }
        // rounding can pass 1 by 1e-16 for the same profile
        return Outcome.of(Math.min(1, joint.value() / Math.sqrt(ownA.value() * ownB.value())));
    }
}
