package io.secunda.ingestion.intake;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.secunda.ingestion.facts.NotAcknowledged;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.logging.Logger;

/** Answers to requests that were not taken in as a whole (RFC 9457). */
public final class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final int RETRY_AFTER_SECONDS = 5;

    private Problems() {}

    /** A body that cannot be read; what was read before is recorded. */
    public static HttpProblem unreadable(UnreadableBody e, Report report) {
        HttpProblem.Builder problem = HttpProblem.builder()
                .withTitle("The body cannot be read")
                .withStatus(e.status())
                .withDetail(report.received() == 0 ? e.reason() : e.reason() + " " + recorded(report));
        if (report.received() > 0) {
            problem.with("report", report);
        }
        return problem.build();
    }

    /** Kafka does not answer. */
    public static HttpProblem notAcknowledged(NotAcknowledged e, Report report) {
        LOG.errorf("Kafka has not acknowledged rows: cause=%s", e.getMessage());
        return HttpProblem.builder()
                .withTitle("Kafka does not answer")
                .withStatus(Status.SERVICE_UNAVAILABLE)
                .withDetail(recorded(report) + " Kafka has not acknowledged the rest in time.")
                .with("accepted", report.accepted())
                .with("report", report)
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }

    /** The service has just started. */
    static HttpProblem stillLoading() {
        return HttpProblem.builder()
                .withTitle("Not ready yet")
                .withStatus(Status.SERVICE_UNAVAILABLE)
                .withDetail("The service is still reading what is known already. Nothing was taken in;"
                        + " send the request again in a moment.")
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }

    private static String recorded(Report report) {
        return report.accepted() + (report.accepted() == 1 ? " row of this request is" : " rows of this request are")
                + " recorded. Sending the same request again is safe: rows that are recorded come out as unchanged.";
    }
}
