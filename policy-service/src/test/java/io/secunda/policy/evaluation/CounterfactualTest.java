package io.secunda.policy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.secunda.policy.rules.Condition;
import io.secunda.policy.rules.RuleCases;
import io.secunda.policy.rules.ShippedRules;
import io.secunda.testkit.Seeded;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CounterfactualTest {

    private static final List<Condition> BELOW_OR_ABOVE_Y =
            List.of(withdraw("x < y"), withdraw("x <= y"), withdraw("x > y"), withdraw("x >= y"));

    private static Condition withdraw(String text) {
        return ShippedRules.from(ShippedRules.PLAIN
                        .replace("x: {indicator: gini}", "x: {indicator: gini}\n  y: {indicator: hhi(gdp)}")
                        .replace("withdraw: x <= 0.3", "withdraw: " + text))
                .withdraw();
    }

    @Test
    void aThresholdThatWithdrawsIsSaidAsItIsWritten() {
        assertThat(Counterfactual.of(withdraw("x <= 0.1"), Map.of("x", 0.5677, "y", 0.0), "x"))
                .isEqualTo(0.1);
        assertThat(Counterfactual.of(withdraw("x >= 0.45"), Map.of("x", 0.21, "y", 0.0), "x"))
                .isEqualTo(0.45);
        assertThat(Counterfactual.of(withdraw("x >= 0.0"), Map.of("x", -0.0109, "y", 0.0), "x"))
                .isZero();
    }

    @Test
    void aStrictThresholdIsPassedByTheLeast() {
        Condition withdraw = withdraw("x > 0.45");

        Double nearest = Counterfactual.of(withdraw, Map.of("x", 0.21, "y", 0.0), "x");

        assertThat(nearest).isGreaterThan(0.45).isCloseTo(0.45, within(1e-9));
    }

    @Test
    void theNearerOfTwoWaysIsTaken() {
        assertThat(Counterfactual.of(withdraw("x < 0.2 || x > 0.5"), Map.of("x", 0.4, "y", 0.0), "x"))
                .isCloseTo(0.5, within(1e-9));
        assertThat(Counterfactual.of(withdraw("x < 0.2 || x > 0.5"), Map.of("x", 0.3, "y", 0.0), "x"))
                .isCloseTo(0.2, within(1e-9));
    }

    @Test
    void anInputThatAloneCannotWithdrawHasNone() {
        assertThat(Counterfactual.of(withdraw("x <= 0.1 && y <= 0.1"), Map.of("x", 0.5, "y", 0.5), "x"))
                .isNull();
        assertThat(Counterfactual.of(withdraw("x > 1000000.0"), Map.of("x", 0.5, "y", 0.5), "x"))
                .isNull();
        assertThat(Counterfactual.of(withdraw("x > 1.0"), Map.of("x", 0.5), "y"))
                .isNull();
    }

    @Seeded
    void applyingItWithdrawsAndSlightlyLessDoesNot(long seed) {
        var random = new SplittableRandom(seed);
        double threshold = Math.scalb(random.nextDouble(-1, 1), random.nextInt(-6, 30));
        boolean below = random.nextBoolean();
        double distance = random.nextDouble(1e-3, 0.8) * Math.max(1e-2, Math.abs(threshold));
        double start = below ? threshold + distance : threshold - distance;
        Condition withdraw = BELOW_OR_ABOVE_Y.get((below ? 0 : 2) + random.nextInt(2));

        Double nearest = Counterfactual.of(withdraw, Map.of("x", start, "y", threshold), "x");

        assertThat(nearest).isNotNull();
        assertThat(withdraw.holds(Map.of("x", nearest, "y", threshold))).isTrue();
        double slightlyLess =
                nearest + (start - nearest) * 1e-6 + Math.copySign(2e-9 * Math.abs(nearest), start - nearest);
        assertThat(withdraw.holds(Map.of("x", slightlyLess, "y", threshold))).isFalse();
    }

    @Test
    void everyCounterfactualOfAShippedRuleWithdrawsIt() {
        ShippedRules.all().rules().forEach(rule -> {
            Map<String, Double> numbers = RuleCases.throughAllStates(rule).steps().stream()
                    .filter(step -> step.then().equals("raised"))
                    .findFirst()
                    .orElseThrow()
                    .given();
            String id = rule.id();
            int found = 0;
            assertThat(Evaluation.of(rule, numbers).raise()).as(id).isTrue();
            for (String input : numbers.keySet()) {
                Double nearest = Counterfactual.of(rule.withdraw(), numbers, input);
                if (nearest != null) {
                    Map<String, Double> changed = new TreeMap<>(numbers);
                    changed.put(input, nearest);
                    assertThat(rule.withdraw().holds(changed))
                            .as(id + " " + input)
                            .isTrue();
                    found++;
                }
            }
            assertThat(found).as(id).isPositive();
        });
    }
}
