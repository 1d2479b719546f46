package io.secunda.indicators.unevenness;

import static io.secunda.indicators.Outcome.Reason.TOO_FEW_CITIES;
import static io.secunda.indicators.Outcome.Reason.ZERO_DENOMINATOR;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Columns;
import java.util.Arrays;
import org.hipparchus.stat.correlation.KendallsCorrelation;

/**
 * How much the order of the cities has changed.
 *
 * <p>{@code 1 − τ_b} between the values at both ends: τ_b is the surplus of pairs in the same order over pairs in opposite
 * order, divided by the geometric mean of the pairs not tied at either end.
 *
 * <ul>
 *   <li><b>Unit, range:</b> none; 0 (same order) to 2 (reversed), 1 for unrelated orders.
 *   <li><b>Absent:</b> with fewer than two cities, or when all cities are tied at either end.
 *   <li><b>Cost:</b> O(n log n).
 *   <li><b>Source:</b> Kendall 1945, Biometrika 33:239–251; Knight 1966, JASA 61:436–439.
 * </ul>
 */
public final class RankMobility {

    private RankMobility() {}

    /**
     * The mobility.
     *
     * @param start x of each city at the start
     * @param end x of the same cities at the end
     */
    public static Outcome of(double[] start, double[] end) {
        Columns.requireComplete(start, end);
        if (start.length < 2) {
            return Outcome.absent(TOO_FEW_CITIES);
        }
        if (isTied(start) || isTied(end)) {
            return Outcome.absent(ZERO_DENOMINATOR);
        }
        return Outcome.of(1 - new KendallsCorrelation().correlation(start, end));
    }

    private static boolean isTied(double[] column) {
        return Arrays.stream(column).distinct().count() == 1;
    }
}
