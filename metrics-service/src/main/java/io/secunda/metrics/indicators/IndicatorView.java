package io.secunda.metrics.indicators;

import io.secunda.events.indicator.IndicatorValue;
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

    /** The values that a query asks for. */
    Page find(IndicatorQuery query);

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
