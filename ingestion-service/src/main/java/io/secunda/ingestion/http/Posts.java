package io.secunda.ingestion.http;

import io.secunda.ingestion.intake.Intake;
import io.secunda.ingestion.intake.IntakeConfig;
import io.secunda.ingestion.intake.RejectedRows;
import io.secunda.ingestion.intake.RowKind;
import io.secunda.ingestion.intake.Upload;
import io.secunda.ingestion.repeats.Answered;
import io.secunda.ingestion.repeats.Once;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;

/** Takes bodies of rows in, once for each key, and answers with the report or with the table of rejected rows. */
@ApplicationScoped
public class Posts {

    private static final MediaType CSV = MediaType.valueOf(Tables.CSV);

    private final Intake intake;
    private final IntakeConfig config;
    private final Once once;

    Posts(Intake intake, IntakeConfig config, Once once) {
        this.intake = intake;
        this.config = config;
        this.once = once;
    }

    /**
     * Takes a body in.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem when nothing can be read, or the request's key does not allow it
     * @throws IOException when the connection breaks
     */
    public Response take(InputStream body, Upload upload, RowKind<?> kind, HttpHeaders headers, UriInfo uri)
            throws IOException {
        if (!wantsTable(headers)) {
            return once.answer(headers, uri, "", body, rest -> new Answered(intake.take(rest, upload, kind), null));
        }
        return once.answer(headers, uri, Tables.CSV, body, rest -> {
            var rejected = new RejectedRows(config.maxErrors());
            return new Answered(intake.take(rest, upload.telling(rejected), kind), rejected.csv());
        });
    }

    /** Who does not care gets the report. */
    private static boolean wantsTable(HttpHeaders headers) {
        for (MediaType accepted : headers.getAcceptableMediaTypes()) {
            if (accepted.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return false;
            }
            if (accepted.isCompatible(CSV)) {
                return true;
            }
        }
        return false;
    }
}
