package io.secunda.policy.rules;

import java.util.Map;

/**
 * A number over a rule's inputs, written in CEL and compiled once.
 *
 * @param text as written
 * @param program what runs it
 */
public record Formula(String text, RuleProgram program) {

    /**
     * Its value, clamped to 0 … 1.
     *
     * @param numbers values of the known inputs by name; optional ones may be left out
     * @throws RuleFailure when it has no value for these
     */
    public double share(Map<String, Double> numbers) {
        double value = ((Number) program.run(numbers)).doubleValue();
        if (Double.isNaN(value)) {
            throw new RuleFailure("'" + text + "' is not a number for " + numbers, null);
        }
        return Math.min(1, Math.max(0, value));
    }
}
