package io.secunda.policy.evaluation;

import io.secunda.events.recommendation.Evidence;
import io.secunda.policy.rules.Rule;
import java.util.ArrayList;
import java.util.List;

/** How the evidence of an open recommendation has changed since it was last told. */
enum EvidenceChange {
    NONE,
    /** Figures of the same series and periods were revised. */
    REVISED,
    /** Another period, series or version of the rule. */
    RENEWED;

    static EvidenceChange between(Standing standing, Rule rule, Sight sight) {
        if (standing.last().ruleVersion() != rule.version()) {
            return RENEWED;
        }
        List<Evidence> before = new ArrayList<>();
        standing.last().evidence().forEach(evidence -> before.add(withoutCounterfactual(evidence)));
        List<Evidence> now = sight.evidence();
        if (before.equals(now)) {
            return NONE;
        }
        return places(before).equals(places(now)) ? REVISED : RENEWED;
    }

    private static List<String> places(List<Evidence> evidence) {
        return evidence.stream()
                .map(e -> String.join(
                        "/",
                        e.input(),
                        e.indicator(),
                        String.valueOf(e.window()),
                        e.period().toString()))
                .toList();
    }

    private static Evidence withoutCounterfactual(Evidence e) {
        return new Evidence(
                e.input(),
                e.indicator(),
                e.subject(),
                e.window(),
                e.period(),
                e.from(),
                e.value(),
                e.reason(),
                e.part(),
                e.unit(),
                e.coverage(),
                e.provisional(),
                e.crossesBreak(),
                null,
                e.sources(),
                e.vintage());
    }
}
