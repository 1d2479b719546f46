package io.secunda.policy.evaluation;

import io.secunda.events.recommendation.State;
import io.secunda.policy.rules.Rule;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The states of a recommendation and what leads from one to the next.
 *
 * <table>
 *   <caption>Next event</caption>
 *   <tr><th>evaluation</th><th>none or withdrawn</th><th>open</th></tr>
 *   <tr><td>raise and not withdraw</td><td>raised</td><td>escalated, eased, updated or nothing</td></tr>
 *   <tr><td>neither</td><td>nothing</td><td>the same: between the thresholds it stays</td></tr>
 *   <tr><td>withdraw</td><td>nothing, even if raise holds too</td><td>withdrawn</td></tr>
 *   <tr><td>unknown</td><td>nothing</td><td>nothing, or withdrawn if the rule says so</td></tr>
 *   <tr><td>not applicable</td><td>nothing</td><td>withdrawn</td></tr>
 * </table>
 */
final class Lifecycle {

    /** A severity that moved by this much since it was last raised, escalated or eased escalates or eases. */
    static final double STEP = 0.1;

    // 0.4 - 0.3 is less than 0.1 in binary
    private static final double ROUNDING = 1e-9;

    private Lifecycle() {}

    /**
     * What becomes of a recommendation.
     *
     * @param state the state to tell
     * @param severity its severity; 0 once withdrawn
     */
    record Change(State state, double severity) {}

    /**
     * The next event, or none.
     *
     * @param standing where it stands, or null if it was never raised
     * @param evaluation what the rule says now
     * @param evidence how the evidence has changed since the last event
     */
    static Optional<Change> next(
            @Nullable Standing standing, Evaluation evaluation, EvidenceChange evidence, Rule rule) {
        if (standing == null || !standing.open()) {
            return evaluation instanceof Evaluation.Known known && known.raise() && !known.withdraw()
                    ? Optional.of(new Change(State.RAISED, known.severity()))
                    : Optional.empty();
        }
        if (evaluation instanceof Evaluation.Known known && !known.withdraw()) {
            return moved(standing, known.severity(), evidence, rule);
        }
        boolean keep = evaluation instanceof Evaluation.Unknown && rule.whenMissing() == Rule.WhenMissing.KEEP;
        return keep ? Optional.empty() : Optional.of(new Change(State.WITHDRAWN, 0));
    }

    private static Optional<Change> moved(Standing standing, double severity, EvidenceChange evidence, Rule rule) {
        double sinceStep = severity - standing.reference();
        double sinceEvent = severity - standing.last().severity();
        if (evidence == EvidenceChange.NONE) {
            return Optional.empty();
        }
        if (sinceStep >= STEP - ROUNDING) {
            return Optional.of(new Change(State.ESCALATED, severity));
        }
        if (sinceStep <= -STEP + ROUNDING) {
            return Optional.of(new Change(State.EASED, severity));
        }
        boolean worthTelling =
                evidence == EvidenceChange.RENEWED || Math.abs(sinceEvent) >= rule.updateThreshold() - ROUNDING;
        return worthTelling ? Optional.of(new Change(State.UPDATED, severity)) : Optional.empty();
    }
}
