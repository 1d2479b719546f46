package io.secunda.indicators.matching;

import io.secunda.indicators.Outcome;

/**
 * What a partnership of two cities promises: different profiles, near one another, where the need is.
 *
 * <p>{@code K/2 · 1/(1 + d/100 km) · need}, K the Krugman index of the pair, d their distance, need the peripheralization of
 * the secondary city, or the mean of both when both are secondary.
 *
 * <ul>
 *   <li><b>Unit, range:</b> none; 0 to 1.
 *   <li><b>Absent:</b> when the Krugman index or the need is.
 *   <li><b>Cost:</b> constant.
 *   <li><b>Source:</b> own.
 * </ul>
 */
public final class PartnershipBenefit {

    private static final double HALF_DISTANCE_KM = 100;

    private PartnershipBenefit() {}

    /**
     * The benefit of a pair.
     *
     * @param krugman K, 0 to 2
     * @param distanceKm d, kilometres, ≥ 0
     * @param need 0 to 1, see {@link #need}
     */
    public static Outcome of(Outcome krugman, double distanceKm, Outcome need) {
        if (krugman instanceof Outcome.Value difference && need instanceof Outcome.Value periphery) {
            return Outcome.of(difference.number() / 2 / (1 + distanceKm / HALF_DISTANCE_KM) * periphery.number());
        }
        return krugman.isPresent() ? need : krugman;
    }

    /** The need of a pair of secondary cities; of a core and a secondary city it is the latter's alone. */
    public static Outcome need(Outcome first, Outcome second) {
        if (first instanceof Outcome.Value one && second instanceof Outcome.Value other) {
            return Outcome.of((one.number() + other.number()) / 2);
        }
        return first.isPresent() ? second : first;
    }
}
