package io.secunda.policy.recommendations;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.secunda.events.recommendation.Decision;
import io.secunda.events.recommendation.Recommendation;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A recommendation with all that became of it, as the API shows it. */
@Schema(description = "A recommendation as it stands or stood, its events in order, and what people decided on it")
public record RecommendationHistory(
        @JsonUnwrapped RecommendationResponse recommendation, List<Event> history, List<DecisionResponse> decisions) {

    /** One event of it. */
    @Schema(name = "RecommendationEvent")
    public record Event(
            String state,
            double severity,
            @Nullable Double previousSeverity,
            double confidence,
            int ruleVersion,
            String period,
            List<EvidenceResponse> evidence,
            String cause,
            Instant recorded) {

        static Event from(Recommendation event) {
            return new Event(
                    event.state().toString(),
                    event.severity(),
                    event.previousSeverity(),
                    event.confidence(),
                    event.ruleVersion(),
                    event.period().toString(),
                    event.evidence().stream()
                            .map(e -> EvidenceResponse.from(e, event))
                            .toList(),
                    event.cause(),
                    event.recorded());
        }
    }

    /** From its events in order, of which there is at least one. */
    static RecommendationHistory from(List<Recommendation> events, List<Decision> decisions) {
        return new RecommendationHistory(
                RecommendationResponse.from(
                        events.get(events.size() - 1),
                        decisions.isEmpty() ? null : decisions.get(decisions.size() - 1)),
                events.stream().map(Event::from).toList(),
                decisions.stream().map(DecisionResponse::from).toList());
    }
}
