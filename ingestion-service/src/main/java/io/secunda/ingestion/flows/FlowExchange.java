package io.secunda.ingestion.flows;

import io.secunda.events.Names;
import io.secunda.events.flow.Flow;
import io.secunda.kit.exchange.Cell;
import io.secunda.kit.exchange.JsonStat;
import io.secunda.kit.exchange.JsonStat.Dimension;
import io.secunda.kit.exchange.JsonStat.Part;
import io.secunda.kit.exchange.SdmxCsv;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Flows in the forms that statistical offices exchange: what moves from one city (SDMX {@code REF_AREA}) to another ({@code
 * COUNTERPART_AREA}) in a period.
 */
final class FlowExchange {

    private static final SdmxCsv SDMX = new SdmxCsv(
            "SECUNDA:FLOWS(1.0.0)",
            List.of("FREQ", "TERRITORY", "REF_AREA", "COUNTERPART_AREA", "INDICATOR", "TIME_PERIOD"),
            List.of("UNIT_MEASURE", "SOURCE", "RELEASED", "RECORDED"));

    private FlowExchange() {}

    static String sdmx(List<Flow> facts) {
        return SDMX.write(facts.stream()
                .map(o -> new Cell(
                        List.of(
                                SdmxCsv.code(o.period().frequency()),
                                o.territory(),
                                o.origin(),
                                o.destination(),
                                o.kind(),
                                o.period().toString()),
                        o.value(),
                        List.of(o.status().name()),
                        List.of(o.unit(), o.source(), o.released(), o.recorded()))));
    }

    static byte[] jsonStat(String territory, List<Flow> facts, Map<String, Names> cities) {
        var form = new JsonStat(
                "Flows of " + territory,
                List.of(
                        new Dimension("origin", new Names("Origin", "起点"), Part.GEO, cities, Map.of()),
                        new Dimension("destination", new Names("Destination", "终点"), Part.GEO, cities, Map.of()),
                        new Dimension("kind", new Names("Kind", "类型"), Part.METRIC, Map.of(), units(facts)),
                        new Dimension("time", new Names("Period", "时期"), Part.TIME, Map.of(), Map.of())));
        return form.write(facts.stream().map(FlowExchange::entry).toList(), about(territory, facts));
    }

    private static JsonStat.Entry entry(Flow o) {
        return new JsonStat.Entry(
                new Cell(
                        List.of(
                                o.origin(),
                                o.destination(),
                                o.kind(),
                                o.period().toString()),
                        o.value(),
                        List.of(o.status().name()),
                        List.of()),
                Map.of("source", o.source(), "released", o.released().toString(), "unit", o.unit()));
    }

    /** Units are recorded as given: a kind has one only where all of its flows have the same. */
    private static Map<String, String> units(List<Flow> facts) {
        return facts.stream().collect(Collectors.groupingBy(Flow::kind)).entrySet().stream()
                .filter(kind ->
                        kind.getValue().stream().map(Flow::unit).distinct().count() == 1)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, kind -> kind.getValue().get(0).unit()));
    }

    private static JsonStat.About about(String territory, List<Flow> facts) {
        String sources = facts.stream().map(Flow::source).distinct().sorted().collect(Collectors.joining("; "));
        String vintage = latest(facts.stream().map(Flow::released));
        return new JsonStat.About(
                latest(facts.stream().map(Flow::recorded)),
                sources.isEmpty() ? null : sources,
                vintage == null ? Map.of("territory", territory) : Map.of("territory", territory, "vintage", vintage));
    }

    private static @Nullable String latest(Stream<Instant> moments) {
        return moments.max(Comparator.naturalOrder()).map(Instant::toString).orElse(null);
    }
}
