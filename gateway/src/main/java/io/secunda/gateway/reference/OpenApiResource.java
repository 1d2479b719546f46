package io.secunda.gateway.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secunda.events.Json;
import io.secunda.gateway.forwarding.Service;
import io.secunda.gateway.forwarding.ServiceCalls;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The OpenAPI document of the whole system. */
@Path("/openapi")
@Singleton
public class OpenApiResource {

    private static final Duration KEPT = Duration.ofSeconds(30);

    private final ServiceCalls services;
    private final Clock clock;
    private final ObjectNode own = own();
    private final Examples examples = Examples.read();
    private @Nullable Kept kept;

    private record Kept(JsonNode document, Instant until) {}

    OpenApiResource(ServiceCalls services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    private static ObjectNode own() {
        try (InputStream in = OpenApiResource.class.getResourceAsStream("gateway-openapi.json")) {
            return (ObjectNode) Json.mapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("gateway-openapi.json cannot be read", e);
        }
    }

    /** The document, put together at most twice a minute. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public synchronized JsonNode document() {
        Instant now = clock.instant();
        Kept held = kept;
        if (held != null && now.isBefore(held.until())) {
            return held.document();
        }
        Map<Service, Optional<JsonNode>> answers = services.askAll("GET", "/q/openapi?format=json");
        var merged = new MergedDocument(own);
        answers.forEach((service, answer) -> answer.ifPresentOrElse(
                document -> merged.add(service.id(), document), () -> merged.leaveOut(service.id())));
        examples.addTo(merged.toJson());
        // an incomplete one is not kept, so that a part that comes back is there at once
        kept = answers.values().stream().allMatch(Optional::isPresent)
                ? new Kept(merged.toJson(), now.plus(KEPT))
                : null;
        return merged.toJson();
    }
}
