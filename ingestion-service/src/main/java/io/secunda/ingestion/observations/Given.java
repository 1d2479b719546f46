package io.secunda.ingestion.observations;

import jakarta.ws.rs.QueryParam;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What is said of rows that do not say it themselves; files of statistics offices often leave unit or source out. */
record Given(
        @Parameter(description = "Variable of the rows that name none", example = "gdp")
        @QueryParam("variable")
        @Nullable String variable,

        @Parameter(description = "Period of the rows that name none", example = "2023") @QueryParam("period") @Nullable String period,

        @Parameter(description = "Unit of the rows that name none", example = "CNY") @QueryParam("unit") @Nullable String unit,

        @Parameter(description = "Source of the rows that name none", example = "Suzhou statistical yearbook 2024")
        @QueryParam("source")
        @Nullable String source,

        @Parameter(description = "Status of the rows that have none", example = "P") @QueryParam("status") @Nullable String status,

        @Parameter(description = "Release of the rows that do not say it", example = "2024-03-20")
        @QueryParam("released")
        @Nullable String released) {

    Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        put(fields, "variable", variable);
        put(fields, "period", period);
        put(fields, "unit", unit);
        put(fields, "source", source);
        put(fields, "status", status);
        put(fields, "released", released);
        return fields;
    }

    private static void put(Map<String, String> fields, String column, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            fields.put(column, value.strip());
        }
    }
}
