package io.secunda.metrics.recompute;

import io.secunda.events.Period;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** How far the values of each family of indicators reach. Safe for all threads. */
public final class Freshness {

    private final Map<String, LocalDate> until = new ConcurrentHashMap<>();

    /** Notes that a family has a value at a period. */
    void note(String family, Period period) {
        LocalDate held = until.get(family);
        LocalDate last = period.last();
        if (held == null || held.isBefore(last)) {
            until.merge(family, last, (a, b) -> a.isBefore(b) ? b : a);
        }
    }

    /** Days from the end of the latest period of which a family has a value; nothing when it has none, 0 for one that goes on. */
    public OptionalLong days(String family, LocalDate today) {
        LocalDate last = until.get(family);
        return last == null ? OptionalLong.empty() : OptionalLong.of(Math.max(0, ChronoUnit.DAYS.between(last, today)));
    }
}
