package io.secunda.policy.changes;

import io.secunda.events.Names;
import io.secunda.events.Period;
import io.secunda.events.Subject;
import io.secunda.events.recommendation.Evidence;
import io.secunda.events.recommendation.Recommendation;
import io.secunda.events.recommendation.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a recommendation between two moments.
 *
 * @param before how it stood at the first moment, or null when it had not been raised
 * @param after how it stood at the second
 * @param states what was told of it in between, in order
 * @param evidence the values that it rests on and that moved; what came or went has only one side
 */
record RecommendationChange(
        String id,
        String rule,
        Subject subject,
        Names names,
        Names title,
        String theme,
        @Nullable Standing before,
        Standing after,
        List<State> states,
        List<Moved> evidence) {

    /** How it stood. */
    record Standing(State state, double severity, double confidence, int ruleVersion, Period period, Instant recorded) {

        static Standing of(Recommendation event) {
            return new Standing(
                    event.state(),
                    event.severity(),
                    event.confidence(),
                    event.ruleVersion(),
                    event.period(),
                    event.recorded());
        }
    }

    /** A value that a rule looked at, then and now. */
    record Moved(
            String input,
            String indicator,
            Subject subject,
            @Nullable String window,
            @Nullable String part,
            String unit,
            @Nullable Value before,
            @Nullable Value after) {}

    /** A value on one side. */
    record Value(
            @Nullable Period from,
            Period period,
            @Nullable Double value,
            @Nullable String reason) {

        static @Nullable Value of(@Nullable Evidence evidence) {
            return evidence == null
                    ? null
                    : new Value(evidence.from(), evidence.period(), evidence.value(), evidence.reason());
        }
    }

    /**
     * From its events.
     *
     * @param before the last event before the first moment, or null
     * @param told the events from then to the second moment, in order; at least one
     */
    static RecommendationChange of(@Nullable Recommendation before, List<Recommendation> told) {
        Recommendation after = told.get(told.size() - 1);
        return new RecommendationChange(
                after.id(),
                after.rule(),
                after.subject(),
                after.names(),
                after.title(),
                after.theme(),
                before == null ? null : Standing.of(before),
                Standing.of(after),
                told.stream().map(Recommendation::state).toList(),
                moved(before == null ? List.of() : before.evidence(), after.evidence()));
    }

    private static List<Moved> moved(List<Evidence> before, List<Evidence> after) {
        Map<String, Evidence> old = byInput(before);
        Map<String, Evidence> now = byInput(after);
        List<Moved> moved = new ArrayList<>();
        now.forEach((key, evidence) -> add(moved, old.get(key), evidence, evidence));
        old.forEach((key, evidence) -> {
            if (!now.containsKey(key)) {
                add(moved, evidence, null, evidence);
            }
        });
        return moved;
    }

    private static void add(List<Moved> moved, @Nullable Evidence before, @Nullable Evidence after, Evidence about) {
        Value then = Value.of(before);
        Value now = Value.of(after);
        if (!Objects.equals(then, now)) {
            moved.add(new Moved(
                    about.input(),
                    about.indicator(),
                    about.subject(),
                    about.window(),
                    about.part(),
                    about.unit(),
                    then,
                    now));
        }
    }

    private static Map<String, Evidence> byInput(List<Evidence> evidence) {
        Map<String, Evidence> byInput = new LinkedHashMap<>();
        evidence.forEach(e -> byInput.put(
                String.join(" ", e.input(), e.indicator(), e.subject().toString(), String.valueOf(e.window())), e));
        return byInput;
    }
}
