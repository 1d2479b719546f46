package io.secunda.events.recommendation;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The smallest change of all evidence values together that would withdraw a recommendation.
 *
 * @param relativeChange the largest relative change |Δ|/|value| of any of them, which is what is smallest
 * @param values the values after the change, by the rule's name of the input
 */
public record Joint(double relativeChange, Map<String, Double> values) {

    public Joint {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }
}
