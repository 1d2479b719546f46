package io.secunda.ingestion.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.secunda.ingestion.imports.Progress.State;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** How far imports have come. */
@Path("/api/v1/imports")
@Tag(name = "Imports", description = "How far uploads have come, while they run and for a while afterwards")
public class ImportResource {

    private static final Duration LOOK = Duration.ofMillis(250);
    private static final int LOOKS_BEFORE_HEARTBEAT = 60;
    private static final int LOOKS_WITHOUT_IMPORT = 240;

    private final Imports imports;
    private final ObjectMapper mapper;

    ImportResource(Imports imports, ObjectMapper mapper) {
        this.imports = imports;
        this.mapper = mapper;
    }

    /** The imports of this instance. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getImports",
            summary = "Look imports up",
            description =
                    "Those that run and the last that ended, 200 at most, the newest first. Forgotten at a restart.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Progress[].class)))
    public List<Progress> all() {
        return imports.all();
    }

    /** One import. */
    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getImport",
            summary = "Look up how far an import has come",
            description = "A request names its import by the header Secunda-Import.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Progress.class)))
    @APIResponse(responseCode = "404", description = "No import of that name runs or ran here")
    public Progress one(@Parameter(example = "yearbook-2024") @PathParam("id") String id) {
        return imports.find(id)
                .orElseThrow(() -> HttpProblem.builder()
                        .withTitle("There is no such import")
                        .withStatus(404)
                        .withDetail("No import called " + id + " runs here, or ran here of late.")
                        .build());
    }

    /** One import as it goes on. */
    @GET
    @Path("/{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @Operation(
            operationId = "followImport",
            summary = "Follow an import",
            description = "Server-sent events: `progress` with what getImport answers, whenever it has changed (at most"
                    + " four times a second), then `done` or `failed` with the last of it, and the stream ends. It may be"
                    + " asked for before the import begins, and waits a minute for it. A comment every 15 s says that the"
                    + " stream lives.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = String.class)))
    public Multi<OutboundSseEvent> follow(
            @Parameter(example = "yearbook-2024") @PathParam("id") String id, @Context Sse sse) {
        var watch = new Watch(sse);
        return Multi.createBy()
                .repeating()
                .uni(() -> Uni.createFrom()
                        .item(() -> watch.look(imports.find(id)))
                        .onItem()
                        .delayIt()
                        .by(LOOK))
                .whilst(look -> !look.last())
                .filter(look -> look.event() != null)
                .map(Look::event);
    }

    /** What there is to tell, if anything, and whether it is the last. */
    private record Look(@Nullable OutboundSseEvent event, boolean last) {}

    private final class Watch {

        private final Sse sse;
        private @Nullable Progress told;
        private int silent;

        Watch(Sse sse) {
            this.sse = sse;
        }

        Look look(Optional<Progress> found) {
            Progress now = found.orElse(null);
            if (now == null) {
                return ++silent >= LOOKS_WITHOUT_IMPORT ? new Look(null, true) : heartbeat();
            }
            if (now.equals(told)) {
                silent++;
                return heartbeat();
            }
            told = now;
            silent = 0;
            boolean running = now.state() == State.running;
            var event = sse.newEventBuilder()
                    .name(running ? "progress" : now.state().name())
                    .data(json(now))
                    .build();
            return new Look(event, !running);
        }

        private String json(Progress now) {
            try {
                return mapper.writeValueAsString(now);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("cannot write " + now, e);
            }
        }

        private Look heartbeat() {
            boolean due = silent % LOOKS_BEFORE_HEARTBEAT == 0;
            return new Look(due ? sse.newEventBuilder().comment("hb").build() : null, false);
        }
    }
}
