package io.secunda.policy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.secunda.events.recommendation.Recommendation;
import io.secunda.policy.rules.Rule;
import io.secunda.policy.rules.RuleCases;
import io.secunda.policy.rules.ShippedRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the cases that stand beside every rule, by its conditions and the lifecycle alone. */
class RuleCasesTest {

    @TestFactory
    Stream<DynamicTest> everyCaseOfEveryRule() {
        return ShippedRules.all().rules().stream().flatMap(RuleCasesTest::casesOf);
    }

    private static Stream<DynamicTest> casesOf(Rule rule) {
        List<RuleCases> cases = RuleCases.of(rule);
        assertThat(cases).as(rule.id()).hasSizeGreaterThanOrEqualTo(2);
        return cases.stream().map(one -> DynamicTest.dynamicTest(rule.id() + ": " + one.name(), () -> run(rule, one)));
    }

    private static void run(Rule rule, RuleCases one) {
        Standing standing = null;
        boolean open = false;
        List<Evaluation.Known> periods = new ArrayList<>();
        for (RuleCases.Step step : one.steps()) {
            String where = "step " + (periods.size() + 1) + " " + step;
            assertThat(rule.inputs().keySet())
                    .as(where)
                    .containsAll(step.given().keySet());
            Evaluation.Known now = Evaluation.of(rule, step.given());
            periods.add(now);
            open = !now.withdraw() && (open || held(periods, rule.persistence()));
            var verdict = new Verdict(new Sight(Map.of()), now, open);
            Optional<Lifecycle.Change> change = Lifecycle.next(standing, verdict, EvidenceChange.RENEWED, rule);

            assertThat(change.map(c -> c.state().toString()).orElse("nothing"))
                    .as(where)
                    .isEqualTo(step.then());
            if (step.severity() != null) {
                assertThat(change.orElseThrow().severity()).as(where).isCloseTo(step.severity(), within(1e-6));
            }
            if (change.isPresent()) {
                Recommendation event =
                        Events.of(rule, change.get().state(), change.get().severity());
                standing = Standing.after(event, standing == null ? event.severity() : standing.reference());
            }
        }
    }

    private static boolean held(List<Evaluation.Known> periods, int persistence) {
        return periods.size() >= persistence
                && periods.subList(periods.size() - persistence, periods.size()).stream()
                        .allMatch(Evaluation.Known::speaks);
    }
}
