package io.secunda.policy.recommendations;

import io.secunda.events.recommendation.Decision;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A decision as the API shows it. */
@Schema(name = "Decision", description = "What somebody decided on a recommendation")
public record DecisionResponse(
        String id,

        @Schema(enumeration = {"acknowledge", "accept", "reject", "defer"})
        String decision,

        String who,

        @Nullable @Schema(description = "Name of the access key it came with")
        String keyOwner,

        String why,

        @Nullable @Schema(description = "Until when it is put off")
        Instant until,

        @Schema(description = "Where the recommendation stood")
        String state,

        Instant recorded) {

    /** From the record. */
    public static DecisionResponse from(Decision d) {
        return new DecisionResponse(
                d.id(),
                d.decision().toString(),
                d.who(),
                d.keyOwner(),
                d.why(),
                d.until(),
                d.state().toString(),
                d.recorded());
    }
}
