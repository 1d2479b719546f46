package io.secunda.indicators.dynamics;

import static io.secunda.indicators.Outcome.Reason.TOO_FEW_OBSERVATIONS;

import io.secunda.indicators.Outcome;

/**
 * Average yearly growth of a series.
 *
 * <p>{@link CompoundGrowth} from its first observation to its last, over the true distance of the two.
 *
 * <ul>
 *   <li><b>Unit, range:</b> a year; −1 (a fall to 0) upwards.
 *   <li><b>Absent:</b> with fewer than two observations, from a start that is 0 or negative, or to a negative end.
 *   <li><b>Cost:</b> constant.
 *   <li><b>Source:</b> compound annual growth rate (CAGR), OECD Glossary of Statistical Terms.
 * </ul>
 */
public final class Growth {

    private Growth() {}

    /**
     * The rate.
     *
     * @param series of at least two observations
     */
    public static Outcome of(Series series) {
        if (series.size() < 2) {
            return Outcome.absent(TOO_FEW_OBSERVATIONS);
        }
        return between(series, 0, series.size() - 1);
    }

    static Outcome between(Series series, int from, int to) {
        return CompoundGrowth.of(series.value(from), series.value(to), series.years(from, to));
    }
}
