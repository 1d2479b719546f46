package io.secunda.gateway.status;

import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.gateway.forwarding.Service;
import io.secunda.gateway.forwarding.ServiceCalls;
import io.secunda.kit.status.Running;
import io.secunda.kit.status.StatusSource;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the whole system is, and the command to rebuild what can be rebuilt. */
@Path("/api/v1")
@Tag(name = "System")
@Produces(MediaType.APPLICATION_JSON)
public class SystemStatusResource {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final CompletableFuture<Boolean> NOT_READY = CompletableFuture.completedFuture(false);

    private final ServiceCalls services;
    private final Instance<StatusSource> sources;
    private final Running running;
    private final Instance<HealthCheck> checks;

    SystemStatusResource(
            ServiceCalls services,
            Instance<StatusSource> sources,
            Running running,
            @Readiness Instance<HealthCheck> checks) {
        this.services = services;
        this.sources = sources;
        this.running = running;
        this.checks = checks;
    }

    /**
     * What every part tells of itself; of several instances of a part, what they tell together. A part that does not
     * answer is told as {@code "up": false}.
     */
    @GET
    @Path("/status")
    @Operation(operationId = "status", summary = "What runs, and how far behind it is")
    public Map<String, Object> status() {
        var own = new TreeMap<>(running.status());
        own.put("up", true);
        own.put("ready", checks.stream().allMatch(check -> check.call().getStatus() == Status.UP));
        sources.forEach(source -> own.put(source.name(), source.status()));
        // asked at the same time: a service whose database is away takes its time to say so
        var ready = services.ready(PATIENCE);
        Map<Service, List<JsonNode>> answers = services.askEveryInstance("/internal/status");
        var status = new LinkedHashMap<String, Object>();
        status.put("up", answers.values().stream().noneMatch(List::isEmpty));
        status.put("gateway", own);
        answers.forEach((service, told) -> status.put(
                service.id(),
                told(service, told, ready.getOrDefault(service, NOT_READY).join())));
        return status;
    }

    private static Map<String, Object> told(Service service, List<JsonNode> answers, boolean ready) {
        var told = new TreeMap<String, Object>();
        told.put("up", !answers.isEmpty());
        told.put("ready", ready);
        if (answers.isEmpty()) {
            told.put("detail", "The part that keeps " + service.brings() + " does not answer just now.");
            return told;
        }
        if (answers.size() > 1) {
            told.put("instances", answers.size());
        }
        Together.of(answers).properties().forEach(field -> told.put(field.getKey(), field.getValue()));
        return told;
    }

    /** Makes every part drop its views and build them anew from what was recorded. */
    @POST
    @Path("/rebuild")
    @Operation(
            operationId = "rebuild",
            summary = "Rebuild all views from what was recorded",
            description = "Reads answer with less than all until it is done; status tells when. Nothing is lost.")
    public Map<String, Object> rebuild() {
        var told = new LinkedHashMap<String, Object>();
        services.askAll("POST", "/internal/rebuild")
                .forEach((service, answer) -> told.put(service.id(), Map.of("rebuilding", answer.isPresent())));
        return told;
    }
}
