package io.secunda.ingestion.http;

import io.secunda.ingestion.intake.RejectedRows;
import io.secunda.ingestion.intake.Report;
import jakarta.ws.rs.core.Response;

/** Answers to bodies of rows. */
public final class Answers {

    private Answers() {}

    /** The rejected rows as a table with a column that says why; the counts are headers. */
    public static Response rejected(Report report, RejectedRows rows) {
        return Response.ok(rows.csv(), Tables.CSV + ";charset=UTF-8")
                .header("Secunda-Received", report.received())
                .header("Secunda-Accepted", report.accepted())
                .header("Secunda-Unchanged", report.unchanged())
                .header("Secunda-Rejected", report.rejected())
                .build();
    }
}
