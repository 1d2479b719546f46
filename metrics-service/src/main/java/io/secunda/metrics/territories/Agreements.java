package io.secunda.metrics.territories;

import io.secunda.events.agreement.Agreement;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The agreements of a territory as they stand. */
public final class Agreements {

    private static final int FEWEST_PARTICIPANTS = 2;

    private final SortedMap<String, Agreement> byId = new TreeMap<>();
    private final Map<String, SortedSet<String>> idsOf = new HashMap<>();

    Agreements() {}

    /** Takes in an agreement that stands; the one it takes the place of, or null. */
    @Nullable Agreement take(Agreement agreement) {
        Agreement before = byId.put(agreement.id(), agreement);
        if (before != null) {
            before.participants()
                    .forEach(city -> idsOf.getOrDefault(city, Collections.emptySortedSet())
                            .remove(agreement.id()));
        }
        agreement
                .participants()
                .forEach(city ->
                        idsOf.computeIfAbsent(city, c -> new TreeSet<>()).add(agreement.id()));
        return before;
    }

    /** The cities that take part in any of them. */
    SortedSet<String> cities() {
        var cities = new TreeSet<String>();
        byId.values().forEach(agreement -> cities.addAll(agreement.participants()));
        return cities;
    }

    /** The agreements with at least two of the cities, in order of id. */
    public List<Agreement> among(Members members) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String city : members.codes()) {
            idsOf.getOrDefault(city, Collections.emptySortedSet()).forEach(id -> counts.merge(id, 1, Integer::sum));
        }
        return counts.entrySet().stream()
                .filter(count -> count.getValue() >= FEWEST_PARTICIPANTS)
                .map(count -> byId.get(count.getKey()))
                .toList();
    }

    /** Whether any of them is signed on or before a day. */
    public boolean anyAmong(Members members, LocalDate day) {
        return among(members).stream().anyMatch(agreement -> !signed(agreement).isAfter(day));
    }

    /** The day that counts as that of signature: the last one where only a year or month is known. */
    public static LocalDate signed(Agreement agreement) {
        return agreement.signed().last();
    }

    /** The year of the first signature. */
    public OptionalInt firstYear() {
        return byId.values().stream().mapToInt(a -> signed(a).getYear()).min();
    }
}
