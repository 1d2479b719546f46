package io.secunda.policy.rules;

import java.util.Map;

/**
 * A yes or no over a rule's inputs, written in CEL and compiled once.
 *
 * @param text as written
 * @param program what runs it
 */
public record Condition(String text, RuleProgram program) {

    /**
     * Whether it holds.
     *
     * @param numbers values of the known inputs by name; optional ones may be left out
     * @throws RuleFailure when it cannot be evaluated for these values
     */
    public boolean holds(Map<String, Double> numbers) {
        return (Boolean) program.run(numbers);
    }
}
