package io.secunda.kit.status;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What a service tells the gateway about itself. Not forwarded to the outside. */
@Path("/internal")
@Produces(MediaType.APPLICATION_JSON)
public class StatusResource {

    private final String service;
    private final Instance<StatusSource> sources;
    private final Instance<Rebuildable> rebuildables;
    private final Running running;

    StatusResource(
            @ConfigProperty(name = "quarkus.application.name") String service,
            Instance<StatusSource> sources,
            Instance<Rebuildable> rebuildables,
            Running running) {
        this.service = service;
        this.sources = sources;
        this.rebuildables = rebuildables;
        this.running = running;
    }

    /** Everything that the parts of the service tell. */
    @GET
    @Path("/status")
    @Operation(hidden = true)
    public Map<String, Object> status() {
        var status = new TreeMap<>(running.status());
        status.put("service", service);
        status.put("caughtUp", rebuildables.stream().allMatch(Rebuildable::caughtUp));
        sources.forEach(source -> status.put(source.name(), source.status()));
        return status;
    }

    /** Drops the views and begins to rebuild them from the topics. */
    @POST
    @Path("/rebuild")
    @Operation(hidden = true)
    public Map<String, Object> rebuild() {
        rebuildables.forEach(Rebuildable::rebuild);
        return Map.of("service", service, "rebuilding", rebuildables.stream().count());
    }
}
