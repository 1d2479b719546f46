package io.secunda.policy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.secunda.events.recommendation.Joint;
import io.secunda.policy.rules.Condition;
import io.secunda.policy.rules.ShippedRules;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class JointCounterfactualTest {

    private static Condition withdraw(String text) {
        return ShippedRules.from(ShippedRules.PLAIN
                        .replace("x: {indicator: gini}", "x: {indicator: gini}\n  y: {indicator: hhi(gdp)}")
                        .replace("withdraw: x <= 0.3", "withdraw: " + text))
                .withdraw();
    }

    private static Joint joint(String text, double x, double y) {
        return Objects.requireNonNull(JointCounterfactual.of(withdraw(text), Map.of("x", x, "y", y)));
    }

    @Test
    void inputsThatBothBearOnItMoveByTheSameShare() {
        // 0.6·(1 − r) <= 0.4·(1 + r) at r = 0.2
        Joint joint = joint("x <= y", 0.6, 0.4);

        assertThat(joint.relativeChange()).isCloseTo(0.2, within(1e-8));
        assertThat(joint.values().get("x")).isCloseTo(0.48, within(1e-8));
        assertThat(joint.values().get("y")).isCloseTo(0.48, within(1e-8));
    }

    @Test
    void whereSeveralMustPassTheFarthestDecides() {
        Joint joint = joint("x <= 0.4 && y >= -0.1", 0.5, -0.2);

        assertThat(joint.relativeChange()).isCloseTo(0.5, within(1e-8));
        assertThat(joint.values().get("y")).isEqualTo(-0.1);
        assertThat(joint.values().get("x")).isLessThanOrEqualTo(0.4);
    }

    @Test
    void anInputThatNeedNotMoveIsPutBack() {
        assertThat(joint("x <= 0.4", 0.5, 7).values()).isEqualTo(Map.of("x", 0.4, "y", 7.0));
    }

    @Test
    void noneInReachIsNone() {
        assertThat(JointCounterfactual.of(withdraw("x > 100.0 && y > 0.0"), Map.of("x", 0.5, "y", 1.0)))
                .isNull();
        assertThat(JointCounterfactual.of(withdraw("x > 0.0"), Map.of("x", 0.0, "y", 1.0)))
                .isNull();
    }
}
