package io.secunda.metrics.indicators;

import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.indicator.SourceVintage;
import io.secunda.kit.csv.CsvTable;
import io.secunda.kit.exchange.ParquetTable;
import io.secunda.kit.exchange.ParquetTable.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as a table. */
final class IndicatorTable {

    private static final List<String> COLUMNS = List.of(
            "territory",
            "subject",
            "name_en",
            "name_zh",
            "role",
            "indicator",
            "window",
            "from",
            "period",
            "value",
            "reason",
            "unit",
            "coverage",
            "provisional",
            "crosses_break",
            "inputs",
            "parts",
            "components",
            "previous",
            "sources",
            "vintage",
            "cause",
            "recorded");

    private static final ParquetTable PARQUET = new ParquetTable(
            COLUMNS,
            Map.of(
                    "value", Kind.NUMBER,
                    "coverage", Kind.NUMBER,
                    "previous", Kind.NUMBER,
                    "inputs", Kind.INTEGER,
                    "provisional", Kind.BOOLEAN,
                    "crosses_break", Kind.BOOLEAN,
                    "vintage", Kind.MOMENT,
                    "recorded", Kind.MOMENT));

    private IndicatorTable() {}

    static String write(List<IndicatorValue> values) {
        return CsvTable.write(COLUMNS, values.stream().map(IndicatorTable::row));
    }

    static byte[] parquet(List<IndicatorValue> values) {
        return PARQUET.write(values.stream().map(IndicatorTable::row));
    }

    private static List<@Nullable Object> row(IndicatorValue v) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(v.territory());
        row.add(v.subject());
        row.add(v.names().en());
        row.add(v.names().zh());
        row.add(v.role());
        row.add(v.indicator());
        row.add(v.window());
        row.add(v.from());
        row.add(v.period());
        row.add(v.value());
        row.add(v.reason());
        row.add(v.unit());
        row.add(v.coverage());
        row.add(v.provisional());
        row.add(v.crossesBreak());
        row.add(v.inputs());
        row.add(v.parts().entrySet().stream()
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining("|")));
        row.add(String.join("|", v.components()));
        row.add(v.previous());
        row.add(v.sources().stream().map(SourceVintage::source).collect(Collectors.joining("|")));
        row.add(v.vintage());
        row.add(v.cause());
        row.add(v.recorded());
        return row;
    }
}
