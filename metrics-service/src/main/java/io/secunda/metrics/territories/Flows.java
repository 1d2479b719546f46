package io.secunda.metrics.territories;

import io.secunda.events.Period;
import io.secunda.events.flow.Flow;
import io.secunda.events.indicator.SourceVintage;
import io.secunda.events.observation.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The flows of a territory: kind × period × origin × destination. */
public final class Flows {

    private final SortedMap<String, NavigableMap<Period, Matrix>> byKind = new TreeMap<>();
    private final Map<SourceVintage, SourceVintage> publications = new HashMap<>();

    Flows() {}

    /**
     * A flow that touches some cities.
     *
     * @param origin position of the city it leaves, −1 for one that is not among them
     * @param destination position of the city it reaches, −1 for one that is not among them
     */
    public record Touching(int origin, int destination, Figure figure) {}

    private record Matrix(
            SortedMap<String, SortedMap<String, Figure>> byOrigin, Map<String, SortedSet<String>> originsOf) {

        Matrix() {
            this(new TreeMap<>(), new HashMap<>());
        }

        void put(String origin, String destination, Figure figure) {
            byOrigin.computeIfAbsent(origin, o -> new TreeMap<>()).put(destination, figure);
            originsOf.computeIfAbsent(destination, d -> new TreeSet<>()).add(origin);
        }

        void remove(String origin, String destination) {
            SortedMap<String, Figure> row = byOrigin.get(origin);
            if (row != null && row.remove(destination) != null) {
                if (row.isEmpty()) {
                    byOrigin.remove(origin);
                }
                SortedSet<String> origins = originsOf.getOrDefault(destination, Collections.emptySortedSet());
                origins.remove(origin);
                if (origins.isEmpty()) {
                    originsOf.remove(destination);
                }
            }
        }

        boolean names(String city) {
            return byOrigin.containsKey(city) || originsOf.containsKey(city);
        }
    }

    /** Takes in the flow that stands for its cell. */
    void take(Flow flow) {
        Double value = flow.value();
        NavigableMap<Period, Matrix> periods = byKind.computeIfAbsent(flow.kind(), k -> new TreeMap<>());
        if (value != null) {
            var behind = new SourceVintage(flow.source(), flow.released());
            periods.computeIfAbsent(flow.period(), p -> new Matrix())
                    .put(
                            flow.origin(),
                            flow.destination(),
                            new Figure(
                                    value,
                                    1,
                                    flow.status().provisional(),
                                    flow.status() == Status.B,
                                    false,
                                    List.of(publications.computeIfAbsent(behind, b -> b))));
            return;
        }
        Matrix matrix = periods.get(flow.period());
        if (matrix != null) {
            matrix.remove(flow.origin(), flow.destination());
            if (matrix.byOrigin().isEmpty()) {
                periods.remove(flow.period());
            }
        }
    }

    /** What stands for a flow, or null. */
    public @Nullable Figure at(String kind, Period period, String origin, String destination) {
        Matrix matrix = matrix(kind, period);
        return matrix == null
                ? null
                : matrix.byOrigin()
                        .getOrDefault(origin, Collections.emptySortedMap())
                        .get(destination);
    }

    /** The kinds of flow that were ever told, in order. */
    public SortedSet<String> kinds() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(byKind.keySet()));
    }

    /** The periods for which there is any flow of a kind, in order of time. */
    public NavigableSet<Period> periods(String kind) {
        NavigableMap<Period, Matrix> periods = byKind.get(kind);
        return periods == null
                ? Collections.emptyNavigableSet()
                : Collections.unmodifiableNavigableSet(periods.navigableKeySet());
    }

    /** Whether any flow of a kind and period leaves or reaches one of the cities. */
    public boolean touchAny(String kind, Period period, Members members) {
        Matrix matrix = matrix(kind, period);
        return matrix != null && members.codes().stream().anyMatch(matrix::names);
    }

    /** The flows that leave or reach one of the cities, in order of origin and destination. */
    public List<Touching> touching(String kind, Period period, Members members) {
        Matrix matrix = matrix(kind, period);
        List<Touching> flows = new ArrayList<>();
        if (matrix == null) {
            return flows;
        }
        Map<String, Integer> position = new HashMap<>();
        for (String code : members.codes()) {
            position.put(code, position.size());
        }
        position.forEach((city, at) -> matrix.originsOf()
                .getOrDefault(city, Collections.emptySortedSet())
                .forEach(origin -> {
                    if (!position.containsKey(origin)) {
                        flows.add(new Touching(-1, at, figure(matrix, origin, city)));
                    }
                }));
        for (String origin : members.codes()) {
            matrix.byOrigin()
                    .getOrDefault(origin, Collections.emptySortedMap())
                    .forEach((destination, figure) -> flows.add(new Touching(
                            position.getOrDefault(origin, -1), position.getOrDefault(destination, -1), figure)));
        }
        return flows;
    }

    private static Figure figure(Matrix matrix, String origin, String destination) {
        Figure figure = matrix.byOrigin()
                .getOrDefault(origin, Collections.emptySortedMap())
                .get(destination);
        if (figure == null) {
            throw new IllegalStateException("no flow from " + origin + " to " + destination);
        }
        return figure;
    }

    private @Nullable Matrix matrix(String kind, Period period) {
        NavigableMap<Period, Matrix> periods = byKind.get(kind);
        return periods == null ? null : periods.get(period);
    }
}
