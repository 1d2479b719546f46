package io.secunda.metrics.recompute;

import io.secunda.events.Frequency;
import io.secunda.events.Period;
import io.secunda.events.Subject;
import io.secunda.metrics.territories.Members;
import io.secunda.metrics.territories.TerritoryState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the longest windows begin: at the first period for which at least two of a scope's cities, or the
 * one city of a scope, have all the variables.
 * Kept, since finding it means looking through the periods; a fact before or at a start makes it be sought again.
 */
final class LongestWindows {

    private static final int FEWEST_CITIES = 2;
    private static final int ALONE = 1;

    /** A series of a scope: the same variables at periods of the same length. */
    record Series(Subject scope, List<String> variables, Frequency frequency) {}

    private final TerritoryState state;
    // members are keys by identity: the same cities at another time have the same start
    private final Map<Series, Map<Members, Optional<Period>>> starts = new HashMap<>();

    LongestWindows(TerritoryState state) {
        this.state = state;
    }

    /** The start of the window for these members, or null when there is none. */
    @Nullable Period start(Series series, Members members) {
        return starts.computeIfAbsent(series, s -> new HashMap<>())
                .computeIfAbsent(members, m -> seek(series, m))
                .orElse(null);
    }

    /** Notes a fact. Whether it may move a start, or lies at one: then all later ends are concerned. */
    boolean touch(Series series, Period period) {
        Map<Members, Optional<Period>> known = starts.get(series);
        if (known == null) {
            return true;
        }
        boolean concerned =
                known.values().stream().anyMatch(start -> start.isEmpty() || period.compareTo(start.get()) <= 0);
        if (concerned) {
            starts.remove(series);
        }
        return concerned;
    }

    /** Forgets all starts, since the geography changed. */
    void clear() {
        starts.clear();
    }

    private Optional<Period> seek(Series series, Members members) {
        if (series.variables().isEmpty()) {
            return Optional.empty();
        }
        var figures = state.figures();
        int fewest = members.size() == ALONE ? ALONE : FEWEST_CITIES;
        for (Period period : figures.periods(series.variables().get(0), series.frequency())) {
            long complete = members.codes().stream()
                    .filter(city -> series.variables().stream().allMatch(v -> figures.at(v, period, city) != null))
                    .limit(fewest)
                    .count();
            if (complete == fewest) {
                return Optional.of(period);
            }
        }
        return Optional.empty();
    }
}
