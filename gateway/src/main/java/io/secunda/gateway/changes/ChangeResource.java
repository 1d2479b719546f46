package io.secunda.gateway.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secunda.events.Json;
import io.secunda.gateway.forwarding.Service;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two moments: metrics-service knows which indicators moved and on what they rest, policy-service what
 * became of recommendations, ingestion-service which facts are behind it. Described in gateway-openapi.json.
 */
@Path("/api/v1/changes")
@Singleton
public class ChangeResource {

    private static final String HERE = "/api/v1/changes";
    private static final String ASKED = "/internal/changes";

    private final Parts parts;
    private final Clock clock;

    ChangeResource(Parts parts, Clock clock) {
        this.parts = parts;
        this.clock = clock;
    }

    /** A page of them. */
    @GET
    @Operation(hidden = true)
    public Response changes(@Context UriInfo uri) {
        try {
            ChangeRequest request = ChangeRequest.read(uri.getQueryParameters(), clock.instant());
            return answer(request, uri);
        } catch (ChangeRequest.Unreadable e) {
            return e.problem().response(HERE);
        } catch (Parts.Silent e) {
            return e.problem().response(HERE);
        }
    }

    private Response answer(ChangeRequest request, UriInfo uri) {
        JsonNode none = Json.mapper().createObjectNode();
        ChangeRequest.After after = request.after();
        JsonNode moved =
                after.wantsIndicators() ? parts.get(Service.METRICS, ASKED + request.query(after.indicators())) : none;
        JsonNode became = after.wantsRecommendations() && request.indicators().isEmpty()
                ? parts.get(Service.POLICY, ASKED + request.query(after.recommendations()))
                : none;
        var behind = new Behind(parts, request);
        ArrayNode indicators = indicators(moved, behind);
        ArrayNode recommendations = recommendations(became, behind);
        ObjectNode answer = Json.mapper()
                .createObjectNode()
                .put("territory", request.territory())
                .put("from", request.since().toString())
                .put("to", request.until().toString());
        answer.set("indicators", indicators);
        answer.set("recommendations", recommendations);
        answer.set("facts", behind.answer());
        @Nullable String next = ChangeRequest.After.next(text(moved, "next"), text(became, "next"));
        answer.put("next", next);
        Response.ResponseBuilder response =
                Response.ok(Json.write(answer), MediaType.APPLICATION_JSON).header("Cache-Control", "no-store");
        if (next != null) {
            // the end stays what it was when the first page was asked for
            String query = uri.getRequestUriBuilder()
                    .replaceQueryParam("to", request.until())
                    .replaceQueryParam("after", next)
                    .build()
                    .getRawQuery();
            response.header("Link", "<" + HERE + "?" + query + ">; rel=\"next\"");
        }
        return response.build();
    }

    private static ArrayNode indicators(JsonNode moved, Behind behind) {
        ArrayNode rows = Json.mapper().createArrayNode();
        for (JsonNode change : moved.path("items")) {
            JsonNode after = change.path("after");
            ObjectNode row = rows.addObject();
            copy(after, row, "subject", "names", "indicator");
            behind.ask(
                    row,
                    after.path("subject").asText(),
                    after,
                    after.path("cause").asText());
            copy(after, row, "window", "from", "period", "unit");
            row.set("before", side(change.get("before")));
            row.set("after", side(after));
            copy(after, row, "cause");
        }
        return rows;
    }

    private static JsonNode side(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return Json.mapper().nullNode();
        }
        ObjectNode side = Json.mapper().createObjectNode();
        copy(value, side, "value", "reason", "coverage", "provisional", "recorded");
        return side;
    }

    private static ArrayNode recommendations(JsonNode became, Behind behind) {
        ArrayNode rows = Json.mapper().createArrayNode();
        for (JsonNode change : became.path("items")) {
            ObjectNode row = change.deepCopy();
            for (JsonNode moved : row.path("evidence")) {
                JsonNode side = moved.hasNonNull("after") ? moved.get("after") : moved.path("before");
                ObjectNode value = side.deepCopy();
                value.set("indicator", moved.get("indicator"));
                behind.ask((ObjectNode) moved, moved.path("subject").asText(), value, "");
            }
            rows.add(row);
        }
        return rows;
    }

    private static void copy(JsonNode from, ObjectNode to, String... fields) {
        for (String field : fields) {
            if (from.hasNonNull(field)) {
                to.set(field, from.get(field));
            }
        }
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.get(field).asText() : null;
    }
}
