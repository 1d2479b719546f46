package io.secunda.policy.evaluation;

import io.secunda.events.recommendation.State;
import io.secunda.kit.tracing.Traces;
import java.time.Instant;

/** Counts what the processor does. Called from several threads. */
public interface Counts {

    /** An indicator value was read. */
    void read();

    /** A rule was evaluated for a subject. */
    void evaluated();

    /** An event was told. */
    void told(State state);

    /**
     * An event was told that goes back to a fact.
     *
     * @param since when that fact was recorded
     */
    default void after(Instant since) {}

    /** How many recommendations of a task stand open; none once it has ended. */
    default void open(Object task, int count) {}

    /** Told what was done in which trace. */
    default Traces traces() {
        return Traces.NONE;
    }

    /** A rule could not be evaluated for a subject. */
    void failed(String rule, String message);
}
