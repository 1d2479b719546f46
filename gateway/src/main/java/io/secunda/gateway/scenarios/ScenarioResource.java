package io.secunda.gateway.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secunda.events.Json;
import io.secunda.gateway.forwarding.Service;
import io.secunda.gateway.forwarding.ServiceCalls;
import io.secunda.gateway.problems.Problem;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Asks metrics-service what would move, and policy-service what would then be recommended. Described in gateway-openapi.json. */
@Path("/api/v1/scenarios")
@Singleton
public class ScenarioResource {

    private static final String HERE = "/api/v1/scenarios";
    private static final String ASKED = "/internal/scenarios";
    private static final int MOST_BYTES = 1_000_000;
    private static final int LONGEST_TITLE = 200;
    private static final int RANDOM_BYTES = 18;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final ServiceCalls services;
    private final KeptScenarios kept;
    private final ScenariosConfig config;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ScenarioResource(ServiceCalls services, KeptScenarios kept, ScenariosConfig config, Clock clock) {
        this.services = services;
        this.kept = kept;
        this.config = config;
        this.clock = clock;
    }

    /** Computes a scenario. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response scenario(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            return new Problem(
                            413,
                            "The scenario is too large",
                            "It has more than 1 MB; leave out facts that hardly matter.")
                    .response(HERE);
        }
        return answer(request(bytes));
    }

    private static ObjectNode request(byte[] bytes) {
        try {
            if (Json.mapper().readTree(bytes) instanceof ObjectNode object) {
                JsonNode title = object.path("title");
                if (object.has("title") && !(title.isTextual() && title.asText().length() <= LONGEST_TITLE)) {
                    throw unreadable("title: is no text of at most " + LONGEST_TITLE + " characters");
                }
                return object;
            }
        } catch (IOException e) {
            throw unreadable("The body is no JSON: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
        throw unreadable("The body is no JSON object.");
    }

    private static WebApplicationException unreadable(String detail) {
        return new Problem(400, "The scenario cannot be read", detail).thrown(HERE);
    }

    private Response answer(ObjectNode request) {
        JsonNode metrics = ask(Service.METRICS, request);
        JsonNode policy = ask(Service.POLICY, Json.mapper().createObjectNode().set("values", metrics.path("values")));
        byte[] id = new byte[RANDOM_BYTES];
        random.nextBytes(id);
        String name = Base64.getUrlEncoder().withoutPadding().encodeToString(id);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant expires = now.plus(config.kept());
        ObjectNode scenario = Json.mapper()
                .createObjectNode()
                .put("id", name)
                .put("exercise", true)
                .put("title", request.path("title").asText(""))
                .put("created", now.toString())
                .put("expires", expires.toString());
        scenario.set("request", request);
        scenario.set("indicators", indicators(metrics));
        scenario.set("recommendations", recommendations(policy));
        byte[] json = Json.write(scenario);
        kept.keep(name, json, expires);
        return exercise(Response.created(URI.create(HERE + "/" + name)), json);
    }

    private static Response exercise(Response.ResponseBuilder response, byte[] json) {
        return response.header("Secunda-Exercise", "true")
                .header("Cache-Control", "no-store")
                .type(MediaType.APPLICATION_JSON)
                .entity(json)
                .build();
    }

    /** Those whose number would change; one that only rests on other publications is left out. */
    private static ArrayNode indicators(JsonNode metrics) {
        ArrayNode rows = Json.mapper().createArrayNode();
        for (JsonNode value : metrics.path("values")) {
            JsonNode before = orNull(value, "previous");
            JsonNode after = orNull(value, "value");
            if (!before.equals(after)) {
                String indicator = value.path("indicator").asText();
                ObjectNode row = rows.addObject();
                row.set("subject", value.path("subject"));
                row.set("names", orNull(value, "names"));
                row.put("indicator", indicator);
                row.set("indicatorNames", orNull(metrics.path("indicators"), indicator));
                row.set("window", orNull(value, "window"));
                row.set("period", value.path("period"));
                row.set("before", before);
                row.set("after", after);
                if (value.has("reason")) {
                    row.set("reason", value.get("reason"));
                }
                row.set("unit", orNull(value, "unit"));
                row.set("coverage", orNull(value, "coverage"));
            }
        }
        return rows;
    }

    private static ArrayNode recommendations(JsonNode policy) {
        ArrayNode rows = Json.mapper().createArrayNode();
        for (JsonNode move : policy.path("recommendations")) {
            ObjectNode row = rows.addObject();
            row.set("id", move.path("id"));
            row.set("change", move.path("change"));
            row.set("before", orNull(move, "before"));
            row.set("after", orNull(move, "after"));
        }
        return rows;
    }

    private static JsonNode orNull(JsonNode node, String field) {
        JsonNode found = node.get(field);
        return found == null ? Json.mapper().nullNode() : found;
    }

    private JsonNode ask(Service service, JsonNode question) {
        Optional<ServiceCalls.Answer> answer = services.post(service, ASKED, Json.write(question), PATIENCE);
        if (answer.isPresent() && answer.get().status() == 200) {
            return answer.get().body();
        }
        int status = answer.map(ServiceCalls.Answer::status).orElse(503);
        if (service == Service.METRICS && (status == 400 || status == 422)) {
            // it says which field of which row
            ObjectNode told = answer.get().body().deepCopy();
            told.put("instance", HERE);
            throw new WebApplicationException(Response.status(status)
                    .type(Problem.MEDIA_TYPE)
                    .header("Cache-Control", "no-store")
                    .entity(Json.write(told))
                    .build());
        }
        String detail = "The part that keeps " + service.brings() + " (" + service.id()
                + ") cannot compute a scenario just now. Nothing was changed; try again in a few seconds.";
        throw new Problem(503, "Part of the system does not answer", detail).thrown(HERE);
    }

    /** A scenario again. */
    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public Response shared(String id) {
        return kept.find(id)
                .map(json -> exercise(Response.ok(), json))
                .orElseGet(() -> new Problem(
                                404,
                                "No such scenario",
                                "It has expired or never was. Scenarios are kept for a while only, by the gateway that "
                                        + "computed them, while it runs; POST " + HERE + " computes one.")
                        .response(HERE));
    }
}
