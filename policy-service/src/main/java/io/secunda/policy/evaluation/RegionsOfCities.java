package io.secunda.policy.evaluation;

import io.secunda.events.Scale;
import io.secunda.events.Subject;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** In which regions cities are seen, by the keys of values: looked up for each value of a city on its own, which are most. */
final class RegionsOfCities {

    /** What is kept of a territory. */
    interface Kept {
        /** Hands over the subjects of all keys of cities of a territory, the same one as often as it comes. */
        void subjects(String territory, Consumer<Subject> consumer);
    }

    private final Kept kept;
    // of the territories that were asked for: subjects by the city without its region
    private final Map<String, Map<String, Set<Subject>>> seen = new HashMap<>();

    RegionsOfCities(Kept kept) {
        this.kept = kept;
    }

    /** The cities as seen in regions, in order of name. */
    Set<Subject> of(String territory, Subject city) {
        Map<String, Set<Subject>> known = seen.get(territory);
        if (known == null) {
            known = new HashMap<>();
            seen.put(territory, known);
            kept.subjects(territory, subject -> note(territory, subject));
        }
        return Collections.unmodifiableSet(known.getOrDefault(city.toString(), Set.of()));
    }

    /** Learns of the subject of a value that is kept now. */
    void note(String territory, Subject subject) {
        Map<String, Set<Subject>> known = seen.get(territory);
        if (known != null && subject.scale() == Scale.CITY && subject.region() != null) {
            known.computeIfAbsent(
                            Subject.city(subject.code()).toString(),
                            city -> new TreeSet<>(Comparator.comparing(Subject::toString)))
                    .add(subject);
        }
    }
}
