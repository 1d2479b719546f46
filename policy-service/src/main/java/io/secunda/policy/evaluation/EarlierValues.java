package io.secunda.policy.evaluation;

import io.secunda.events.indicator.IndicatorValue;
import java.util.Set;
import java.util.function.Consumer;

/** Finds values from before a rule looked at their indicator, so that a new rule speaks of what is known already. */
public interface EarlierValues {

    /** Hands over all values of some indicators that are on a partition of the topic, in order. */
    void read(Set<String> indicators, int partition, Consumer<IndicatorValue> consumer);
}
