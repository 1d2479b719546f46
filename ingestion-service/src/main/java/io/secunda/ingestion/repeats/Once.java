package io.secunda.ingestion.repeats;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.secunda.ingestion.intake.Report;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes a request with an {@code Idempotency-Key} in once: the same key with the same body within a day is answered with
 * the same report or table, with another body by 422, and while the first is being taken in by 409.
 *
 * <p>Reports are kept beside the views. Where those live in memory, a restart forgets them; then a repeat is measured
 * against what is known as any request is, and comes out as unchanged. Nothing is recorded twice either way.
 */
@ApplicationScoped
public class Once {

    /** The header with the key. */
    public static final String KEY = "Idempotency-Key";

    /** The header of an answer that was given before. */
    static final String REPLAYED = "Idempotency-Replayed";

    /** How long a report is kept. */
    static final Duration KEPT = Duration.ofDays(1);

    /** A request that was begun before this and has no report is taken for one whose process was killed. */
    private static final Duration LONGEST_RUN = Duration.ofMinutes(2);

    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final int RETRY_AFTER_SECONDS = 5;

    private final KeptRequests requests;
    private final Clock clock;
    private final ObjectMapper mapper;

    /** @param mapper writes answers here as it does everywhere */
    Once(KeptRequests requests, Clock clock, ObjectMapper mapper) {
        this.requests = requests;
        this.clock = clock;
        this.mapper = mapper;
    }

    /** Takes the rows of a body in. */
    public interface Taking {
        Answered answer(InputStream body) throws IOException;
    }

    /**
     * Takes a body in, or answers as before.
     *
     * @param form what the answer is, where that is not the report: asked for in another form it is another request
     * @throws HttpProblem when the key is malformed, was used for another body, or is in use
     * @throws IOException when the connection breaks
     */
    public Response answer(HttpHeaders headers, UriInfo uri, String form, InputStream body, Taking taking)
            throws IOException {
        String key = headers.getHeaderString(KEY);
        if (key == null) {
            return taking.answer(body).response().build();
        }
        String plain = plain(key);
        MessageDigest digest = digest();
        digest.update((uri.getRequestUri().getRawQuery() + "\n" + headers.getMediaType() + "\n" + form + "\n")
                .getBytes(UTF_8));
        var read = new DigestInputStream(body, digest);
        String id = uri.getPath() + " " + plain;
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Kept kept = requests.find(id)
                .filter(request -> request.begun().isAfter(now.minus(KEPT)))
                .orElse(null);
        if (kept != null && kept.report() != null) {
            return again(kept, kept.report(), read);
        }
        begin(Kept.begun(id, now), kept);
        boolean done = false;
        try {
            Answered answer = taking.answer(read);
            requests.put(new Kept(id, now, fingerprint(read), json(answer.report()), answer.table()));
            done = true;
            return answer.response().build();
        } finally {
            if (!done) {
                // what failed may be sent again under its key
                requests.forget(id);
            }
        }
    }

    private Response again(Kept kept, String report, DigestInputStream body) throws IOException {
        if (!fingerprint(body).equals(kept.fingerprint())) {
            throw HttpProblem.builder()
                    .withTitle("The key was used before")
                    .withStatus(422)
                    .withDetail("This " + KEY + " was used for another request to this address; nothing was taken in."
                            + " Give each request a key of its own, and only the same request the same key.")
                    .build();
        }
        var answer = kept.table() == null
                ? Response.ok(report, MediaType.APPLICATION_JSON_TYPE)
                : new Answered(report(report), kept.table()).response();
        return answer.header(REPLAYED, true).build();
    }

    private void begin(Kept request, @Nullable Kept held) {
        boolean abandoned =
                held != null && held.begun().isBefore(request.begun().minus(LONGEST_RUN));
        if (abandoned) {
            requests.put(request);
        } else if (held != null || !requests.begin(request)) {
            takeOldOrRefuse(request, held);
        }
    }

    /** What is kept beyond its time does not stand in the way. */
    private void takeOldOrRefuse(Kept request, @Nullable Kept held) {
        boolean old = held == null
                && requests.find(request.id())
                        .filter(other -> !other.begun().isAfter(request.begun().minus(KEPT)))
                        .isPresent();
        if (old) {
            requests.put(request);
            return;
        }
        throw HttpProblem.builder()
                .withTitle("The request is being taken in")
                .withStatus(409)
                .withDetail("A request with this " + KEY + " is being taken in just now; ask again in a moment.")
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }

    /** A key may stand between double quotes, as structured fields have it. */
    private static String plain(String key) {
        String text = key.strip();
        String plain = text.length() > 2 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
        if (!PRINTABLE.matcher(plain).matches()) {
            throw HttpProblem.builder()
                    .withTitle("The key is malformed")
                    .withStatus(400)
                    .withDetail(KEY + " is 1 to 255 printable characters without blanks, best a UUID.")
                    .build();
        }
        return plain;
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Reads a body to its end; how long it may be is bounded by the server. */
    private static String fingerprint(DigestInputStream body) throws IOException {
        body.transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(body.getMessageDigest().digest());
    }

    private String json(Report report) {
        try {
            return mapper.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report cannot be written", e);
        }
    }

    private Report report(String json) {
        try {
            return mapper.readValue(json, Report.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report that was kept cannot be read", e);
        }
    }
}
