package io.secunda.ingestion.flows;

import io.secunda.events.flow.Flow;
import io.secunda.kit.exchange.ParquetTable;
import io.secunda.kit.exchange.ParquetTable.Kind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A flow, as the API shows it. */
@Schema(description = "A movement from one city to another as its source released it")
record FlowItem(
        @Schema(examples = "CN") String territory,
        @Schema(examples = "320500") String origin,
        @Schema(examples = "320600") String destination,
        @Schema(examples = "rail_high_speed_trains") String kind,

        @Schema(examples = "2023", description = "ISO 8601 / SDMX period")
        String period,

        @Schema(nullable = true, description = "In the given unit; absent when the status says so") @Nullable Double value,

        @Schema(examples = "direct_trains_per_day") String unit,
        @Schema(examples = "12306 timetable, March 2016") String source,

        @Schema(examples = "A", description = "SDMX observation status")
        String status,

        @Schema(description = "When the source released it: its vintage")
        Instant released,

        @Schema(description = "When Secunda took it in") Instant recorded) {

    static final List<String> COLUMNS = List.of(
            "territory",
            "origin",
            "destination",
            "kind",
            "period",
            "value",
            "unit",
            "source",
            "status",
            "released",
            "recorded");

    static final ParquetTable PARQUET =
            new ParquetTable(COLUMNS, Map.of("value", Kind.NUMBER, "released", Kind.MOMENT, "recorded", Kind.MOMENT));

    static FlowItem from(Flow o) {
        return new FlowItem(
                o.territory(),
                o.origin(),
                o.destination(),
                o.kind(),
                o.period().toString(),
                o.value(),
                o.unit(),
                o.source(),
                o.status().name(),
                o.released(),
                o.recorded());
    }

    List<@Nullable Object> row() {
        return Arrays.asList(
                territory, origin, destination, kind, period, value, unit, source, status, released, recorded);
    }
}
