package io.secunda.policy.evaluation;

import io.secunda.events.recommendation.Recommendation;
import io.secunda.events.recommendation.State;
import org.jspecify.annotations.Nullable;

/**
 * Where a recommendation stands: what is kept of it between events.
 *
 * @param last its last event
 * @param reference severity when it was last raised, escalated or eased. A severity that creeps is measured against this,
 *     so that many small steps become an escalation as one large step does
 */
record Standing(Recommendation last, double reference) {

    /** Where it stands after an event. */
    static Standing after(Recommendation event, double reference) {
        return new Standing(event, event.state() == State.UPDATED ? reference : event.severity());
    }

    /**
     * Where it stands after an event.
     *
     * @param before where it stood, or null if it was never raised
     */
    static Standing after(Recommendation event, @Nullable Standing before) {
        return after(event, before == null ? event.severity() : before.reference());
    }

    boolean open() {
        return last.state().open();
    }
}
