package io.secunda.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.secunda.events.recommendation.State;
import io.secunda.policy.rules.Rule;
import io.secunda.policy.rules.RuleCases;
import io.secunda.policy.rules.ShippedRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Noise around a threshold. The inputs of every shipped rule move on the line from where its case is withdrawn (0) to where
 * it was raised (1); noise stays within nine tenths of the band between the two thresholds on that line.
 */
class NoFlappingTest {

    private static final int PERIODS = 40;

    static Collection<Rule> rules() {
        return ShippedRules.all().rules();
    }

    private record Line(Rule rule, Map<String, Double> withdrawn, Map<String, Double> raised) {

        static Line of(Rule rule) {
            List<RuleCases.Step> steps = RuleCases.throughAllStates(rule).steps();
            return new Line(
                    rule,
                    steps.get(steps.size() - 1).given(),
                    steps.stream()
                            .filter(step -> step.then().equals("raised"))
                            .findFirst()
                            .orElseThrow()
                            .given());
        }

        Map<String, Double> at(double t) {
            Map<String, Double> numbers = new TreeMap<>();
            withdrawn.forEach((name, from) -> numbers.put(name, from + t * (raised.get(name) - from)));
            return numbers;
        }

        boolean raises(double t) {
            return rule.raise().holds(at(t)) && !rule.withdraw().holds(at(t));
        }

        double raiseThreshold() {
            return first(this::raises);
        }

        double withdrawThreshold() {
            return first(t -> !rule.withdraw().holds(at(t)));
        }

        private static double first(DoublePredicate holds) {
            double no = 0;
            double yes = 1;
            assertThat(holds.test(no)).isFalse();
            assertThat(holds.test(yes)).isTrue();
            while (yes - no > 1e-12) {
                double middle = (no + yes) / 2;
                if (holds.test(middle)) {
                    yes = middle;
                } else {
                    no = middle;
                }
            }
            return yes;
        }
    }

    private static List<State> statesOf(Line line, List<Double> path) {
        List<State> states = new ArrayList<>();
        try (var driver = new PolicyDriver(line.rule())) {
            for (int i = 0; i < path.size(); i++) {
                driver.send(GivenInputs.of(line.rule(), line.at(path.get(i)), i)).stream()
                        .map(event -> event.state())
                        .filter(state -> state == State.RAISED || state == State.WITHDRAWN)
                        .forEach(states::add);
            }
        }
        return states;
    }

    private static List<Double> noise(Rule rule, double around, double width) {
        var random = new SplittableRandom(rule.id().hashCode());
        List<Double> path = new ArrayList<>();
        for (int i = 0; i < PERIODS; i++) {
            path.add(around + random.nextDouble(-width, width));
        }
        return path;
    }

    private static long crossings(List<Double> path, double threshold) {
        long count = 0;
        for (int i = 1; i < path.size(); i++) {
            count += path.get(i - 1) < threshold == path.get(i) < threshold ? 0 : 1;
        }
        return count;
    }

    @ParameterizedTest
    @MethodSource("rules")
    void noiseAroundTheThresholdToRaiseRaisesOnce(Rule rule) {
        Line line = Line.of(rule);
        double threshold = line.raiseThreshold();
        double band = threshold - line.withdrawThreshold();
        assertThat(band).as("hysteresis").isGreaterThan(0.01);
        List<Double> path = noise(rule, threshold, 0.9 * band);

        assertThat(crossings(path, threshold)).isGreaterThan(10);
        assertThat(statesOf(line, path)).containsExactly(State.RAISED);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void noiseAroundTheThresholdToWithdrawWithdrawsOnce(Rule rule) {
        Line line = Line.of(rule);
        double threshold = line.withdrawThreshold();
        List<Double> path = new ArrayList<>();
        for (int i = 0; i < rule.persistence(); i++) {
            path.add(1.0);
        }
        path.addAll(noise(rule, threshold, 0.9 * (line.raiseThreshold() - threshold)));

        assertThat(crossings(path, threshold)).isGreaterThan(10);
        assertThat(statesOf(line, path)).containsExactly(State.RAISED, State.WITHDRAWN);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void singlePeriodsRaiseNothingThatMustPersist(Rule rule) {
        Line line = Line.of(rule);
        double calm = (line.raiseThreshold() + line.withdrawThreshold()) / 2;
        List<Double> path = new ArrayList<>();
        for (int i = 0; i < PERIODS; i++) {
            path.add(i % 2 == 0 ? 1.0 : calm);
        }

        assertThat(statesOf(line, path)).isEqualTo(rule.persistence() == 1 ? List.of(State.RAISED) : List.of());
    }
}
