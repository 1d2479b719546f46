package io.secunda.policy.recommendations;

import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.events.Code;
import io.secunda.events.Json;
import io.secunda.events.recommendation.Decision;
import io.secunda.events.recommendation.Recommendation;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Takes decisions of people in; the only place where decisions come from. */
@Path("/api/v1/recommendations/{id}/decisions")
@Tag(name = "Recommendations")
public class DecisionResource {

    /** Header in which the gateway says whose key was sent; it takes it from nobody else. */
    public static final String KEY_OWNER = "X-Secunda-Key-Owner";

    private static final long RETRY_AFTER_SECONDS = 5;

    private final RecommendationLookup recommendations;
    private final MongoDecisionView view;
    private final DecisionFeed feed;
    private final DecisionTopic topic;
    private final Clock clock = Clock.systemUTC();

    DecisionResource(
            RecommendationLookup recommendations, MongoDecisionView view, DecisionFeed feed, DecisionTopic topic) {
        this.recommendations = recommendations;
        this.view = view;
        this.feed = feed;
        this.topic = topic;
    }

    /** Records a decision once, however often it is sent with the same id. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "decide",
            summary = "Record what somebody decided on a recommendation",
            description =
                    "Needs a key with scope `policy`. Answered when Kafka has it. Sending it again with the same `id`,"
                            + " or `Idempotency-Key`, records nothing twice.")
    @RequestBody(content = @Content(schema = @Schema(implementation = DecisionRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Recorded",
            content = @Content(schema = @Schema(implementation = DecisionResponse.class)))
    @APIResponse(responseCode = "200", description = "Recorded before; the decision as it was recorded")
    @APIResponse(responseCode = "400", description = "A field cannot be read; the problem names it")
    @APIResponse(responseCode = "404", description = "No such recommendation was ever made")
    @APIResponse(responseCode = "409", description = "Another decision has this id")
    public synchronized Response decide(
            @PathParam("id") String id,
            @QueryParam("territory") @Nullable String territory,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam(KEY_OWNER) @Nullable String owner,
            byte[] body) {
        if (!feed.caughtUp()) {
            throw new ServiceUnavailableException(
                    "the service is still reading earlier decisions; send it again in a moment", RETRY_AFTER_SECONDS);
        }
        Recommendation on = recommendations.last(territory, id);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        DecisionRequest asked = DecisionRequest.read(json(body), now);
        String decisionId = asked.id() != null
                ? asked.id()
                : key != null ? idOf(key) : UUID.randomUUID().toString();
        var decision = new Decision(
                on.territory(),
                on.id(),
                decisionId,
                asked.decision(),
                asked.who(),
                owner,
                asked.why(),
                asked.until(),
                on.state(),
                view.after(on.key(), now));
        Optional<Decision> known = view.find(decision.key());
        if (known.isEmpty()) {
            topic.record(decision);
            // so that who sent it sees it at once; the feed will put the same
            view.put(decision);
            return Response.status(Response.Status.CREATED)
                    .entity(DecisionResponse.from(decision))
                    .build();
        }
        if (!known.get().saysTheSameAs(decision)) {
            throw new ClientErrorException(
                    "another decision on '" + id + "' has the id '" + decisionId + "'; a new decision needs a new id",
                    Response.Status.CONFLICT);
        }
        return Response.ok(DecisionResponse.from(known.get())).build();
    }

    private static JsonNode json(byte[] body) {
        try {
            JsonNode read = Json.mapper().readTree(body);
            if (read != null && read.isObject()) {
                return read;
            }
        } catch (IOException e) {
            throw new BadRequestException("the body is no JSON", e);
        }
        throw new BadRequestException("the body is no JSON object");
    }

    private static String idOf(String key) {
        try {
            String plain = key.strip();
            boolean quoted = plain.length() > 1 && plain.startsWith("\"") && plain.endsWith("\"");
            return Code.require("the key", quoted ? plain.substring(1, plain.length() - 1) : plain);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("header 'Idempotency-Key': " + e.getMessage(), e);
        }
    }
}
