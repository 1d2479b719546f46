package io.secunda.indicators.quality;

import static io.secunda.indicators.Outcome.Reason.MISSING_INPUT;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.dynamics.YearsBetween;
import java.util.Collection;

/**
 * How long before a period the last figure was.
 *
 * <p>{@code max(0, reference − last)} in years, as {@link YearsBetween}.
 *
 * <ul>
 *   <li><b>Unit, range:</b> years; 0 where there is a figure for the reference period or a later one.
 *   <li><b>Absent:</b> without any figure.
 *   <li><b>Cost:</b> O(n).
 *   <li><b>Source:</b> own, for the timeliness of statistics (European Statistics Code of Practice, principle 13).
 * </ul>
 */
public final class Freshness {

    private Freshness() {}

    /**
     * The age of what is known.
     *
     * @param periods that have a figure, in any order
     * @param reference the period for which figures are wanted, of the same length
     */
    public static Outcome of(Collection<String> periods, String reference) {
        return periods.stream()
                .map(period -> Math.max(0, YearsBetween.of(period, reference)))
                .min(Double::compare)
                .map(Outcome::of)
                .orElse(Outcome.absent(MISSING_INPUT));
    }
}
