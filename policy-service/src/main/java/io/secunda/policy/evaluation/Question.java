package io.secunda.policy.evaluation;

import io.secunda.events.Scale;
import io.secunda.events.Subject;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.policy.rules.Input;
import io.secunda.policy.rules.Rule;
import io.secunda.policy.rules.RuleBase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether a rule holds for a subject: what is asked again when one of its indicators has moved.
 *
 * @param rule id of the rule
 * @param territory the territory
 * @param subject the subject
 */
record Question(String rule, String territory, Subject subject) {

    /** Key of the recommendation that answers it. */
    String key() {
        return territory + "/" + rule + "~" + subject;
    }

    /** Which rules look at which indicators. */
    static final class Index {

        /** Territory, subject, indicator, window and period. */
        private static final int KEY_PARTS = 5;

        private static final int KEY_INDICATOR = 2;

        private final Map<String, List<Rule>> byIndicator = new HashMap<>();

        Index(RuleBase rules) {
            for (Rule rule : rules.rules()) {
                for (String indicator : rule.indicators()) {
                    byIndicator
                            .computeIfAbsent(indicator, i -> new ArrayList<>())
                            .add(rule);
                }
            }
        }

        /** Whether the key of a value says that no rule looks at it; what has a key of another form has to be read. */
        boolean passesOver(@Nullable String key) {
            String[] parts = key == null ? new String[0] : key.split("/", -1);
            return parts.length == KEY_PARTS && !byIndicator.containsKey(parts[KEY_INDICATOR]);
        }

        /** Ids of the indicators that any rule looks at. */
        Set<String> indicators() {
            return byIndicator.keySet();
        }

        /**
         * The questions that a value bears on.
         *
         * @param regions gives the regions in which a city is seen: a figure of a city on its own counts in all of them
         * @param compared gives the cities that may be compared with what a value is about
         */
        List<Question> touchedBy(
                IndicatorValue value,
                BiFunction<String, Subject, Set<Subject>> regions,
                Function<IndicatorValue, Set<Subject>> compared) {
            List<Question> questions = new ArrayList<>();
            Subject subject = value.subject();
            for (Rule rule : byIndicator.getOrDefault(value.indicator(), List.of())) {
                if (looksBeyond(rule, value.indicator())) {
                    compared.apply(value)
                            .forEach(city -> questions.add(new Question(rule.id(), value.territory(), city)));
                }
                if (rule.scale() == subject.scale()) {
                    questions.add(new Question(rule.id(), value.territory(), subject));
                    if (subject.region() == null && subject.scale() == Scale.CITY) {
                        regions.apply(value.territory(), subject)
                                .forEach(seen -> questions.add(new Question(rule.id(), value.territory(), seen)));
                    }
                }
            }
            return questions;
        }

        /** Whether a rule reads the indicator of a subject other than its own. */
        private static boolean looksBeyond(Rule rule, String indicator) {
            return rule.inputs().values().stream()
                    .anyMatch(input ->
                            input.of() != Input.Of.OWN && input.indicators().contains(indicator));
        }
    }
}
