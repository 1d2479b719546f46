package io.secunda.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.recommendation.Recommendation;
import io.secunda.policy.evaluation.Events;
import io.secunda.policy.rules.Rule;
import io.secunda.policy.rules.RuleCases;
import io.secunda.policy.rules.ShippedRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same figures, loaded in any order, leave the same advice in force on the same evidence: values of twelve periods of
 * every shipped rule, around both of its thresholds, some missing, some across a break, some revised, come one by one and in
 * heaps, with answers given in between to what is half loaded.
 */
class AnyOrderTest {

    private static final int PERIODS = 12;
    private static final int HISTORIES = 12;
    private static final int ORDERS = 4;

    static Collection<Rule> rules() {
        return ShippedRules.all().rules();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theSameFiguresLeaveTheSameAdvice(Rule rule) {
        var random = new Random(rule.id().hashCode());
        int inForce = 0;
        for (int history = 0; history < HISTORIES; history++) {
            List<IndicatorValue> values = history(rule, random);
            Map<String, String> expected = endOf(rule, List.of(values));
            for (int order = 0; order < ORDERS; order++) {
                assertThat(endOf(rule, heaps(values, random))).isEqualTo(expected);
            }
            inForce += expected.size();
        }
        assertThat(inForce).as("histories that end with advice in force").isBetween(1, HISTORIES - 1);
    }

    /** Values of all periods, and of some a version that was superseded. */
    private static List<IndicatorValue> history(Rule rule, Random random) {
        List<RuleCases.Step> steps = RuleCases.throughAllStates(rule).steps();
        Map<String, Double> withdrawn = steps.get(steps.size() - 1).given();
        Map<String, Double> raised = steps.stream()
                .filter(step -> step.then().equals("raised"))
                .findFirst()
                .orElseThrow()
                .given();
        List<IndicatorValue> values = new ArrayList<>();
        for (int period = 0; period < PERIODS; period++) {
            Map<String, Double> given = somewhere(withdrawn, raised, random);
            for (IndicatorValue value : GivenInputs.of(rule, given, period)) {
                values.add(unlucky(value, random));
            }
            if (random.nextInt(3) == 0) {
                for (IndicatorValue value : GivenInputs.of(rule, somewhere(withdrawn, raised, random), period)) {
                    values.add(GivenInputs.in("CN", Events.RECORDED.minusSeconds(60), value));
                }
            }
        }
        return values;
    }

    /** Where the case is withdrawn, one time in three; else on the line from there to where it was raised. */
    private static Map<String, Double> somewhere(
            Map<String, Double> withdrawn, Map<String, Double> raised, Random random) {
        double share = Math.max(0, random.nextDouble(-0.5, 1));
        Map<String, Double> numbers = new TreeMap<>();
        withdrawn.forEach((name, from) -> numbers.put(name, from + share * (raised.get(name) - from)));
        return numbers;
    }

    private static IndicatorValue unlucky(IndicatorValue value, Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> GivenInputs.absent(value);
            case 1 -> value.window() == null ? value : GivenInputs.acrossABreak(value);
            default -> value;
        };
    }

    private static List<List<IndicatorValue>> heaps(List<IndicatorValue> values, Random random) {
        List<IndicatorValue> shuffled = new ArrayList<>(values);
        Collections.shuffle(shuffled, random);
        List<List<IndicatorValue>> heaps = new ArrayList<>();
        for (int from = 0; from < shuffled.size(); ) {
            int to = Math.min(shuffled.size(), from + 1 + random.nextInt(4));
            heaps.add(shuffled.subList(from, to));
            from = to;
        }
        return heaps;
    }

    /** What is in force at the end, by id: the places of its evidence. */
    private static Map<String, String> endOf(Rule rule, List<List<IndicatorValue>> heaps) {
        Map<String, String> inForce = new TreeMap<>();
        try (var driver = new PolicyDriver(rule)) {
            for (List<IndicatorValue> heap : heaps) {
                for (Recommendation event : driver.send(heap)) {
                    if (event.state().open()) {
                        inForce.put(
                                event.id(),
                                event.evidence().stream()
                                        .map(e -> e.indicator() + " " + e.period() + " " + e.value())
                                        .toList()
                                        .toString());
                    } else {
                        inForce.remove(event.id());
                    }
                }
            }
        }
        return inForce;
    }
}
