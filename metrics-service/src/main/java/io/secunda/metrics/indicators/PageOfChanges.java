package io.secunda.metrics.indicators;

import io.secunda.events.Period;
import io.secunda.metrics.indicators.IndicatorView.Changes;
import io.secunda.metrics.indicators.IndicatorView.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Fills a page with what moved between two moments, from series that come in order of id. */
final class PageOfChanges {

    private record Entry(Change change, Cursor cursor) {}

    private final IndicatorQuery query;
    private final Instant since;
    private final Instant until;
    private final List<Entry> entries = new ArrayList<>();

    /**
     * @param query what is asked; its {@code asOf} is the end of the time that is looked at
     * @param since its beginning, which belongs to it
     */
    PageOfChanges(IndicatorQuery query, Instant since) {
        this.query = query;
        this.since = since;
        this.until = Objects.requireNonNull(query.asOf(), "a time has an end");
    }

    /** Whether there is one more than fits. */
    boolean isFull() {
        return entries.size() > query.limit();
    }

    /** Whether anything was told of a period since the beginning; its last versions say so. */
    boolean concerns(List<Told> versions) {
        return versions.stream().anyMatch(told -> !told.value().recorded().isBefore(since));
    }

    /** Whether these versions reach back to before the beginning. */
    boolean reachesBack(List<Told> versions) {
        return versions.stream().anyMatch(told -> told.value().recorded().isBefore(since));
    }

    /** Adds the change between the versions of a period, given in order, if it moved. */
    void add(String series, List<Told> versions) {
        @Nullable Told before = null;
        @Nullable Told after = null;
        for (Told told : versions) {
            Instant recorded = told.value().recorded();
            if (recorded.isBefore(since)) {
                before = told;
            } else if (!recorded.isAfter(until)) {
                after = told;
            }
        }
        if (after == null || isFull()) {
            return;
        }
        var change = new Change(before == null ? null : before.value(), after.value());
        var cursor = new Cursor(series, after.value().period().toString(), after.offset());
        if (change.moved() && isAfterCursor(cursor)) {
            entries.add(new Entry(change, cursor));
        }
    }

    private boolean isAfterCursor(Cursor cursor) {
        Cursor after = query.after();
        return after == null
                || !after.series().equals(cursor.series())
                || Period.parse(cursor.period()).compareTo(Period.parse(after.period())) > 0;
    }

    Changes page() {
        @Nullable Cursor next = isFull() ? entries.get(query.limit() - 1).cursor() : null;
        return new Changes(
                entries.stream().limit(query.limit()).map(Entry::change).toList(), next);
    }
}
