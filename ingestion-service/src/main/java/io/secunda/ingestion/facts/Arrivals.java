package io.secunda.ingestion.facts;

import io.secunda.events.Period;
import io.secunda.events.Vintaged;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When each source of each territory was last heard of, and how far its figures reach. Safe for all threads. */
final class Arrivals {

    /** Sources of a territory that are told, those heard of last; there may be as many as there are publications. */
    private static final int MOST_TOLD = 10;

    private record Source(String territory, String name) {}

    private static final class Last {

        private Instant recorded = Instant.MIN;
        private @Nullable Period period;

        synchronized void note(Instant when, @Nullable Period about) {
            if (when.isAfter(recorded)) {
                recorded = when;
            }
            if (about != null && (period == null || about.compareTo(period) > 0)) {
                period = about;
            }
        }

        synchronized Told told(String source) {
            return new Told(source, recorded, period);
        }
    }

    private record Told(
            String source, Instant recorded, @Nullable Period period) {}

    private record Cached(Source source, Last last) {}

    private final Map<Source, Last> bySource = new ConcurrentHashMap<>();
    // rows of one source mostly follow one another
    private volatile @Nullable Cached cached;

    void note(Vintaged fact, @Nullable Period period) {
        Cached at = cached;
        if (at == null
                || !at.source().name().equals(fact.source())
                || !at.source().territory().equals(fact.territory())) {
            var source = new Source(fact.territory(), fact.source());
            at = new Cached(source, bySource.computeIfAbsent(source, s -> new Last()));
            cached = at;
        }
        at.last().note(fact.recorded(), period);
    }

    /** By territory: the latest period, when something was last recorded, and the same for its sources. */
    Map<String, Object> status() {
        Map<String, List<Told>> byTerritory = new TreeMap<>();
        bySource.forEach((source, last) -> byTerritory.merge(
                source.territory(),
                List.of(last.told(source.name())),
                (a, b) -> Stream.concat(a.stream(), b.stream()).toList()));
        var status = new TreeMap<String, Object>();
        byTerritory.forEach((territory, told) -> {
            Map<String, Object> all = written(told);
            var sources = new TreeMap<String, Object>();
            told.stream()
                    .sorted(Comparator.comparing(Told::recorded).reversed())
                    .limit(MOST_TOLD)
                    .forEach(one -> sources.put(one.source(), written(List.of(one))));
            // of what is about no period, that it came is all there is to tell
            if (all.containsKey("period")) {
                all.put("sources", sources);
            }
            status.put(territory, all);
        });
        return status;
    }

    private static Map<String, Object> written(List<Told> told) {
        var written = new TreeMap<String, Object>();
        told.stream()
                .map(Told::recorded)
                .max(Comparator.naturalOrder())
                .ifPresent(last -> written.put("recorded", last.toString()));
        told.stream()
                .flatMap(one -> Stream.ofNullable(one.period()))
                .max(Comparator.naturalOrder())
                .ifPresent(latest -> written.put("period", latest.toString()));
        return written;
    }
}
