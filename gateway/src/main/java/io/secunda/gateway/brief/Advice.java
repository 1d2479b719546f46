package io.secunda.gateway.brief;

import io.secunda.events.Names;
import io.secunda.events.indicator.SourceVintage;
import io.secunda.events.recommendation.Joint;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A recommendation as policy-service shows it: what a brief says of it. */
record Advice(
        String id,
        String rule,
        String subject,
        Names names,
        String state,
        double severity,
        double confidence,
        String theme,
        String mismatch,
        Names title,
        Names rationale,
        @Nullable List<Names> instruments,
        @Nullable List<String> levels,
        String period,
        @Nullable List<Evidence> evidence,
        String strength,
        @Nullable Joint joint,
        @Nullable Decision decision) {

    /** A value that its rule looked at. */
    record Evidence(
            String indicator,
            String subject,
            @Nullable String window,
            String period,
            @Nullable String from,
            @Nullable Double value,
            @Nullable String reason,
            @Nullable String part,
            String unit,
            boolean provisional,
            boolean crossesBreak,
            @Nullable Double counterfactual,
            @Nullable List<SourceVintage> sources) {}

    /** What somebody decided on it. */
    record Decision(
            String decision,
            String who,
            String why,
            @Nullable Instant until,
            Instant recorded) {}

    List<Evidence> evidenceHeld() {
        return evidence == null ? List.of() : evidence;
    }
}
