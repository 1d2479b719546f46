package io.secunda.indicators.quality;

import static io.secunda.indicators.Outcome.Reason.MISSING_INPUT;
import static io.secunda.indicators.Outcome.Reason.TOO_FEW_OBSERVATIONS;
import static io.secunda.indicators.Outcome.Reason.ZERO_DENOMINATOR;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Columns;
import java.util.Arrays;

/**
 * How far a value lies from others of its kind, in standard deviations that outliers do not widen.
 *
 * <p>{@code z = (x − median) / (1.4826·MAD)}, MAD the median of {@code |r − median|} over the reference values r.
 *
 * <ul>
 *   <li><b>Unit, range:</b> standard deviations of normal data; any sign. The source calls |z| above 3.5 an outlier.
 *   <li><b>Absent:</b> without the value; with fewer than five reference values; when more than half of those are the same
 *       to 1e-12 of their size, so that the MAD is 0.
 *   <li><b>Cost:</b> O(n log n).
 *   <li><b>Source:</b> Iglewicz and Hoaglin 1993, How to Detect and Handle Outliers, ASQC.
 * </ul>
 */
public final class RobustZ {

    private static final int FEWEST_REFERENCES = 5;

    /** 1/Φ⁻¹(¾): the MAD of normal data times this is their standard deviation. */
    private static final double NORMAL = 1.4826;

    private static final double ROUNDING = 1e-12;

    private RobustZ() {}

    /**
     * The score.
     *
     * @param value the value in question; NaN where there is none
     * @param reference what it is judged by, without the value itself, in the same unit; NaN where there is no figure
     */
    public static Outcome of(double value, double[] reference) {
        Columns.requireFiniteOrMissing(new double[] {value});
        Columns.requireFiniteOrMissing(reference);
        if (Double.isNaN(value)) {
            return Outcome.absent(MISSING_INPUT);
        }
        double[] known = Columns.pick(reference, Columns.complete(reference));
        if (known.length < FEWEST_REFERENCES) {
            return Outcome.absent(TOO_FEW_OBSERVATIONS);
        }
        double median = median(known);
        double mad = median(Arrays.stream(known).map(r -> Math.abs(r - median)).toArray());
        double size = Arrays.stream(known).map(Math::abs).max().orElse(0);
        return mad <= ROUNDING * size
                ? Outcome.absent(ZERO_DENOMINATOR)
                : Outcome.of((value - median) / (NORMAL * mad));
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
