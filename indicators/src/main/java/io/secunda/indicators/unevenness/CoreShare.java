package io.secunda.indicators.unevenness;

import static io.secunda.indicators.Outcome.Reason.EMPTY_GROUP;
import static io.secunda.indicators.Outcome.Reason.TOO_FEW_CITIES;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Columns;
import io.secunda.indicators.numeric.Sum;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What part of a region's total lies in its core cities.
 *
 * <p>{@code Σ_C x / Σ_R x}, over the cities that have a value.
 *
 * <ul>
 *   <li><b>Unit, range:</b> share; 0 to 1, if no x is negative.
 *   <li><b>Absent:</b> with fewer than two values; in a region without cores; when none of its cores, or none of the
 *       secondary cities it has, has a value (the share would be 0 or 1 by ignorance); when the total is 0.
 *   <li><b>Cost:</b> O(n), compensated sums.
 *   <li><b>Source:</b> Du, Cardoso and Rocco 2025, Habitat International 103619.
 * </ul>
 */
public final class CoreShare {

    private CoreShare() {}

    /**
     * The share.
     *
     * @param x a stock or a flow of each city of the region; NaN where there is no figure
     * @param core whether the city is a core; otherwise it is secondary
     */
    public static Outcome of(double[] x, boolean[] core) {
        Columns.requireFiniteOrMissing(x);
        Columns.requireLength(x.length, core.length);
        int[] known = Columns.complete(x);
        if (known.length < 2) {
            return Outcome.absent(TOO_FEW_CITIES);
        }
        if (!any(core, true) || isSilent(core, known, true) || isSilent(core, known, false)) {
            return Outcome.absent(EMPTY_GROUP);
        }
        return Outcome.ratio(cores(x, core, known), Sum.of(Columns.pick(x, known)));
    }

    /** Whether the region has cities of the role and none of them is known. */
    private static boolean isSilent(boolean[] core, int[] known, boolean role) {
        return any(core, role) && !any(Columns.pick(core, known), role);
    }

    private static boolean any(boolean[] core, boolean role) {
        return IntStream.range(0, core.length).anyMatch(i -> core[i] == role);
    }

    private static double cores(double[] x, boolean[] core, int[] known) {
        return Sum.of(
                Arrays.stream(known).filter(i -> core[i]).mapToDouble(i -> x[i]).toArray());
    }
}
