package io.secunda.ingestion.observations;

import io.secunda.events.Names;
import io.secunda.events.observation.Observation;
import io.secunda.events.observation.Status;
import io.secunda.kit.exchange.Cell;
import io.secunda.kit.exchange.JsonStat;
import io.secunda.kit.exchange.JsonStat.Dimension;
import io.secunda.kit.exchange.JsonStat.Part;
import io.secunda.kit.exchange.SdmxCsv;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Observations in the forms that statistical offices exchange. */
final class ObservationExchange {

    private static final SdmxCsv SDMX = new SdmxCsv(
            "SECUNDA:OBSERVATIONS(1.0.0)",
            List.of("FREQ", "TERRITORY", "REF_AREA", "INDICATOR", "TIME_PERIOD"),
            List.of("UNIT_MEASURE", "SOURCE", "RELEASED", "RECORDED"));

    private ObservationExchange() {}

    static String sdmx(List<Observation> facts) {
        return SDMX.write(facts.stream()
                .map(o -> new Cell(
                        List.of(
                                SdmxCsv.code(o.period().frequency()),
                                o.territory(),
                                o.city(),
                                o.variable(),
                                o.period().toString()),
                        o.value(),
                        statuses(o),
                        List.of(o.unit(), o.source(), o.released(), o.recorded()))));
    }

    static List<String> statuses(Observation o) {
        List<Status> all = o.statuses() == null ? List.of(o.status()) : o.statuses();
        return all.stream().map(Status::name).toList();
    }

    /** Each figure has its own source and release in {@code extension}, so that what was sent can be taken in again. */
    static byte[] jsonStat(
            String territory, List<Observation> facts, Map<String, Names> cities, Map<String, Names> variables) {
        Map<String, String> units = new TreeMap<>();
        facts.forEach(o -> units.put(o.variable(), o.unit()));
        List<JsonStat.Entry> entries = facts.stream()
                .map(o -> new JsonStat.Entry(
                        new Cell(
                                List.of(o.city(), o.variable(), o.period().toString()),
                                o.value(),
                                statuses(o),
                                List.of()),
                        Map.of("source", o.source(), "released", o.released().toString())))
                .toList();
        var form = new JsonStat(
                "Observations of " + territory,
                List.of(
                        new Dimension("geo", new Names("City", "城市"), Part.GEO, cities, Map.of()),
                        new Dimension("indicator", new Names("Variable", "变量"), Part.METRIC, variables, units),
                        new Dimension("time", new Names("Period", "时期"), Part.TIME, Map.of(), Map.of())));
        return form.write(entries, about(territory, facts));
    }

    private static JsonStat.About about(String territory, List<Observation> facts) {
        @Nullable Instant updated = facts.stream()
                .map(Observation::recorded)
                .max(Comparator.naturalOrder())
                .orElse(null);
        String sources =
                facts.stream().map(Observation::source).distinct().sorted().collect(Collectors.joining("; "));
        Map<String, Object> extension = new TreeMap<>(Map.of("territory", territory));
        facts.stream()
                .map(Observation::released)
                .max(Comparator.naturalOrder())
                .ifPresent(latest -> extension.put("vintage", latest.toString()));
        return new JsonStat.About(
                updated == null ? null : updated.toString(), sources.isEmpty() ? null : sources, extension);
    }
}
