package io.secunda.gateway.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secunda.events.Json;
import io.secunda.gateway.problems.Problem;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Keys, for administrators. A key is shown once, when it is made. Described in gateway-openapi.json. */
@Path("/api/v1/keys")
@Singleton
public class KeyResource {

    private static final String HERE = "/api/v1/keys";
    private static final Duration OVERLAP = Duration.ofHours(24);
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9 _.@-]{0,99}";

    private final AccessKeys keys;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    KeyResource(AccessKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** All keys, without anything that gives access. */
    @GET
    @Operation(hidden = true)
    public Response all() {
        ObjectNode page = Json.mapper().createObjectNode();
        ArrayNode items = page.putArray("items");
        keys.all().forEach(key -> items.add(shown(key)));
        return ok(Response.ok(), page);
    }

    /** Makes a key. */
    @POST
    @Operation(hidden = true)
    public Response create(byte[] body) {
        JsonNode request = json(body);
        String name = request.path("name").asText("");
        if (!name.matches(NAME)) {
            throw refused(
                    400, "name: '" + name + "' is no name of letters, digits, blanks and . _ @ -, at most 100 long");
        }
        return made(name, scopes(request.path("scopes")), expires(request.path("expires")));
    }

    private Response made(String name, List<String> scopes, @Nullable Instant expires) {
        String secret = AccessKey.generate(random);
        var key = new AccessKey(name, HexFormat.of().formatHex(AccessKey.hash(secret)), scopes, now(), expires);
        keys.keep(key);
        ObjectNode shown = shown(key).put("key", secret);
        return ok(Response.created(URI.create(HERE + "/" + key.id())), shown);
    }

    /** A new key of the same name and scopes; the old one gives access for another day. */
    @POST
    @Path("/{id}/rotate")
    @Operation(hidden = true)
    public Response rotate(String id) {
        AccessKey old = find(id);
        Instant end = now().plus(OVERLAP);
        Response answer = made(old.name(), old.scopes(), old.expires());
        keys.keep(old.until(old.expires() != null && old.expires().isBefore(end) ? old.expires() : end));
        return answer;
    }

    /** Takes a key back at once. */
    @DELETE
    @Path("/{id}")
    @Operation(hidden = true)
    public Response delete(String id) {
        keys.remove(find(id));
        return Response.noContent().build();
    }

    private AccessKey find(String id) {
        return keys.all().stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        refused(404, "There is no key '" + id + "'; the one that is configured is not kept here."));
    }

    private static ObjectNode json(byte[] body) {
        try {
            if (Json.mapper().readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw refused(400, "The body is no JSON.");
        }
        throw refused(400, "The body is no JSON object.");
    }

    private static List<String> scopes(JsonNode node) {
        List<String> scopes = new ArrayList<>();
        node.forEach(scope -> scopes.add(scope.asText()));
        if (!node.isArray() || scopes.isEmpty() || !AccessKey.SCOPES.containsAll(scopes)) {
            throw refused(400, "scopes: is no array of some of " + AccessKey.SCOPES);
        }
        return scopes;
    }

    private @Nullable Instant expires(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        try {
            Instant expires = Instant.parse(node.asText());
            if (expires.isAfter(now())) {
                return expires;
            }
        } catch (DateTimeParseException e) {
            throw refused(400, "expires: '" + node.asText() + "' is no time such as 2027-01-01T00:00:00Z");
        }
        throw refused(400, "expires: " + node.asText() + " is over");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private ObjectNode shown(AccessKey key) {
        ObjectNode shown = Json.mapper().createObjectNode().put("id", key.id()).put("name", key.name());
        shown.set("scopes", Json.mapper().valueToTree(key.scopes()));
        shown.put("created", key.created().toString());
        if (key.expires() != null) {
            shown.put("expires", key.expires().toString());
        }
        return shown.put("valid", key.isValidAt(now()));
    }

    private static Response ok(Response.ResponseBuilder response, ObjectNode body) {
        return response.entity(Json.write(body))
                .type(MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store")
                .build();
    }

    private static WebApplicationException refused(int status, String detail) {
        String title = status == 404 ? "No such key" : "The key cannot be made";
        return new Problem(status, title, detail).thrown(HERE);
    }
}
