package io.secunda.indicators.peripheralization;

import static io.secunda.indicators.Outcome.Reason.MISSING_INPUT;
import static io.secunda.indicators.Outcome.Reason.TOO_FEW_CITIES;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.dynamics.CompoundGrowth;
import io.secunda.indicators.numeric.Columns;
import io.secunda.indicators.numeric.Sum;

/**
 * How much faster a city grows than its region.
 *
 * <p>{@code [(xᵢ,t/xᵢ,t0)^(1/T) − 1] − [(X_t/X_t0)^(1/T) − 1]}, X the sum over the cities with a value at both ends.
 *
 * <ul>
 *   <li><b>Unit, range:</b> a year; negative for a city that falls behind.
 *   <li><b>Absent:</b> for a city without a value at either end, or whose start is 0 or negative; for all cities when
 *       fewer than two have both values, the window has no length, or the region's start is 0.
 *   <li><b>Cost:</b> O(n), compensated sums.
 *   <li><b>Source:</b> Du, Cardoso and Rocco 2025, Habitat International 103619.
 * </ul>
 */
public final class RelativeGrowth {

    private RelativeGrowth() {}

    /**
     * The difference of growth rates, one outcome a city.
     *
     * @param start x of each city of the region at the start; NaN where there is no figure
     * @param end x at the end; NaN where there is no figure
     * @param years length of the window
     */
    public static Outcome[] of(double[] start, double[] end, double years) {
        Columns.requireFiniteOrMissing(start, end);
        int[] known = Columns.complete(start, end);
        Outcome[] outcomes = Outcome.absent(MISSING_INPUT, start.length);
        Outcome region = CompoundGrowth.of(Sum.of(Columns.pick(start, known)), Sum.of(Columns.pick(end, known)), years);
        for (int i : known) {
            outcomes[i] = known.length < 2
                    ? Outcome.absent(TOO_FEW_CITIES)
                    : difference(CompoundGrowth.of(start[i], end[i], years), region);
        }
        return outcomes;
    }

    private static Outcome difference(Outcome city, Outcome region) {
        if (city instanceof Outcome.Value own && region instanceof Outcome.Value whole) {
            return Outcome.of(own.number() - whole.number());
        }
        return city.isPresent() ? region : city;
    }
}
