package io.secunda.indicators.unevenness;

import static io.secunda.indicators.Outcome.Reason.TOO_FEW_OBSERVATIONS;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Columns;
import java.util.stream.IntStream;

/**
 * How fast the cores' share of the region's total rises.
 *
 * <p>{@code 100·(share_t − share_t0)/(t − t0)}, share being {@link CoreShare} over the cities that have a value at both
 * ends, with the roles at the end of the window.
 *
 * <ul>
 *   <li><b>Unit, range:</b> percentage points a year; positive while the region polarizes.
 *   <li><b>Absent:</b> when the window has no length, or when {@link CoreShare} is absent at either end.
 *   <li><b>Cost:</b> O(n).
 *   <li><b>Source:</b> Du, Cardoso and Rocco 2025, Habitat International 103619.
 * </ul>
 */
public final class Polarization {

    private Polarization() {}

    /**
     * The average yearly change of the share.
     *
     * @param start x of each city of the region at the start; NaN where there is no figure
     * @param end x at the end; NaN where there is no figure
     * @param core whether the city is a core at the end
     * @param years length of the window
     */
    public static Outcome of(double[] start, double[] end, boolean[] core, double years) {
        if (!(years > 0)) {
            return Outcome.absent(TOO_FEW_OBSERVATIONS);
        }
        Outcome before = CoreShare.of(whereBoth(start, end), core);
        Outcome after = CoreShare.of(whereBoth(end, start), core);
        if (before instanceof Outcome.Value first && after instanceof Outcome.Value last) {
            return Outcome.of(100 * (last.number() - first.number()) / years);
        }
        return before.isPresent() ? after : before;
    }

    private static double[] whereBoth(double[] column, double[] other) {
        Columns.requireFiniteOrMissing(column, other);
        return IntStream.range(0, column.length)
                .mapToDouble(i -> Double.isNaN(other[i]) ? Double.NaN : column[i])
                .toArray();
    }
}
