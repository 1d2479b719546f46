package io.secunda.ingestion.imports;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far an import has come. */
@Schema(name = "ImportProgress", description = "How far an import has come; its report is the answer to its request")
public record Progress(
        @Schema(examples = "yearbook-2024", description = "The Secunda-Import of the request, else one made up")
        String id,

        @Schema(examples = "observations", description = "observations, flows or agreements")
        String kind,

        @Schema(examples = "running") State state,

        Instant begun,
        @Schema(nullable = true) @Nullable Instant ended,

        @Schema(examples = "250000", description = "Rows read so far")
        long received,

        @Schema(examples = "249000", description = "Rows that are new: on Kafka, acknowledged")
        long accepted,

        @Schema(examples = "0", description = "Rows that say what is known already")
        long unchanged,

        @Schema(examples = "12", description = "Rows that were not taken in")
        long rejected,

        boolean dryRun) {

    /** Where an import stands. */
    @Schema(name = "ImportState")
    public enum State {
        /** Rows are being read. */
        running,
        /** All rows were read. */
        done,
        /** The body could not be read to its end, or Kafka did not answer; what was accepted is recorded. */
        failed
    }

    Progress at(long received, long accepted, long unchanged, long rejected) {
        return new Progress(id, kind, state, begun, ended, received, accepted, unchanged, rejected, dryRun);
    }

    Progress ended(State how, Instant when) {
        return new Progress(id, kind, how, begun, when, received, accepted, unchanged, rejected, dryRun);
    }
}
