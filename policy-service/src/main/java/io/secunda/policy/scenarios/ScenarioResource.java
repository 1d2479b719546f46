package io.secunda.policy.scenarios;

import io.secunda.events.Json;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.kit.streams.HeldStores;
import io.secunda.policy.evaluation.Surroundings;
import io.secunda.policy.evaluation.WhatIf;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What recommendations would change if indicators had other values. For the gateway, which is the only one that asks. */
@Path("/internal/scenarios")
public class ScenarioResource {

    private final WhatIf whatIf;

    ScenarioResource(Surroundings surroundings, HeldStores stores) {
        this.whatIf = new WhatIf(surroundings, stores);
    }

    /** The values that an exercise of metrics-service found. */
    public record Values(List<IndicatorValue> values) {}

    /** Answers; nothing is told and nothing is kept. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public byte[] scenario(byte[] body) {
        try {
            List<IndicatorValue> values = Json.read(body, Values.class).values();
            return Json.write(Map.of("recommendations", whatIf.moves(values)));
        } catch (InvalidStateStoreException e) {
            throw new ServiceUnavailableException("what stands is still being read; try again in a few seconds");
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage(), e);
        }
    }
}
