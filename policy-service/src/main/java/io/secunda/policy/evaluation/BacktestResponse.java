package io.secunda.policy.evaluation;

import io.secunda.events.Names;
import io.secunda.events.recommendation.Recommendation;
import io.secunda.policy.rules.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a rule would have told, as the API shows it. */
@Schema(name = "Backtest", description = "What a rule would have told of everything that was recorded")
public record BacktestResponse(
        String rule,
        int version,
        String territory,

        @Schema(description = "Values of the rule's indicators that were looked at, all versions of them")
        long values,

        @Nullable @Schema(description = "When the first of them was recorded")
        Instant first,

        @Nullable @Schema(description = "When the last of them was recorded")
        Instant last,

        @Schema(description = "Events by state") Map<String, Integer> counts,

        @Schema(description = "How many subjects any event was about")
        int subjects,

        @Schema(description = "Recommendations that would be in force now")
        int open,

        @Schema(description = "The first events in order of time, at most `limit`")
        List<Event> events,

        @Schema(description = "Whether there were more events than are listed")
        boolean cut,

        @Schema(description = "How often an expression of the rule had no answer")
        int failures,

        @Nullable @Schema(description = "The first time, and why")
        String failure) {

    /** One event that would have been told. */
    @Schema(name = "BacktestEvent")
    public record Event(
            String state,
            String subject,
            Names names,
            String period,
            double severity,
            @Nullable Double previousSeverity,
            double confidence,

            @Schema(description = "Key of the indicator value that led to it")
            String cause,

            @Schema(description = "When it would have been told")
            Instant recorded) {

        static Event from(Recommendation event) {
            return new Event(
                    event.state().toString(),
                    event.subject().toString(),
                    event.names(),
                    event.period().toString(),
                    event.severity(),
                    event.previousSeverity(),
                    event.confidence(),
                    event.cause(),
                    event.recorded());
        }
    }

    static BacktestResponse from(Rule rule, String territory, Backtest.Outcome outcome) {
        Map<String, Integer> counts = new TreeMap<>();
        outcome.counts().forEach((state, count) -> counts.put(state.toString(), count));
        int told = counts.values().stream().mapToInt(Integer::intValue).sum();
        return new BacktestResponse(
                rule.id(),
                rule.version(),
                territory,
                outcome.values(),
                outcome.first(),
                outcome.last(),
                counts,
                outcome.subjects(),
                outcome.open(),
                outcome.events().stream().map(Event::from).toList(),
                told > outcome.events().size(),
                outcome.failures(),
                outcome.failure());
    }
}
