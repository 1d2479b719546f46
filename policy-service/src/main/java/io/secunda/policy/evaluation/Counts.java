package io.secunda.policy.evaluation;

import io.secunda.events.recommendation.State;

/** Counts what the processor does. Called from several threads. */
public interface Counts {

    /** An indicator value was read. */
    void read();

    /** A rule was evaluated for a subject. */
    void evaluated();

    /** An event was told. */
    void told(State state);

    /** A rule could not be evaluated for a subject. */
    void failed(String rule, String message);
}
