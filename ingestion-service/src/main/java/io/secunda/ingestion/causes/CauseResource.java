package io.secunda.ingestion.causes;

import io.secunda.events.Json;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Which facts moved values between two moments. For the gateway, which is the only one that asks. */
@Path("/internal/causes")
public class CauseResource {

    private final Causes causes;

    CauseResource(Causes causes) {
        this.causes = causes;
    }

    record Asked(String territory, Instant since, Instant until, int most, List<Question> questions) {}

    /** Answers in the order of the questions. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public byte[] causes(byte[] body) {
        try {
            Asked asked = Json.read(body, Asked.class);
            return Json.write(
                    causes.answer(asked.territory(), asked.since(), asked.until(), asked.most(), asked.questions()));
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage(), e);
        }
    }
}
