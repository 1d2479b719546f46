package io.secunda.indicators.peripheralization;

import static io.secunda.indicators.Outcome.Reason.MISSING_INPUT;
import static io.secunda.indicators.Outcome.Reason.TOO_FEW_CITIES;
import static io.secunda.indicators.Outcome.Reason.TOO_FEW_OBSERVATIONS;
import static io.secunda.indicators.Outcome.Reason.ZERO_DENOMINATOR;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Columns;
import io.secunda.indicators.numeric.Sum;

/**
 * How fast a city's share of its region rises.
 *
 * <p>{@code 100·(xᵢ,t/X_t − xᵢ,t0/X_t0)/(t − t0)}, X the sum over the cities with a value at both ends.
 *
 * <ul>
 *   <li><b>Unit, range:</b> percentage points a year; the shifts of all cities add up to 0.
 *   <li><b>Absent:</b> for a city without a value at either end; for all cities when fewer than two have both values, the
 *       window has no length, or the region's total is 0 at either end.
 *   <li><b>Cost:</b> O(n), compensated sums.
 *   <li><b>Source:</b> Du, Cardoso and Rocco 2025, Habitat International 103619.
 * </ul>
 */
public final class ShareShift {

    private ShareShift() {}

    /**
     * The shift, one outcome a city.
     *
     * @param start x of each city of the region at the start; NaN where there is no figure
     * @param end x at the end; NaN where there is no figure
     * @param years length of the window
     */
    public static Outcome[] of(double[] start, double[] end, double years) {
        Columns.requireFiniteOrMissing(start, end);
        int[] known = Columns.complete(start, end);
        double before = Sum.of(Columns.pick(start, known));
        double after = Sum.of(Columns.pick(end, known));
        Outcome[] outcomes = Outcome.absent(MISSING_INPUT, start.length);
        for (int i : known) {
            if (known.length < 2) {
                outcomes[i] = Outcome.absent(TOO_FEW_CITIES);
            } else if (!(years > 0)) {
                outcomes[i] = Outcome.absent(TOO_FEW_OBSERVATIONS);
            } else if (before == 0 || after == 0) {
                outcomes[i] = Outcome.absent(ZERO_DENOMINATOR);
            } else {
                outcomes[i] = Outcome.of(100 * (end[i] / after - start[i] / before) / years);
            }
        }
        return outcomes;
    }
}
