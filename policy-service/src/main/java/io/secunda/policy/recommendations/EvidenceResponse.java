package io.secunda.policy.recommendations;

import io.secunda.events.indicator.SourceVintage;
import io.secunda.events.recommendation.Evidence;
import io.secunda.events.recommendation.Recommendation;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A value that a rule looked at, as the API shows it. */
@Schema(name = "Evidence", description = "An indicator value that a rule looked at")
public record EvidenceResponse(
        @Schema(examples = "polarization", description = "The rule's name for it")
        String input,

        @Schema(examples = "polarization(population)") String indicator,
        @Schema(examples = "region:CYU") String subject,
        @Nullable @Schema(examples = "longest") String window,
        @Schema(examples = "2020") String period,

        @Nullable @Schema(examples = "2010", description = "Start of the window")
        String from,

        @Nullable @Schema(description = "Absent when `reason` says why")
        Double value,

        @Nullable @Schema(examples = "low_coverage") String reason,

        @Nullable @Schema(examples = "within", description = "The part that was read, if not the value itself")
        String part,

        String unit,
        @Schema(minimum = "0", maximum = "1") double coverage,
        boolean provisional,
        boolean crossesBreak,

        @Nullable @Schema(
                description =
                        "The nearest value of this input that would withdraw it, all else equal; absent when none would")
        Double counterfactual,

        List<SourceVintage> sources,

        @Nullable @Schema(description = "Latest release among the inputs")
        Instant vintage,

        @Schema(description = "Where the value and the observations behind it are, as they were known then")
        List<String> addresses) {

    static EvidenceResponse from(Evidence evidence, Recommendation event) {
        return new EvidenceResponse(
                evidence.input(),
                evidence.indicator(),
                evidence.subject().toString(),
                evidence.window(),
                evidence.period().toString(),
                evidence.from() == null ? null : evidence.from().toString(),
                evidence.value(),
                evidence.reason(),
                evidence.part(),
                evidence.unit(),
                evidence.coverage(),
                evidence.provisional(),
                evidence.crossesBreak(),
                evidence.counterfactual(),
                evidence.sources(),
                evidence.vintage(),
                EvidenceAddresses.of(evidence, event.territory(), event.recorded()));
    }
}
