package io.secunda.policy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.secunda.events.recommendation.Recommendation;
import io.secunda.policy.rules.Rule;
import io.secunda.policy.rules.ShippedRules;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;

/** Runs the cases that stand beside every rule. */
class RuleCasesTest {

    @TestFactory
    Stream<DynamicTest> everyCaseOfEveryRule() {
        return ShippedRules.all().rules().stream().flatMap(RuleCasesTest::casesOf);
    }

    private static Stream<DynamicTest> casesOf(Rule rule) {
        Path file = Path.of("src/main/resources/rules", rule.id(), "tests.yaml");
        try (Reader reader = Files.newBufferedReader(file)) {
            List<Map<String, Object>> cases = new Yaml().load(reader);
            assertThat(cases).as(file.toString()).hasSizeGreaterThanOrEqualTo(2);
            return cases.stream()
                    .map(one -> DynamicTest.dynamicTest(rule.id() + ": " + one.get("name"), () -> run(rule, one)));
        } catch (IOException e) {
            return Stream.of(DynamicTest.dynamicTest(rule.id() + " has cases", () -> {
                throw e;
            }));
        }
    }

    @SuppressWarnings("unchecked")
    private static void run(Rule rule, Map<String, Object> one) {
        Standing standing = null;
        int number = 0;
        for (Map<String, Object> step : (List<Map<String, Object>>) one.get("steps")) {
            String where = "step " + ++number + " " + step;
            Map<String, Double> given = new TreeMap<>();
            ((Map<String, Number>) step.get("given")).forEach((name, value) -> given.put(name, value.doubleValue()));
            assertThat(rule.inputs().keySet()).as(where).containsAll(given.keySet());
            Optional<Lifecycle.Change> change =
                    Lifecycle.next(standing, Evaluation.of(rule, given), EvidenceChange.RENEWED, rule);

            assertThat(change.map(c -> c.state().toString()).orElse("nothing"))
                    .as(where)
                    .isEqualTo(step.get("then"));
            if (step.get("severity") instanceof Number severity) {
                assertThat(change.orElseThrow().severity()).as(where).isCloseTo(severity.doubleValue(), within(1e-6));
            }
            if (change.isPresent()) {
                Recommendation event =
                        Events.of(rule, change.get().state(), change.get().severity());
                standing = Standing.after(event, standing == null ? event.severity() : standing.reference());
            }
        }
    }
}
