package io.secunda.gateway.events;

import io.secunda.events.Scale;
import io.secunda.events.Subject;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a subscriber wants to hear of. Of each kind any one must fit; a kind without any fits everything.
 *
 * @param territories ids of territories
 * @param subjects whom it is about; {@code city:320500} is the city in whatever region
 * @param regions ids of regions: the region itself, and its cities and pairs as seen in it
 * @param types types, or beginnings of types
 */
record EventFilter(Set<String> territories, List<Subject> subjects, Set<String> regions, Set<String> types) {

    EventFilter {
        territories = Set.copyOf(territories);
        subjects = List.copyOf(subjects);
        regions = Set.copyOf(regions);
        types = Set.copyOf(types);
    }

    /**
     * Reads a filter; each value may hold several, with commas between them.
     *
     * @throws IllegalArgumentException when a subject cannot be read
     */
    static EventFilter parse(
            Collection<String> territories,
            Collection<String> subjects,
            Collection<String> regions,
            Collection<String> types) {
        return new EventFilter(
                split(territories),
                split(subjects).stream().map(Subject::parse).toList(),
                split(regions),
                split(types));
    }

    private static Set<String> split(Collection<String> values) {
        return values.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toSet());
    }

    boolean accepts(Event event) {
        return (territories.isEmpty() || territories.contains(event.territory()))
                && (types.isEmpty() || types.stream().anyMatch(event.type()::startsWith))
                && (subjects.isEmpty() || event.subjects().stream().anyMatch(this::wanted))
                && (regions.isEmpty() || event.subjects().stream().anyMatch(this::inRegion));
    }

    private boolean wanted(Subject subject) {
        return subjects.stream().anyMatch(subject::answers);
    }

    private boolean inRegion(Subject subject) {
        String seenIn = subject.scale() == Scale.REGION ? subject.code() : subject.region();
        return seenIn != null && regions.contains(seenIn);
    }
}
