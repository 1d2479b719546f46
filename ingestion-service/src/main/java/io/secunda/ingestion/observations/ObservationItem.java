package io.secunda.ingestion.observations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.secunda.events.observation.Observation;
import io.secunda.events.observation.Status;
import io.secunda.kit.exchange.ParquetTable;
import io.secunda.kit.exchange.ParquetTable.Kind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An observation, as the API shows it. */
@Schema(description = "A figure of a city as its source released it")
record ObservationItem(
        @Schema(examples = "CN") String territory,
        @Schema(examples = "320500") String city,
        @Schema(examples = "gdp") String variable,

        @Schema(examples = "2023", description = "ISO 8601 / SDMX period")
        String period,

        @Schema(nullable = true, description = "In the variable's unit; absent when the status says so") @Nullable Double value,

        @Schema(examples = "CNY") String unit,

        @Schema(examples = "Suzhou statistical communique 2023")
        String source,

        @Schema(examples = "A", description = "SDMX observation status")
        String status,

        @Schema(description = "When the source released it: its vintage")
        Instant released,

        @Schema(description = "When Secunda took it in") Instant recorded,

        @Schema(
                nullable = true,
                examples = "[\"B\", \"P\"]",
                description = "All statuses, left out unless there are several; the first is the status")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable List<Status> statuses) {

    static final List<String> COLUMNS = List.of(
            "territory", "city", "variable", "period", "value", "unit", "source", "status", "released", "recorded");

    static final ParquetTable PARQUET =
            new ParquetTable(COLUMNS, Map.of("value", Kind.NUMBER, "released", Kind.MOMENT, "recorded", Kind.MOMENT));

    static ObservationItem from(Observation o) {
        return new ObservationItem(
                o.territory(),
                o.city(),
                o.variable(),
                o.period().toString(),
                o.value(),
                o.unit(),
                o.source(),
                o.status().name(),
                o.released(),
                o.recorded(),
                o.statuses());
    }

    List<@Nullable Object> row() {
        String all =
                statuses == null ? status : statuses.stream().map(Status::name).collect(Collectors.joining("|"));
        return Arrays.asList(territory, city, variable, period, value, unit, source, all, released, recorded);
    }
}
