package io.secunda.policy;

import io.secunda.events.Subject;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.topic.TerritoryPartitioner;
import io.secunda.policy.evaluation.Events;
import io.secunda.policy.rules.Rule;
import io.secunda.policy.rules.RuleBase;
import io.secunda.policy.rules.RuleCases;
import io.secunda.policy.rules.ShippedRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The case of every shipped rule that leads through all states, each in a territory of its own, a step of all at a time.
 *
 * <p>At the end of a step a probe goes through each partition: once its event is there, everything before it has been
 * answered.
 */
final class EpisodesOfAllRules {

    private static final Rule PROBE = ShippedRules.from(ShippedRules.PLAIN);
    private static final String PROBED = "region:PROBE";

    /** The shipped rules. */
    static final RuleBase SHIPPED = ShippedRules.all();

    /** The shipped rules and the probe. */
    static final RuleBase RULES = RuleBase.of(
            Stream.concat(SHIPPED.rules().stream(), Stream.of(PROBE)).toList());

    /** How many steps the longest case has. */
    static final int STEPS = SHIPPED.rules().stream()
            .mapToInt(rule -> stepsOf(rule).size())
            .max()
            .orElseThrow();

    private EpisodesOfAllRules() {}

    private static List<RuleCases.Step> stepsOf(Rule rule) {
        return RuleCases.throughAllStates(rule).steps();
    }

    private static String territoryOf(Rule rule) {
        return "T-" + rule.id();
    }

    /** The values of a step, of all rules that have one. */
    static List<IndicatorValue> values(int step) {
        Instant recorded = Events.RECORDED.plus(Duration.ofMinutes(step));
        List<IndicatorValue> values = new ArrayList<>();
        for (Rule rule : SHIPPED.rules()) {
            if (step < stepsOf(rule).size()) {
                GivenInputs.of(rule, stepsOf(rule).get(step).given(), step).stream()
                        .map(value -> GivenInputs.in(territoryOf(rule), recorded, value))
                        .forEach(values::add);
            }
        }
        return values;
    }

    /** What the probes are sent, one a partition; each makes an event of another period. */
    static List<IndicatorValue> probes(int year) {
        Instant recorded = Events.RECORDED.plus(Duration.ofMinutes(year));
        return probed().stream()
                .map(territory -> GivenInputs.in(territory, recorded, Events.value(PROBED, "gini", year, 0.5)))
                .toList();
    }

    /** Keys of the recommendations that answer the probes. */
    static List<String> probeKeys() {
        return probed().stream()
                .map(territory -> territory + "/" + PROBE.id() + "~" + Subject.parse(PROBED))
                .toList();
    }

    private static List<String> probed() {
        List<String> territories = new ArrayList<>();
        for (int partition = 0; partition < BrokerTopics.PARTITIONS; partition++) {
            int wanted = partition;
            territories.add(Stream.iterate(0, i -> i + 1)
                    .map(i -> "P" + i)
                    .filter(name -> TerritoryPartitioner.partition(name, BrokerTopics.PARTITIONS) == wanted)
                    .findFirst()
                    .orElseThrow());
        }
        return territories;
    }

    /** The states that are to be told up to a step, by rule; {@code rule} alone decides whose key it is. */
    static Map<String, List<String>> statesUpTo(int step) {
        Map<String, List<String>> states = new TreeMap<>();
        for (Rule rule : SHIPPED.rules()) {
            states.put(
                    rule.id(),
                    stepsOf(rule).stream()
                            .limit(step + 1L)
                            .map(RuleCases.Step::then)
                            .filter(then -> !then.equals("nothing"))
                            .toList());
        }
        return states;
    }

    /** Whether an event is of the rule in whose territory it is. */
    static boolean isOfItsRule(String territory, String rule) {
        return territory.equals("T-" + rule);
    }
}
