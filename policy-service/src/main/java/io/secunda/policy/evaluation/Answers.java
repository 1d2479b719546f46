package io.secunda.policy.evaluation;

import io.secunda.events.recommendation.Recommendation;
import io.secunda.policy.rules.Rule;
import io.secunda.policy.rules.RuleBase;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers questions from what is stored, and remembers the answers. */
final class Answers {

    private final RuleBase rules;
    private final IndicatorValues values;
    private final Standings standings;
    private final Clock clock;

    Answers(RuleBase rules, IndicatorValues values, Standings standings, Clock clock) {
        this.rules = rules;
        this.values = values;
        this.standings = standings;
        this.clock = clock;
    }

    /**
     * Evaluates a rule for a subject.
     *
     * @param cause key of the indicator value that led here
     * @return the next event of the recommendation, already remembered, or nothing when nothing changed
     * @throws io.secunda.policy.rules.RuleFailure when an expression of the rule has no answer
     */
    Optional<Recommendation> answer(Question question, String cause) {
        @Nullable Standing standing = standings.find(question.key());
        Optional<Rule> found = rules.rule(question.rule());
        if (found.isEmpty()) {
            return withoutRule(question, standing, cause);
        }
        Rule rule = found.get();
        Verdict verdict = Verdict.of(rule, new Sights(rule, question.territory(), question.subject(), values));
        Sight sight = verdict.sight();
        var evidence = standing == null ? EvidenceChange.RENEWED : EvidenceChange.between(standing, rule, sight);
        Optional<Lifecycle.Change> change = Lifecycle.next(standing, verdict, evidence, rule);
        return change.map(to -> {
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Recommendation event = sight.primary() == null && standing != null
                    ? Draft.withdrawal(standing.last(), cause, now)
                    : Draft.of(rule, question.subject(), sight, to, standing, cause, now);
            return remember(withRobustness(event, rule, question, sight), standing);
        });
    }

    private Recommendation withRobustness(Recommendation event, Rule rule, Question question, Sight sight) {
        return event.state().open()
                ? event.with(
                        JointCounterfactual.of(rule.withdraw(), sight.numbers()),
                        Robustness.of(rule, question, sight, values))
                : event;
    }

    /** A rule that was taken out withdraws what it said; one that cannot be read at the moment leaves it. */
    private Optional<Recommendation> withoutRule(Question question, @Nullable Standing standing, String cause) {
        if (standing == null || !standing.open() || rules.broken().contains(question.rule())) {
            return Optional.empty();
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return Optional.of(remember(Draft.withdrawal(standing.last(), cause, now), standing));
    }

    private Recommendation remember(Recommendation event, @Nullable Standing standing) {
        standings.put(Standing.after(event, standing));
        return event;
    }
}
