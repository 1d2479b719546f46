package io.secunda.gateway.problems;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

/**
 * An RFC 9457 problem.
 *
 * @param status HTTP status
 * @param title what kind of problem
 * @param detail what was found, what was expected, and what to do next
 * @param more further members, by name
 */
public record Problem(int status, String title, String detail, JsonObject more) {

    /** Media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final int UNAVAILABLE = 503;
    private static final String RETRY_AFTER_SECONDS = "5";

    /** A problem without further members. */
    public Problem(int status, String title, String detail) {
        this(status, title, detail, new JsonObject());
    }

    /** The problem as JSON. */
    public Buffer toBuffer(String instance) {
        return new JsonObject()
                .put("status", status)
                .put("title", title)
                .put("detail", detail)
                .put("instance", instance)
                .mergeIn(more)
                .toBuffer();
    }

    /** The answer of a resource with it; one who is to come back later is told when. */
    public Response response(String instance) {
        Response.ResponseBuilder response = Response.status(status)
                .type(MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(toBuffer(instance).getBytes());
        return status == UNAVAILABLE
                ? response.header("Retry-After", RETRY_AFTER_SECONDS).build()
                : response.build();
    }

    /** The same, to be thrown. */
    public WebApplicationException thrown(String instance) {
        return new WebApplicationException(response(instance));
    }

    /** Answers with it. */
    public void send(HttpServerResponse response, String instance) {
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(toBuffer(instance));
    }
}
