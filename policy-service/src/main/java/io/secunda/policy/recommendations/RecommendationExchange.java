package io.secunda.policy.recommendations;

import io.secunda.events.Names;
import io.secunda.events.recommendation.Recommendation;
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

/**
 * Recommendations as figures: how severe what a rule is about is (0 to 1), by subject, rule and the latest period of the
 * evidence. A withdrawn one keeps the severity it was withdrawn with; its state says so. Titles, instruments and evidence
 * are no figures, and are in the other forms.
 */
final class RecommendationExchange {

    private static final SdmxCsv SDMX = new SdmxCsv(
            "SECUNDA:RECOMMENDATIONS(1.0.0)",
            List.of("FREQ", "TERRITORY", "REF_AREA", "RULE", "TIME_PERIOD"),
            List.of("RULE_VERSION", "STATE", "CONFIDENCE", "STRENGTH", "THEME", "MISMATCH", "RAISED", "RECORDED"));

    private static final List<String> NORMAL = List.of("A");
    private static final String UNIT = "severity, 0 to 1";

    private RecommendationExchange() {}

    static String sdmx(List<Recommendation> events) {
        return SDMX.write(events.stream()
                .map(r -> new Cell(
                        List.of(
                                SdmxCsv.code(r.period().frequency()),
                                r.territory(),
                                r.subject().toString(),
                                r.rule(),
                                r.period().toString()),
                        r.severity(),
                        NORMAL,
                        List.of(
                                r.ruleVersion(),
                                r.state(),
                                r.confidence(),
                                r.strength(),
                                r.theme(),
                                r.mismatch(),
                                r.raised(),
                                r.recorded()))));
    }

    static byte[] jsonStat(String territory, List<Recommendation> events) {
        Map<String, Names> subjects = new TreeMap<>();
        Map<String, Names> rules = new TreeMap<>();
        Map<String, String> units = new TreeMap<>();
        for (Recommendation event : events) {
            subjects.put(event.subject().toString(), event.names());
            rules.put(event.rule(), event.title());
            units.put(event.rule(), UNIT);
        }
        var form = new JsonStat(
                "Recommendations of " + territory,
                List.of(
                        new Dimension("geo", new Names("Subject", "对象"), Part.GEO, subjects, Map.of()),
                        new Dimension("rule", new Names("Rule", "规则"), Part.METRIC, rules, units),
                        new Dimension("time", new Names("Period", "时期"), Part.TIME, Map.of(), Map.of())));
        String updated = events.stream()
                .map(Recommendation::recorded)
                .max(Comparator.naturalOrder())
                .map(Instant::toString)
                .orElse(null);
        return form.write(
                events.stream().map(RecommendationExchange::entry).toList(),
                new JsonStat.About(updated, null, Map.of("territory", territory)));
    }

    private static JsonStat.Entry entry(Recommendation r) {
        return new JsonStat.Entry(
                new Cell(
                        List.of(r.subject().toString(), r.rule(), r.period().toString()),
                        r.severity(),
                        NORMAL,
                        List.of()),
                Map.of("state", r.state().toString(), "strength", r.strength()));
    }
}
