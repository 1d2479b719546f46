package io.secunda.policy.recommendations;

import io.secunda.events.recommendation.Evidence;
import io.secunda.events.recommendation.Recommendation;
import io.secunda.kit.csv.CsvTable;
import io.secunda.kit.exchange.ParquetTable;
import io.secunda.kit.exchange.ParquetTable.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Recommendations as a table, one line each; lists are separated by {@code |}. */
final class RecommendationTable {

    private static final List<String> COLUMNS = List.of(
            "id",
            "territory",
            "rule",
            "rule_version",
            "subject",
            "name_en",
            "name_zh",
            "role",
            "state",
            "severity",
            "confidence",
            "theme",
            "mismatch",
            "title_en",
            "title_zh",
            "levels",
            "period",
            "evidence",
            "raised",
            "recorded");

    private static final ParquetTable PARQUET = new ParquetTable(
            COLUMNS,
            Map.of(
                    "rule_version", Kind.INTEGER,
                    "severity", Kind.NUMBER,
                    "confidence", Kind.NUMBER,
                    "raised", Kind.MOMENT,
                    "recorded", Kind.MOMENT));

    private RecommendationTable() {}

    static String of(List<Recommendation> events) {
        return CsvTable.write(COLUMNS, events.stream().map(RecommendationTable::row));
    }

    static byte[] parquet(List<Recommendation> events) {
        return PARQUET.write(events.stream().map(RecommendationTable::row));
    }

    private static List<@Nullable Object> row(Recommendation event) {
        return Arrays.asList(
                event.id(),
                event.territory(),
                event.rule(),
                event.ruleVersion(),
                event.subject().toString(),
                event.names().en(),
                event.names().zh(),
                event.role() == null ? null : event.role().toString(),
                event.state().toString(),
                event.severity(),
                event.confidence(),
                event.theme(),
                event.mismatch(),
                event.title().en(),
                event.title().zh(),
                event.levels().stream().map(Object::toString).collect(Collectors.joining("|")),
                event.period().toString(),
                event.evidence().stream().map(RecommendationTable::evidence).collect(Collectors.joining("|")),
                event.raised(),
                event.recorded());
    }

    private static String evidence(Evidence e) {
        String part = e.part() == null ? "" : "." + e.part();
        return e.indicator() + part + "@" + e.period() + "=" + (e.value() == null ? e.reason() : e.value());
    }
}
