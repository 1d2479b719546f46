package io.secunda.metrics.recompute;

import io.secunda.events.Period;
import io.secunda.events.Subject;
import io.secunda.metrics.catalogue.Indicator;
import org.jspecify.annotations.Nullable;

/**
 * What is recomputed at once: an indicator of a scope (for a figure of cities, all those of a region) at a period.
 *
 * @param indicator the indicator
 * @param scope region, territory or single city
 * @param window {@code 5y}, {@link #LONGEST} or null
 * @param period the period, of a window its end
 */
record Item(Indicator indicator, Subject scope, @Nullable String window, Period period) {

    /** The window from the first period for which the scope has the figures of two cities. */
    static final String LONGEST = "longest";

    /** The label of a window of some years. */
    static String years(int years) {
        return years + "y";
    }

    /** Years of a window that has a fixed length. */
    static int yearsOf(String window) {
        return Integer.parseInt(window.substring(0, window.length() - 1));
    }
}
