package io.secunda.indicators.dynamics;

import static io.secunda.indicators.Outcome.Reason.LOGARITHM_OF_NON_POSITIVE;
import static io.secunda.indicators.Outcome.Reason.TOO_FEW_OBSERVATIONS;
import static io.secunda.indicators.Outcome.Reason.ZERO_DENOMINATOR;

import io.secunda.indicators.Outcome;

/**
 * Average yearly growth from one value to another.
 *
 * <p>{@code (x_t / x_t0)^(1/T) − 1}.
 *
 * <ul>
 *   <li><b>Unit, range:</b> a year; −1 (a fall to 0) upwards.
 *   <li><b>Absent:</b> over a window of no length, from a start that is 0 or negative, or to a negative end.
 *   <li><b>Cost:</b> constant; computed as {@code expm1(ln(x_t/x_t0)/T)}, which keeps small rates exact.
 *   <li><b>Source:</b> compound annual growth rate (CAGR), OECD Glossary of Statistical Terms.
 * </ul>
 */
public final class CompoundGrowth {

    private CompoundGrowth() {}

    /**
     * The rate.
     *
     * @param start value at the start
     * @param end value at the end
     * @param years length of the window
     */
    public static Outcome of(double start, double end, double years) {
        if (!(years > 0)) {
            return Outcome.absent(TOO_FEW_OBSERVATIONS);
        }
        if (start <= 0) {
            return Outcome.absent(ZERO_DENOMINATOR);
        }
        if (end < 0) {
            return Outcome.absent(LOGARITHM_OF_NON_POSITIVE);
        }
        return Outcome.of(Math.expm1(Math.log(end / start) / years));
    }
}
