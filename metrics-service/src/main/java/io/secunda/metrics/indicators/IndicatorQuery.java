package io.secunda.metrics.indicators;

import io.secunda.events.Period;
import io.secunda.events.Scale;
import io.secunda.events.Subject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked. Null, and an empty list, ask for all.
 *
 * @param territory the territory
 * @param subjects the subjects; a city without a region is that city in every region
 * @param indicators ids of indicators or families
 * @param region a region with its cities
 * @param scale the scale of the subjects
 * @param window label of the window, {@code -} for indicators of one period
 * @param from first period
 * @param to last period
 * @param asOf what was known then; null for now
 * @param history whether to give every version and not only the last one
 * @param limit how many values at most
 * @param after where the page before ended, or null
 */
record IndicatorQuery(
        @Nullable String territory,
        List<Subject> subjects,
        List<String> indicators,
        @Nullable String region,
        @Nullable Scale scale,
        @Nullable String window,
        @Nullable Period from,
        @Nullable Period to,
        @Nullable Instant asOf,
        boolean history,
        int limit,
        @Nullable Cursor after) {

    /** The same of cities only. */
    IndicatorQuery ofCities() {
        return new IndicatorQuery(
                territory, subjects, indicators, region, Scale.CITY, window, from, to, asOf, history, limit, after);
    }

    /** Whether a period is asked for. */
    boolean covers(Period period) {
        return (from == null || !period.first().isBefore(from.first()))
                && (to == null || !period.last().isAfter(to.last()));
    }
}
