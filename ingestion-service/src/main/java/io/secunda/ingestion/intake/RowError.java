package io.secunda.ingestion.intake;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a row was not taken in. */
@Schema(description = "Why a row was not taken in")
public record RowError(
        @Schema(
                examples = "7",
                description = "Line as a spreadsheet counts in CSV (the header is 1), else place in the list, from 1")
        int row,

        @Schema(nullable = true, examples = "value", description = "In the words of the file: OBS_VALUE in SDMX")
        @Nullable String column,

        @Schema(nullable = true, examples = "1,234", description = "What was found there, cut at 100 characters")
        @Nullable String value,

        @Schema(examples = "'1,234' has thousands separators; write 1234")
        String reason,

        @Schema(
                nullable = true,
                examples = "series 0:1, observation 2",
                description =
                        "What the row is called in a format that has keys: the key of an observation of SDMX-JSON, the"
                                + " cell of a JSON-stat cube, the id of a CloudEvent")
        @Nullable String key) {

    private static final int LONGEST = 100;

    /** Of a row without a key. */
    public RowError(int row, @Nullable String column, @Nullable String value, String reason) {
        this(row, column, value, reason, null);
    }

    public RowError {
        if (value != null && value.length() > LONGEST) {
            value = value.substring(0, LONGEST) + "…";
        }
    }
}
