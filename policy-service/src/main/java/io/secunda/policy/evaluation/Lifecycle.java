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
 *   <tr><th>verdict</th><th>none or withdrawn</th><th>open</th></tr>
 *   <tr><td>in force</td><td>raised</td><td>escalated, eased, updated or nothing</td></tr>
 *   <tr><td>not in force</td><td>nothing</td><td>withdrawn</td></tr>
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
     * @param verdict whether it is in force now
     * @param evidence how the evidence has changed since the last event
     */
    static Optional<Change> next(@Nullable Standing standing, Verdict verdict, EvidenceChange evidence, Rule rule) {
        if (standing == null || !standing.open()) {
            return verdict.open() ? Optional.of(new Change(State.RAISED, verdict.severity())) : Optional.empty();
        }
        return verdict.open()
                ? moved(standing, verdict.severity(), evidence, rule)
                : Optional.of(new Change(State.WITHDRAWN, 0));
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
