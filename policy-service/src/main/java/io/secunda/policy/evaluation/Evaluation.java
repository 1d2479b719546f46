package io.secunda.policy.evaluation;

import io.secunda.events.indicator.IndicatorValue;
import io.secunda.policy.rules.Input;
import io.secunda.policy.rules.Rule;
import java.util.Map;

/** What a rule says of a subject at one period, whatever it says of others. */
sealed interface Evaluation {

    /** The subject is none of the rule's, for its role. */
    record NotApplicable() implements Evaluation {}

    /**
     * The conditions cannot be evaluated.
     *
     * @param reason which input is missing or poorly covered
     */
    record Unknown(String reason) implements Evaluation {}

    /**
     * The conditions were evaluated.
     *
     * @param raise whether the condition to raise holds
     * @param withdraw whether the condition to withdraw holds
     * @param severity 0 to 1
     */
    record Known(boolean raise, boolean withdraw, double severity) implements Evaluation {

        /** Whether there is reason to speak, and none to be silent. */
        boolean speaks() {
            return raise && !withdraw;
        }
    }

    /**
     * Evaluates a rule at one period.
     *
     * @throws io.secunda.policy.rules.RuleFailure when an expression has no answer for these values
     */
    static Evaluation of(Rule rule, Sight sight) {
        IndicatorValue primary = sight.primary();
        if (primary == null) {
            return new Unknown(rule.primary().name() + " is missing");
        }
        if (rule.role() != null && rule.role() != primary.role()) {
            return new NotApplicable();
        }
        for (Input input : rule.inputs().values()) {
            Reading reading = sight.readings().get(input.name());
            boolean missing = reading == null || reading.number() == null;
            if (missing && !input.optional()) {
                return new Unknown(input.name() + " is missing");
            }
            if (reading != null && !missing && reading.value().coverage() < rule.minCoverage()) {
                return new Unknown(input.name() + " has coverage "
                        + reading.value().coverage() + " of " + rule.minCoverage() + " needed");
            }
        }
        return of(rule, sight.numbers());
    }

    /** Evaluates a rule for numbers by input name. */
    static Known of(Rule rule, Map<String, Double> numbers) {
        return new Known(
                rule.raise().holds(numbers),
                rule.withdraw().holds(numbers),
                rule.severity().share(numbers));
    }
}
