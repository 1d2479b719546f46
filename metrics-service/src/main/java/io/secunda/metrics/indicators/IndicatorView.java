package io.secunda.metrics.indicators;

import io.secunda.events.indicator.IndicatorValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What indicators were and are. */
interface IndicatorView {

    /**
     * Some values in order of series, period and version.
     *
     * @param items the values
     * @param next where the next page goes on, or null when this is the last one
     */
    record Page(List<IndicatorValue> items, @Nullable Cursor next) {}

    /**
     * Some changes in order of series and period.
     *
     * @param items the changes
     * @param next where the next page goes on, or null when this is the last one
     */
    record Changes(List<Change> items, @Nullable Cursor next) {}

    /** The values that a query asks for. */
    Page find(IndicatorQuery query);

    /**
     * What moved between two moments.
     *
     * @param query what is asked; its {@code asOf} is the later moment
     * @param since the earlier one: what was told then or later counts as a change
     */
    Changes changes(IndicatorQuery query, Instant since);

    /** Takes values in; those that are known already change nothing. */
    void put(List<Told> values);

    /** Forgets everything. */
    void clear();

    /**
     * A value with its place on the topic, which orders the versions of a period.
     *
     * @param value the value
     * @param offset its place
     */
    record Told(IndicatorValue value, long offset) {}
}
