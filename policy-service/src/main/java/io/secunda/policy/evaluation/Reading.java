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
        String component = input.component();
        if (component != null) {
            boolean named = value.components().contains(component);
            return new Reading(input, value, value.value() == null ? null : named ? 1.0 : 0.0);
        }
        return new Reading(
                input, value, part == null ? value.value() : value.parts().get(part));
    }

    /** The same without its number: what was measured may be a break of the series. */
    Reading acrossABreak() {
        return new Reading(input, value, null);
    }

    /** Whether the input takes it for missing, since its window crosses a break. */
    boolean isIgnored() {
        return input.acrossBreaks() == Input.AcrossBreaks.IGNORE && value.crossesBreak();
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
                input.component() == null ? input.part() : input.component(),
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
        if (reason != null) {
            return reason;
        }
        String part = input.part();
        return part == null || value.parts().containsKey(part) ? "crosses_break" : "no_such_part";
    }
}
