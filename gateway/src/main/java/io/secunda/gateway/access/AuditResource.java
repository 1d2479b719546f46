package io.secunda.gateway.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secunda.events.Json;
import io.secunda.gateway.problems.Problem;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Who wrote what, for administrators. Described in gateway-openapi.json. */
@Path("/api/v1/audit")
@Singleton
public class AuditResource {

    private static final int MOST = 10_000;

    private final AuditLog log;
    private final Clock clock;

    AuditResource(AuditLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** What was noted since a moment, a day ago by default. */
    @GET
    @Operation(hidden = true)
    public Response noted(
            @QueryParam("since") @Nullable String since, @QueryParam("limit") @DefaultValue("1000") String limit) {
        try {
            Instant from = since == null ? clock.instant().minus(Duration.ofDays(1)) : Instant.parse(since);
            int most = Math.max(1, Math.min(MOST, Integer.parseInt(limit)));
            List<JsonNode> noted = log.since(from, most);
            ObjectNode page = Json.mapper().createObjectNode();
            page.putArray("items").addAll(noted);
            return Response.ok(Json.write(page.put("more", noted.size() == most)), MediaType.APPLICATION_JSON)
                    .header("Cache-Control", "no-store")
                    .build();
        } catch (DateTimeParseException | NumberFormatException e) {
            return new Problem(
                            400,
                            "A parameter cannot be read",
                            "since is a time such as 2026-11-24T00:00:00Z, and limit a number from 1 to " + MOST + ".")
                    .response("/api/v1/audit");
        }
    }
}
