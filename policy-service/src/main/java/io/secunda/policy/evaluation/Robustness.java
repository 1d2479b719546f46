package io.secunda.policy.evaluation;

import io.secunda.events.recommendation.Check;
import io.secunda.policy.rules.Input;
import io.secunda.policy.rules.Rule;
import io.secunda.policy.rules.RuleFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether a rule would raise a recommendation on somewhat other values: with what was told before of the same periods, with
 * an optional input left out or an indicator replaced by its next alternative, with a needed input 5 % lower or higher.
 *
 * <p>One that stands only because it was not yet withdrawn, between the two thresholds, holds in none of the checks that
 * leave it there.
 */
final class Robustness {

    private static final double MOVE = 0.05;

    private Robustness() {}

    /**
     * All checks that apply, in the rule's order of inputs.
     *
     * @param question whom and what it is about
     * @param sight what the rule sees, with every needed input
     * @param lookup finds the alternatives
     */
    static List<Check> of(Rule rule, Question question, Sight sight, Series.Lookup lookup) {
        Map<String, Double> numbers = sight.numbers();
        List<Check> checks = new ArrayList<>();
        Map<String, Double> allPrevious = new TreeMap<>(numbers);
        sight.readings().forEach((name, reading) -> {
            Double previous = previous(reading);
            if (previous != null) {
                allPrevious.put(name, previous);
                checks.add(check(rule, "previous", name, with(numbers, name, previous)));
            }
        });
        if (checks.size() > 1) {
            checks.add(check(rule, "previous", "*", allPrevious));
        }
        rule.inputs().values().forEach(input -> leaveOut(rule, question, sight, lookup, input, checks));
        rule.inputs().values().forEach(input -> {
            Double value = numbers.get(input.name());
            if (value != null && !input.optional()) {
                checks.add(
                        check(rule, "minus_5_percent", input.name(), with(numbers, input.name(), value * (1 - MOVE))));
                checks.add(
                        check(rule, "plus_5_percent", input.name(), with(numbers, input.name(), value * (1 + MOVE))));
            }
        });
        return checks;
    }

    /** What was told before of a value; of its parts that is not known. */
    private static @Nullable Double previous(Reading reading) {
        return reading.input().part() == null && reading.number() != null
                ? reading.value().previous()
                : null;
    }

    private static void leaveOut(
            Rule rule, Question question, Sight sight, Series.Lookup lookup, Input input, List<Check> checks) {
        Reading reading = sight.readings().get(input.name());
        if (reading == null || reading.number() == null) {
            return;
        }
        if (input.optional()) {
            Map<String, Double> without = new TreeMap<>(sight.numbers());
            without.remove(input.name());
            checks.add(check(rule, "left_out", input.name(), without));
        } else if (input.indicators().size() > 1) {
            String left = reading.value().indicator();
            Series.Lookup others = (territory, subject, indicator, window) ->
                    lookup.find(territory, subject, indicator.equals(left) ? "" : indicator, window);
            Sight other = new Sights(rule, question.territory(), question.subject(), others).latest();
            if (evaluate(rule, other) instanceof Evaluation.Known known) {
                checks.add(new Check("left_out", input.name(), known.speaks()));
            }
        }
    }

    private static Evaluation evaluate(Rule rule, Sight sight) {
        try {
            return Evaluation.of(rule, sight);
        } catch (RuleFailure e) {
            return new Evaluation.Unknown(String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, Double> with(Map<String, Double> numbers, String name, double value) {
        Map<String, Double> changed = new TreeMap<>(numbers);
        changed.put(name, value);
        return changed;
    }

    private static Check check(Rule rule, String what, String input, Map<String, Double> numbers) {
        try {
            return new Check(
                    what, input, rule.raise().holds(numbers) && !rule.withdraw().holds(numbers));
        } catch (RuleFailure e) {
            return new Check(what, input, false);
        }
    }
}
