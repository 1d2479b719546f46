package io.secunda.policy.evaluation;

import io.secunda.policy.rules.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Whether a recommendation is in force, by all that is known now.
 *
 * <p>Hysteresis and missing values are carried from period to period, not from answer to answer: from the latest period back,
 * the first one decides at which the rule speaks ({@code raise} holds, for as many periods as it must persist, and
 * {@code withdraw} does not) or is silent ({@code withdraw} holds, or the subject is none of its). Between the thresholds, and
 * where a needed input is missing and the rule keeps what it said, the period before is asked; before the first period it is
 * silent. So the same figures lead to the same advice, in whatever order and however often revised they came in.
 *
 * @param sight what it rests on: the latest period that the rule can be evaluated at; without any, the latest
 * @param evaluation what the rule says of that period
 * @param open whether the recommendation is in force
 */
record Verdict(Sight sight, Evaluation evaluation, boolean open) {

    /**
     * Looks at a subject with a rule.
     *
     * @throws io.secunda.policy.rules.RuleFailure when an expression has no answer for the values of a period that is asked
     */
    static Verdict of(Rule rule, Sights sights) {
        Sight latest = sights.latest();
        Verdict known = null;
        for (Sight sight = latest; sight != null; sight = sights.before(sight)) {
            Evaluation evaluation = Evaluation.of(rule, sight);
            boolean keeps = evaluation instanceof Evaluation.Unknown && rule.whenMissing() == Rule.WhenMissing.KEEP;
            if (keeps) {
                continue;
            }
            known = known == null ? new Verdict(sight, evaluation, false) : known;
            if (!(evaluation instanceof Evaluation.Known at) || at.withdraw()) {
                return known;
            }
            if (at.raise() && held(rule, sights, sight)) {
                return new Verdict(known.sight(), known.evaluation(), true);
            }
        }
        return known == null ? new Verdict(latest, Evaluation.of(rule, latest), false) : known;
    }

    /** Whether the rule spoke at the periods before too, as many as it must persist for. */
    private static boolean held(Rule rule, Sights sights, Sight sight) {
        @Nullable Sight earlier = sight;
        for (int persisted = 1; persisted < rule.persistence(); persisted++) {
            earlier = sights.before(earlier);
            if (earlier == null
                    || !(Evaluation.of(rule, earlier) instanceof Evaluation.Known known && known.speaks())) {
                return false;
            }
        }
        return true;
    }

    /** The severity while it is in force, 0 to 1; 0 otherwise. */
    double severity() {
        return open && evaluation instanceof Evaluation.Known known ? known.severity() : 0;
    }
}
