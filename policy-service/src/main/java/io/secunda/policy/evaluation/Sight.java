package io.secunda.policy.evaluation;

import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.recommendation.Evidence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a rule sees of a subject at one period; {@link Sights} finds it.
 *
 * @param readings by input name, in the rule's order; an input of which nothing is known is left out
 */
record Sight(Map<String, Reading> readings) {

    Sight {
        readings = Collections.unmodifiableMap(new LinkedHashMap<>(readings));
    }

    /** The value that decides the period, with the subject's names and role; null when nothing is known. */
    @Nullable IndicatorValue primary() {
        return readings.isEmpty() ? null : readings.values().iterator().next().value();
    }

    /** The numbers that are known, by input name. */
    Map<String, Double> numbers() {
        Map<String, Double> numbers = new TreeMap<>();
        readings.forEach((name, reading) -> {
            Double number = reading.number();
            if (number != null) {
                numbers.put(name, number);
            }
        });
        return numbers;
    }

    /** The evidence without counterfactuals: what is compared to tell whether it changed. */
    List<Evidence> evidence() {
        List<Evidence> evidence = new ArrayList<>();
        readings.values().forEach(reading -> evidence.add(reading.evidence(null)));
        return evidence;
    }
}
