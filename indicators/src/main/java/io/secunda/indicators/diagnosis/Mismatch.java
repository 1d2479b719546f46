package io.secunda.indicators.diagnosis;

import static io.secunda.indicators.Outcome.Reason.TOO_FEW_COMPONENTS;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Sum;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A mismatch of one city and what it rests on: the mean of the components it has.
 *
 * @param <C> what the mismatch is made of
 * @param score 0 (none) to 1 (severe), absent with fewer than two components
 * @param components the components that count, each 0 (no mismatch) to 1 (severe), in order of their declaration
 */
public record Mismatch<C extends Enum<C>>(Outcome score, Map<C, Double> components) {

    private static final int FEWEST_COMPONENTS = 2;

    public Mismatch {
        components = components.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(components));
    }

    static <C extends Enum<C>> Mismatch<C> of(Map<C, Double> components) {
        var sum = new Sum();
        components.values().forEach(sum::add);
        Outcome score = components.size() < FEWEST_COMPONENTS
                ? Outcome.absent(TOO_FEW_COMPONENTS)
                : Outcome.of(sum.value() / components.size());
        return new Mismatch<>(score, components);
    }

    /** Of a figure that is a share or an index of 0 to 1, refusing any other. */
    static double fraction(Enum<?> component, double figure) {
        if (!(figure >= 0 && figure <= 1)) {
            throw new IllegalArgumentException(component + " is " + figure + ", expected 0 to 1");
        }
        return figure;
    }
}
