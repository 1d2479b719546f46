package io.secunda.metrics.catalogue;

import io.secunda.indicators.Outcome;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a kernel found for one subject.
 *
 * @param outcome the value or why there is none
 * @param parts the named parts that have a value
 * @param components for a composite, what went into it
 * @param coverage share of the needed inputs that were present, 0 to 1
 */
public record Finding(Outcome outcome, Map<String, Double> parts, List<String> components, double coverage) {

    static Finding of(Outcome outcome, double coverage) {
        return new Finding(outcome, Map.of(), List.of(), coverage);
    }

    static Finding of(Outcome outcome, List<String> components, double coverage) {
        return new Finding(outcome, Map.of(), components, coverage);
    }

    static Finding of(Outcome outcome, Map<String, Outcome> parts, double coverage) {
        Map<String, Double> present = new TreeMap<>();
        parts.forEach((name, part) -> part.value().ifPresent(value -> present.put(name, value)));
        return new Finding(outcome, present, List.of(), coverage);
    }
}
