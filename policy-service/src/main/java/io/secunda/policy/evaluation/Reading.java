package io.secunda.policy.evaluation;

import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.recommendation.Evidence;
import io.secunda.policy.rules.Input;
import org.jspecify.annotations.Nullable;

/**
 * What was found for an input of a rule.
 *
 * @param input the input
 * @param value the indicator value
 * @param number the value itself, or the part that the input asks for; null when there is none
 */
record Reading(Input input, IndicatorValue value, @Nullable Double number) {

    static Reading of(Input input, IndicatorValue value) {
        String part = input.part();
        return new Reading(
                input, value, part == null ? value.value() : value.parts().get(part));
    }

    /** As evidence; {@code counterfactual} is in the unit of the value. */
    Evidence evidence(@Nullable Double counterfactual) {
        return new Evidence(
                input.name(),
                value.indicator(),
                value.subject(),
                value.window(),
                value.period(),
                value.from(),
                number,
                number == null ? reason() : null,
                input.part(),
                value.unit(),
                value.coverage(),
                value.provisional(),
                value.crossesBreak(),
                counterfactual,
                value.sources(),
                value.vintage());
    }

    private String reason() {
        String reason = value.reason();
        return reason == null ? "no_such_part" : reason;
    }
}
