package io.secunda.ingestion.intake;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of the rows of a request. */
@Schema(description = "What became of the rows of a request. Every row is accepted, unchanged or rejected.")
public record Report(
        @Schema(examples = "120", description = "Rows read") int received,

        @Schema(examples = "117", description = "Rows that are new, or a new release: on Kafka, acknowledged")
        int accepted,

        @Schema(examples = "2", description = "Rows that say what is known already")
        int unchanged,

        @Schema(examples = "1", description = "Rows that were not taken in")
        int rejected,

        @Schema(description = "Accepted rows that give another value for the same release of the same source")
        int conflicts,

        @Schema(description = "Whether everything was done but the recording")
        boolean dryRun,

        @Schema(description = "Why rows were rejected, in order; at most 1,000")
        List<RowError> errors,

        @Schema(description = "Whether there were more errors than are listed")
        boolean errorsTruncated,

        @Schema(examples = "[\"column 'verification' is not used\"]")
        List<String> notes) {}
