package io.secunda.policy.rules;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * A case that stands beside a rule: what becomes of a recommendation as its inputs move from period to period.
 *
 * @param name what it shows
 * @param steps one a period
 */
public record RuleCases(String name, List<Step> steps) {

    /** Name of the case that every rule has: raised, updated, escalated or eased, and withdrawn once each. */
    public static final String ALL_STATES = "through all its states";

    /**
     * A period.
     *
     * @param given the inputs by name
     * @param then the state that is told, or {@code nothing}
     * @param severity its severity, or null where it does not matter
     */
    public record Step(
            Map<String, Double> given,
            String then,
            @Nullable Double severity) {}

    /** The cases of a shipped rule. */
    @SuppressWarnings("unchecked")
    public static List<RuleCases> of(Rule rule) {
        Path file = Path.of("src/main/resources/rules", rule.id(), "tests.yaml");
        try (Reader reader = Files.newBufferedReader(file)) {
            List<Map<String, Object>> cases = new Yaml().load(reader);
            return cases.stream()
                    .map(one -> new RuleCases(
                            String.valueOf(one.get("name")),
                            ((List<Map<String, Object>>) one.get("steps"))
                                    .stream().map(RuleCases::step).toList()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The case that goes through all states. */
    public static RuleCases throughAllStates(Rule rule) {
        return of(rule).stream()
                .filter(one -> one.name().equals(ALL_STATES))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(rule.id() + " has no case '" + ALL_STATES + "'"));
    }

    @SuppressWarnings("unchecked")
    private static Step step(Map<String, Object> step) {
        Map<String, Double> given = new TreeMap<>();
        ((Map<String, Number>) step.get("given")).forEach((name, value) -> given.put(name, value.doubleValue()));
        Double severity = step.get("severity") instanceof Number number ? number.doubleValue() : null;
        return new Step(given, String.valueOf(step.get("then")), severity);
    }
}
