package io.secunda.policy.evaluation;

import io.secunda.events.Scale;
import io.secunda.events.Subject;
import io.secunda.events.geography.Role;
import io.secunda.events.indicator.IndicatorValue;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which cities are seen in which regions, and which of them as cores, learnt from the values that go by. */
final class CitiesOfRegions {

    private final Map<String, Set<Subject>> cities = new HashMap<>();
    private final Map<String, Set<Subject>> cores = new HashMap<>();

    /** Learns from a value of a city in a region; nothing from others. */
    void note(IndicatorValue value) {
        Subject subject = value.subject();
        String region = subject.region();
        if (subject.scale() != Scale.CITY || region == null) {
            return;
        }
        String key = key(value.territory(), region);
        cities.computeIfAbsent(key, k -> sorted()).add(subject);
        if (value.role() == Role.CORE) {
            cores.computeIfAbsent(key, k -> sorted()).add(subject);
        }
    }

    Set<Subject> coresOf(String territory, String region) {
        return cores.getOrDefault(key(territory, region), Set.of());
    }

    /** The cities that may be compared with what a value is about: all of its region, for a region or one of its cores. */
    Set<Subject> compared(IndicatorValue value) {
        Subject subject = value.subject();
        if (subject.scale() == Scale.REGION) {
            return cities.getOrDefault(key(value.territory(), subject.code()), Set.of());
        }
        String region = subject.region();
        if (region == null || !coresOf(value.territory(), region).contains(subject)) {
            return Set.of();
        }
        return cities.getOrDefault(key(value.territory(), region), Set.of());
    }

    private static Set<Subject> sorted() {
        return new TreeSet<>(Comparator.comparing(Subject::toString));
    }

    private static String key(String territory, String region) {
        return territory + "/" + region;
    }
}
