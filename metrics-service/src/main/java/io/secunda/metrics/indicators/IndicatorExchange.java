package io.secunda.metrics.indicators;

import io.secunda.events.Names;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.indicator.SourceVintage;
import io.secunda.kit.exchange.Cell;
import io.secunda.kit.exchange.JsonStat;
import io.secunda.kit.exchange.JsonStat.Dimension;
import io.secunda.kit.exchange.JsonStat.Part;
import io.secunda.kit.exchange.SdmxCsv;
import io.secunda.metrics.catalogue.Families;
import io.secunda.metrics.catalogue.Family;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Indicator values in the forms that statistical offices exchange. */
final class IndicatorExchange {

    private static final SdmxCsv SDMX = new SdmxCsv(
            "SECUNDA:INDICATORS(1.0.0)",
            List.of("FREQ", "TERRITORY", "REF_AREA", "INDICATOR", "WINDOW", "TIME_PERIOD"),
            List.of("UNIT_MEASURE", "REASON", "COVERAGE", "SOURCE", "VINTAGE", "RECORDED"));

    /** Reasons for which there can be no value, however many figures came. */
    private static final Set<String> UNDEFINED =
            Set.of("zero_denominator", "logarithm_of_non_positive", "empty_group", "not_unique", "overlapping_regions");

    private static final String OF_ONE_PERIOD = "-";

    private IndicatorExchange() {}

    /** SDMX statuses, that which comes first in the SDMX order of precedence before the other. */
    static List<String> statuses(IndicatorValue value) {
        if (value.reason() != null) {
            return List.of(UNDEFINED.contains(value.reason()) ? "M" : "O");
        }
        if (value.crossesBreak()) {
            return value.provisional() ? List.of("B", "P") : List.of("B");
        }
        return List.of(value.provisional() ? "P" : "A");
    }

    /** The status to show where only one can be. */
    static String status(IndicatorValue value) {
        return statuses(value).get(0);
    }

    static String sdmx(List<IndicatorValue> values) {
        return SDMX.write(values.stream()
                .map(v -> new Cell(
                        List.of(
                                SdmxCsv.code(v.period().frequency()),
                                v.territory(),
                                v.subject().toString(),
                                v.indicator(),
                                v.window() == null ? SdmxCsv.NOT_APPLICABLE : v.window(),
                                v.period().toString()),
                        v.value(),
                        statuses(v),
                        Arrays.asList(
                                v.unit(),
                                v.reason(),
                                v.coverage(),
                                sources(Stream.of(v), "|"),
                                v.vintage(),
                                v.recorded()))));
    }

    static byte[] jsonStat(String territory, List<IndicatorValue> values, Families families) {
        Map<String, Names> subjects = new TreeMap<>();
        Map<String, Names> indicators = new TreeMap<>();
        Map<String, String> units = new TreeMap<>();
        for (IndicatorValue value : values) {
            subjects.put(value.subject().toString(), value.names());
            units.put(value.indicator(), value.unit());
            indicators.computeIfAbsent(value.indicator(), id -> names(id, families));
        }
        var form = new JsonStat(
                "Indicators of " + territory,
                List.of(
                        new Dimension("geo", new Names("Subject", "对象"), Part.GEO, subjects, Map.of()),
                        new Dimension("indicator", new Names("Indicator", "指标"), Part.METRIC, indicators, units),
                        new Dimension(
                                "window",
                                new Names("Window of change", "变化窗口"),
                                Part.NONE,
                                Map.of(OF_ONE_PERIOD, new Names("of one period", "单期")),
                                Map.of()),
                        new Dimension("time", new Names("Period", "时期"), Part.TIME, Map.of(), Map.of())));
        return form.write(
                values.stream()
                        .map(v -> new JsonStat.Entry(
                                new Cell(
                                        List.of(
                                                v.subject().toString(),
                                                v.indicator(),
                                                v.window() == null ? OF_ONE_PERIOD : v.window(),
                                                v.period().toString()),
                                        v.value(),
                                        statuses(v),
                                        List.of()),
                                v.reason() == null ? Map.of() : Map.of("reason", v.reason())))
                        .toList(),
                about(territory, values));
    }

    /** Names of an indicator: those of its family, and what it is applied to. */
    static Names names(String id, Families families) {
        int bracket = id.indexOf('(');
        String familyId = bracket < 0 ? id : id.substring(0, bracket);
        String applied = bracket < 0 ? "" : " " + id.substring(bracket);
        return families.all().stream()
                .filter(family -> family.id().equals(familyId))
                .map(Family::names)
                .findFirst()
                .map(names -> new Names(names.en() + applied, names.zh() + applied))
                .orElseGet(() -> new Names(id, id));
    }

    private static JsonStat.About about(String territory, List<IndicatorValue> values) {
        @Nullable Instant updated = values.stream()
                .map(IndicatorValue::recorded)
                .max(Comparator.naturalOrder())
                .orElse(null);
        Map<String, Object> extension = new TreeMap<>(Map.of("territory", territory));
        values.stream()
                .map(IndicatorValue::vintage)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .ifPresent(latest -> extension.put("vintage", latest.toString()));
        String sources = sources(values.stream(), "; ");
        return new JsonStat.About(
                updated == null ? null : updated.toString(), sources.isEmpty() ? null : sources, extension);
    }

    private static String sources(Stream<IndicatorValue> values, String separator) {
        return values.flatMap(v -> v.sources().stream())
                .map(SourceVintage::source)
                .distinct()
                .sorted()
                .collect(Collectors.joining(separator));
    }
}
