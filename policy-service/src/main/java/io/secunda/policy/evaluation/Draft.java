package io.secunda.policy.evaluation;

import io.secunda.events.Subject;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.recommendation.Evidence;
import io.secunda.events.recommendation.Recommendation;
import io.secunda.events.recommendation.State;
import io.secunda.policy.rules.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes out the event of a change. */
final class Draft {

    private Draft() {}

    /**
     * The event of a change that rests on evidence.
     *
     * @param subject whom it is about
     * @param sight what was seen, with at least the first input
     * @param cause key of the indicator value that led to it
     * @param now when
     */
    static Recommendation of(
            Rule rule,
            Subject subject,
            Sight sight,
            Lifecycle.Change change,
            @Nullable Standing standing,
            String cause,
            Instant now) {
        IndicatorValue primary = sight.primary();
        if (primary == null) {
            throw new IllegalArgumentException(rule.id() + " of " + subject + " has no evidence");
        }
        boolean raised = change.state() == State.RAISED;
        Recommendation last = standing == null ? null : standing.last();
        Rule.Advice advice = rule.advice();
        return new Recommendation(
                primary.territory(),
                rule.id(),
                rule.version(),
                subject,
                primary.names(),
                primary.role(),
                change.state(),
                change.severity(),
                raised || last == null ? null : last.severity(),
                Confidence.of(sight.readings().values()),
                rule.theme(),
                rule.mismatch(),
                advice.title(),
                advice.rationale(),
                advice.instruments(),
                advice.levels(),
                advice.references(),
                rule.raise().text(),
                rule.withdraw().text(),
                primary.period(),
                evidence(rule, sight, change.state().open()),
                cause,
                raised || last == null ? now : last.raised(),
                now,
                null,
                null);
    }

    private static List<Evidence> evidence(Rule rule, Sight sight, boolean open) {
        Map<String, Double> numbers = sight.numbers();
        List<Evidence> evidence = new ArrayList<>();
        sight.readings().forEach((name, reading) -> {
            Double nearest = open ? Counterfactual.of(rule.withdraw(), numbers, name) : null;
            evidence.add(reading.evidence(nearest));
        });
        return evidence;
    }

    /** The withdrawal of a recommendation of which nothing is seen any more: its last event, withdrawn. */
    static Recommendation withdrawal(Recommendation last, String cause, Instant now) {
        return new Recommendation(
                last.territory(),
                last.rule(),
                last.ruleVersion(),
                last.subject(),
                last.names(),
                last.role(),
                State.WITHDRAWN,
                0,
                last.severity(),
                last.confidence(),
                last.theme(),
                last.mismatch(),
                last.title(),
                last.rationale(),
                last.instruments(),
                last.levels(),
                last.references(),
                last.condition(),
                last.withdrawal(),
                last.period(),
                last.evidence(),
                cause,
                last.raised(),
                now,
                null,
                null);
    }
}
