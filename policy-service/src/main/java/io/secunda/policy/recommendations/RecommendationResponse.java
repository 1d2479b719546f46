package io.secunda.policy.recommendations;

import io.secunda.events.Names;
import io.secunda.events.agreement.Level;
import io.secunda.events.recommendation.Check;
import io.secunda.events.recommendation.Decision;
import io.secunda.events.recommendation.Joint;
import io.secunda.events.recommendation.Recommendation;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A recommendation as the API shows it. */
@Schema(name = "Recommendation", description = "A rule that holds for a subject, with its evidence")
public record RecommendationResponse(
        @Schema(examples = "polarization-population~region:CYU")
        String id,

        @Schema(examples = "CN") String territory,
        @Schema(examples = "polarization-population") String rule,
        int ruleVersion,
        @Schema(examples = "region:CYU") String subject,
        Names names,
        @Nullable @Schema(examples = "secondary") String role,

        @Schema(enumeration = {"raised", "updated", "escalated", "eased", "withdrawn"})
        String state,

        @Schema(minimum = "0", maximum = "1") double severity,

        @Nullable @Schema(description = "Severity before this event")
        Double previousSeverity,

        @Schema(minimum = "0", maximum = "1", description = "From coverage, provisional inputs and breaks")
        double confidence,

        @Schema(enumeration = {"coexistence", "connectivity", "cooperation"})
        String theme,

        @Schema(enumeration = {"place", "priority", "actor"})
        String mismatch,

        Names title,
        Names rationale,
        List<Names> instruments,
        List<String> levels,
        List<String> references,

        @Schema(description = "When it is raised, in CEL over the inputs")
        String condition,

        @Schema(description = "When it is withdrawn") String withdrawal,
        @Schema(examples = "2020") String period,
        List<EvidenceResponse> evidence,

        @Schema(description = "Key of the indicator value that led to this event")
        String cause,

        @Schema(
                enumeration = {"strong", "conditional"},
                description =
                        "Strong only with a confidence of at least 0.8 and when it holds in every check of `sensitivity`")
        String strength,

        @Nullable @Schema(description = "The smallest relative change of all inputs together that would withdraw it")
        Joint joint,

        @Nullable @Schema(description = "Whether it would be raised on somewhat other values")
        List<Check> sensitivity,

        @Nullable @Schema(description = "What was last decided on it; never by the system")
        DecisionResponse decision,

        Instant raised,
        Instant recorded) {

    static RecommendationResponse from(Recommendation event, @Nullable Decision decision) {
        return new RecommendationResponse(
                event.id(),
                event.territory(),
                event.rule(),
                event.ruleVersion(),
                event.subject().toString(),
                event.names(),
                event.role() == null ? null : event.role().toString(),
                event.state().toString(),
                event.severity(),
                event.previousSeverity(),
                event.confidence(),
                event.theme(),
                event.mismatch(),
                event.title(),
                event.rationale(),
                event.instruments(),
                event.levels().stream().map(Level::toString).toList(),
                event.references(),
                event.condition(),
                event.withdrawal(),
                event.period().toString(),
                event.evidence().stream()
                        .map(e -> EvidenceResponse.from(e, event))
                        .toList(),
                event.cause(),
                event.strength(),
                event.joint(),
                event.sensitivity(),
                decision == null ? null : DecisionResponse.from(decision),
                event.raised(),
                event.recorded());
    }
}
