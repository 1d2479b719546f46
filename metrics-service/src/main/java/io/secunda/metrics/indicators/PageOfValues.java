package io.secunda.metrics.indicators;

import io.secunda.events.Period;
import io.secunda.metrics.indicators.IndicatorView.Page;
import io.secunda.metrics.indicators.IndicatorView.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fills a page from series that come in order of id: chooses versions, goes on after the cursor, and knows its end. */
final class PageOfValues {

    private record Entry(String series, Told told) {
        Cursor cursor() {
            return new Cursor(series, told.value().period().toString(), told.offset());
        }
    }

    private final IndicatorQuery query;
    private final List<Entry> entries = new ArrayList<>();

    PageOfValues(IndicatorQuery query) {
        this.query = query;
    }

    /** Whether there is one more than fits. */
    boolean isFull() {
        return entries.size() > query.limit();
    }

    /** Adds what is asked for of the versions of one period, given in order. */
    void add(String series, List<Told> versions) {
        List<Told> known = versions.stream().filter(this::wasKnown).toList();
        if (!query.history() && !known.isEmpty()) {
            known = known.subList(known.size() - 1, known.size());
        }
        for (Told told : known) {
            if (!isFull() && isAfterCursor(series, told)) {
                entries.add(new Entry(series, told));
            }
        }
    }

    private boolean wasKnown(Told told) {
        Instant asOf = query.asOf();
        return asOf == null || !told.value().recorded().isAfter(asOf);
    }

    private boolean isAfterCursor(String series, Told told) {
        Cursor after = query.after();
        if (after == null || !after.series().equals(series)) {
            return true;
        }
        int order = told.value().period().compareTo(Period.parse(after.period()));
        return order != 0 ? order > 0 : told.offset() > after.version();
    }

    Page page() {
        @Nullable Cursor next = isFull() ? entries.get(query.limit() - 1).cursor() : null;
        return new Page(
                entries.stream()
                        .limit(query.limit())
                        .map(entry -> entry.told().value())
                        .toList(),
                next);
    }
}
