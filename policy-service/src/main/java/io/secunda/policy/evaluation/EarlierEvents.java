package io.secunda.policy.evaluation;

import io.secunda.events.recommendation.Recommendation;
import java.util.function.Consumer;

/** Finds what was told before, for a stream that comes up without its stores: it goes on where the topic ends. */
public interface EarlierEvents {

    /** Hands over all events that are on a partition of the topic, in order. */
    void read(int partition, Consumer<Recommendation> consumer);
}
