package io.secunda.indicators.peripheralization;

import static io.secunda.indicators.Outcome.Reason.MISSING_INPUT;
import static io.secunda.indicators.Outcome.Reason.TOO_FEW_CITIES;
import static io.secunda.indicators.Outcome.Reason.ZERO_DENOMINATOR;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Columns;
import io.secunda.indicators.numeric.Sum;

/**
 * How much larger an age group weighs in a city than in its region.
 *
 * <p>{@code vᵢ/pᵢ − Σv/Σp}, the sums over the cities that have both figures.
 *
 * <ul>
 *   <li><b>Unit, range:</b> difference of shares; −1 to 1, positive for a city older than its region. Weighted by
 *       population the gaps add up to 0.
 *   <li><b>Absent:</b> for a city that lacks a figure or has no people; for all when fewer than two cities have both.
 *   <li><b>Cost:</b> O(n), compensated sums.
 *   <li><b>Source:</b> Du, Cardoso and Rocco 2025, Habitat International 103619.
 * </ul>
 */
public final class AgeingGap {

    private AgeingGap() {}

    /**
     * The gap, one outcome a city.
     *
     * @param group persons of the age group (60 and over, else 65 and over) in each city; NaN where there is no figure
     * @param population persons of all ages; NaN where there is no figure
     */
    public static Outcome[] of(double[] group, double[] population) {
        Columns.requireFiniteOrMissing(group, population);
        int[] known = Columns.complete(group, population);
        double all = Sum.of(Columns.pick(population, known));
        double share = Sum.of(Columns.pick(group, known)) / all;
        Outcome[] outcomes = Outcome.absent(MISSING_INPUT, group.length);
        for (int i : known) {
            if (known.length < 2) {
                outcomes[i] = Outcome.absent(TOO_FEW_CITIES);
            } else if (population[i] <= 0 || all <= 0) {
                outcomes[i] = Outcome.absent(ZERO_DENOMINATOR);
            } else {
                outcomes[i] = Outcome.of(group[i] / population[i] - share);
            }
        }
        return outcomes;
    }
}
