package io.secunda.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.recommendation.Recommendation;
import io.secunda.policy.rules.Rule;
import io.secunda.policy.rules.RuleBase;
import io.secunda.policy.rules.RuleCases;
import io.secunda.policy.rules.ShippedRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shipped rule, all of them in force, through the topology and all states of its recommendation. */
class EveryRuleTest {

    private static final RuleBase ALL = ShippedRules.all();

    static Collection<Rule> rules() {
        return ALL.rules();
    }

    private static List<String> statesOf(List<Recommendation> events, Rule rule) {
        return events.stream()
                .filter(event -> event.rule().equals(rule.id()))
                .map(event -> event.state().toString())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void isRaisedUpdatedMovedAndWithdrawnExactlyOnceEach(Rule rule) {
        RuleCases all = RuleCases.throughAllStates(rule);
        List<String> told = new ArrayList<>();
        List<IndicatorValue> sent = new ArrayList<>();
        try (var driver = new PolicyDriver(ALL)) {
            for (RuleCases.Step step : all.steps()) {
                List<IndicatorValue> values = GivenInputs.of(rule, step.given(), sent.size());
                List<String> states = statesOf(driver.send(values), rule);
                assertThat(states)
                        .as("%s", step)
                        .isEqualTo(step.then().equals("nothing") ? List.of() : List.of(step.then()));
                told.addAll(states);
                sent.addAll(values);
                // delivered once more, as after a restart: nothing is told twice
                assertThat(statesOf(driver.send(sent), rule)).isEmpty();
            }
        }

        assertThat(told).containsOnlyOnce("raised", "updated", "withdrawn").hasSize(4);
        assertThat(told).containsAnyOf("escalated", "eased");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyCaseGoesTheSameWayThroughTheTopology(Rule rule) {
        for (RuleCases one : RuleCases.of(rule)) {
            try (var driver = new PolicyDriver(rule)) {
                int number = 0;
                for (RuleCases.Step step : one.steps()) {
                    // what is given once stays known: a case gives the same inputs at every step
                    assertThat(step.given().keySet())
                            .isEqualTo(one.steps().get(0).given().keySet());
                    List<String> states = statesOf(driver.send(GivenInputs.of(rule, step.given(), number++)), rule);
                    assertThat(states)
                            .as("%s: %s", one.name(), step)
                            .isEqualTo(step.then().equals("nothing") ? List.of() : List.of(step.then()));
                }
            }
        }
    }
}
