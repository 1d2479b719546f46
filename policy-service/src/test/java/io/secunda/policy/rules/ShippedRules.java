package io.secunda.policy.rules;

import java.util.Optional;

/** The shipped rules, for tests of other packages, and rules written in a test. */
public final class ShippedRules {

    /** A rule with one input {@code x}, the indicator {@code gini}, of regions. */
    public static final String PLAIN = """
            id: plain
            version: 1
            subject: region
            inputs:
              x: {indicator: gini}
            raise: x > 0.4
            withdraw: x <= 0.3
            severity: x
            theme: coexistence
            mismatch: place
            title: {en: Uneven, zh: 不均}
            rationale: {en: It is uneven., zh: 不均衡。}
            instruments: [{en: Share, zh: 共享}]
            levels: [provincial]
            references: [Gini 1912]
            """;

    private ShippedRules() {}

    public static RuleBase all() {
        return RuleFolders.read(Optional.empty());
    }

    public static Rule named(String id) {
        return all().rule(id).orElseThrow();
    }

    /** A rule from its text. */
    public static Rule from(String yaml) {
        String id = yaml.replaceAll("(?s)^.*?id: (\\S+).*$", "$1");
        RuleReading reading = RuleReader.read(id, "test/rule.yaml", yaml);
        if (reading.rule() == null) {
            throw new IllegalArgumentException(reading.errors().toString());
        }
        return reading.rule();
    }
}
