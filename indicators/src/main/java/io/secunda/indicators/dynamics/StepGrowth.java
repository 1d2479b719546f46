package io.secunda.indicators.dynamics;

import io.secunda.indicators.Outcome;
import java.util.stream.IntStream;

/**
 * Yearly growth of a series from each observation to the next.
 *
 * <p>{@link CompoundGrowth} over each step, whatever its length.
 *
 * <ul>
 *   <li><b>Unit, range:</b> a year; −1 (a fall to 0) upwards.
 *   <li><b>Absent:</b> for a step from a start that is 0 or negative, or to a negative end.
 *   <li><b>Cost:</b> O(n).
 *   <li><b>Source:</b> compound annual growth rate (CAGR), OECD Glossary of Statistical Terms.
 * </ul>
 */
public final class StepGrowth {

    private StepGrowth() {}

    /**
     * The rates in order of time, one fewer than observations.
     *
     * @param series of any number of observations
     */
    public static Outcome[] of(Series series) {
        return IntStream.range(1, series.size())
                .mapToObj(i -> Growth.between(series, i - 1, i))
                .toArray(Outcome[]::new);
    }
}
