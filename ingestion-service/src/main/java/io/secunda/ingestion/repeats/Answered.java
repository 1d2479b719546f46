package io.secunda.ingestion.repeats;

import io.secunda.ingestion.intake.Report;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What became of the rows of a request, as it is told.
 *
 * @param report the counts
 * @param table the rows that were not taken in, as CSV; null where the report itself is the answer
 */
public record Answered(Report report, @Nullable String table) {

    /** The table with the counts as headers, or the report as JSON. */
    ResponseBuilder response() {
        return table == null
                ? Response.ok(report, MediaType.APPLICATION_JSON_TYPE)
                : Response.ok(table, "text/csv;charset=UTF-8")
                        .header("Secunda-Received", report.received())
                        .header("Secunda-Accepted", report.accepted())
                        .header("Secunda-Unchanged", report.unchanged())
                        .header("Secunda-Rejected", report.rejected());
    }
}
