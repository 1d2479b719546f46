package io.secunda.metrics.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.secunda.events.Code;
import io.secunda.events.Json;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.kit.streams.HeldStores;
import io.secunda.metrics.catalogue.Families;
import io.secunda.metrics.recompute.Exercise;
import io.secunda.metrics.recompute.Hypothesis;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;

/** What indicators would move if things were otherwise. For the gateway, which is the only one that asks. */
@Path("/internal/scenarios")
public class ScenarioResource {

    private static final Logger LOG = Logger.getLogger(ScenarioResource.class);
    private static final String PROBLEM = "application/problem+json";
    private static final Duration AT_MOST = Duration.ofSeconds(15);
    private static final int AT_ONCE = 2;

    private final Families families;
    private final HeldStores stores;
    private final Clock clock;
    // each holds a territory of its own in the heap
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /** With what is computed, from what, and by which clock. */
    public ScenarioResource(Families families, HeldStores stores, Clock clock) {
        this.families = families;
        this.stores = stores;
        this.clock = clock;
    }

    /** Finds what moves; nothing is told and nothing is kept. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response scenario(byte[] body) throws InterruptedException {
        if (!places.tryAcquire(AT_MOST.toMillis(), TimeUnit.MILLISECONDS)) {
            return problem(503, "Too many scenarios", "Others are being computed; try again in a few seconds.");
        }
        try {
            return answer(body);
        } catch (FactErrors e) {
            return problem(
                    400,
                    "The scenario cannot be read",
                    e.errors().get(0).field() + ": " + e.errors().get(0).detail(),
                    e.errors());
        } catch (InvalidStateStoreException e) {
            return problem(503, "Not ready", "What is known is still being read; try again in a few seconds.");
        } finally {
            places.release();
        }
    }

    private Response answer(byte[] body) {
        JsonNode scenario;
        try {
            ObjectMapper mapper = Json.mapper();
            scenario = mapper.readTree(body);
        } catch (IOException e) {
            return problem(400, "The scenario cannot be read", "The body is no JSON.");
        }
        String territory = scenario.path("territory").asText();
        if (territory.isBlank()) {
            throw new FactErrors(List.of(new FactError("territory", "is missing")));
        }
        if (!Code.isValid(territory)) {
            throw new FactErrors(List.of(new FactError("territory", "'" + territory + "' is no id of a territory")));
        }
        long begin = System.nanoTime();
        var exercise = new Exercise(territory, families, stores);
        if (!exercise.known()) {
            throw new FactErrors(List.of(new FactError("territory", "nothing is known of '" + territory + "'")));
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Hypothesis hypothesis = FactsReader.read(scenario, exercise.state(), now);
        long read = System.nanoTime();
        Optional<List<IndicatorValue>> moved = exercise.moved(hypothesis, now, AT_MOST);
        if (moved.isEmpty()) {
            return problem(
                    422,
                    "The scenario moves too much",
                    "It could not be computed within " + AT_MOST.toSeconds() + " seconds; write fewer facts.");
        }
        LOG.infof(
                "scenario computed: territory=%s values=%d failures=%d readMs=%d computedMs=%d",
                territory,
                moved.get().size(),
                exercise.failures(),
                TimeUnit.NANOSECONDS.toMillis(read - begin),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - read));
        var answer = new ScenarioValues(moved.get(), exercise.names(moved.get()));
        return Response.ok(Json.write(answer), MediaType.APPLICATION_JSON).build();
    }

    private static Response problem(int status, String title, String detail) {
        return problem(status, title, detail, List.of());
    }

    private static Response problem(int status, String title, String detail, List<FactError> errors) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("status", status);
        problem.put("title", title);
        problem.put("detail", detail);
        if (!errors.isEmpty()) {
            problem.put("errors", errors);
        }
        return Response.status(status).type(PROBLEM).entity(Json.write(problem)).build();
    }
}
