package io.secunda.metrics.catalogue;

import io.secunda.events.Json;
import io.secunda.events.Period;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Which facts values may rest on. For the gateway, which is the only one that asks. */
@Path("/internal/foundations")
public class FoundationResource {

    private final Families families;

    FoundationResource(Families families) {
        this.families = families;
    }

    /** A value of an indicator. */
    record Value(String indicator, @Nullable Period from, Period period) {}

    record Asked(List<Value> values) {}

    record Answered(List<Foundation> foundations) {}

    /** Answers in the order in which it was asked. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public byte[] foundations(byte[] body) {
        try {
            return Json.write(new Answered(Json.read(body, Asked.class).values().stream()
                    .map(value -> Foundation.of(families, value.indicator(), value.from(), value.period()))
                    .toList()));
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage(), e);
        }
    }
}
