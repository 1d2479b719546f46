package io.secunda.metrics.recompute;

import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.indicator.SourceVintage;
import io.secunda.metrics.territories.Figure;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a value rests on.
 *
 * @param inputs how many observations, flows and agreements
 * @param provisional whether any of them is expected to be replaced
 * @param sources the first publications in order of name
 * @param vintage the latest release among all, or null without any
 */
record Provenance(
        int inputs,
        boolean provisional,
        List<SourceVintage> sources,
        @Nullable Instant vintage) {

    static final Provenance NONE = new Provenance(0, false, List.of(), null);

    static Provenance of(Collection<Figure> figures, Collection<SourceVintage> documents) {
        Map<String, SourceVintage> bySource = new TreeMap<>();
        int inputs = 0;
        boolean provisional = false;
        for (Figure figure : figures) {
            inputs += figure.observations();
            provisional |= figure.provisional();
            figure.behind().forEach(behind -> note(bySource, behind));
        }
        inputs += documents.size();
        documents.forEach(document -> note(bySource, document));
        Instant vintage = bySource.values().stream()
                .map(SourceVintage::released)
                .max(Instant::compareTo)
                .orElse(null);
        return new Provenance(
                inputs,
                provisional,
                bySource.values().stream().limit(IndicatorValue.MAX_SOURCES).toList(),
                vintage);
    }

    private static void note(Map<String, SourceVintage> bySource, SourceVintage behind) {
        bySource.merge(behind.source(), behind, (a, b) -> b.released().isAfter(a.released()) ? b : a);
    }
}
