package io.secunda.policy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.secunda.events.recommendation.State;
import io.secunda.policy.rules.Rule;
import io.secunda.policy.rules.ShippedRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LifecycleTest {

    private static final Rule PLAIN = ShippedRules.from(ShippedRules.PLAIN);
    private static final Rule COARSE =
            ShippedRules.from(ShippedRules.PLAIN.replace("severity: x", "severity: x\nupdate_threshold: 0.02"));

    private static Standing standing(State state, double severity, double reference) {
        return new Standing(Events.of(PLAIN, state, severity), reference);
    }

    private static Verdict inForce(double severity) {
        return new Verdict(new Sight(Map.of()), new Evaluation.Known(true, false, severity), true);
    }

    private static Verdict silent(Evaluation evaluation) {
        return new Verdict(new Sight(Map.of()), evaluation, false);
    }

    private static String next(@Nullable Standing standing, Verdict verdict, EvidenceChange evidence, Rule rule) {
        return Lifecycle.next(standing, verdict, evidence, rule)
                .map(change -> change.state() + " " + change.severity())
                .orElse("nothing");
    }

    /** Every state, every verdict: what comes next is one of the cells of the table. */
    static Stream<List<Object>> everything() {
        List<List<Object>> all = new ArrayList<>();
        List<Verdict> verdicts = List.of(
                inForce(0.5),
                silent(new Evaluation.Known(false, true, 0.5)),
                silent(new Evaluation.Known(true, false, 0.5)),
                silent(new Evaluation.Unknown("missing")),
                silent(new Evaluation.NotApplicable()));
        for (EvidenceChange evidence : EvidenceChange.values()) {
            for (Verdict verdict : verdicts) {
                all.add(List.of("none", verdict, evidence));
                for (State state : State.values()) {
                    all.add(List.of(state, verdict, evidence));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("everything")
    void theNextEventIsThatOfTheTable(List<Object> cell) {
        Standing standing = cell.get(0) instanceof State state ? standing(state, 0.5, 0.5) : null;
        Verdict verdict = (Verdict) cell.get(1);
        EvidenceChange evidence = (EvidenceChange) cell.get(2);

        assertThat(next(standing, verdict, evidence, PLAIN)).isEqualTo(expected(cell));
    }

    private static String expected(List<Object> cell) {
        boolean open = cell.get(0) instanceof State state && state != State.WITHDRAWN;
        if (!((Verdict) cell.get(1)).open()) {
            return open ? "withdrawn 0.0" : "nothing";
        }
        if (!open) {
            return "raised 0.5";
        }
        return cell.get(2) == EvidenceChange.NONE ? "nothing" : "updated 0.5";
    }

    @ParameterizedTest
    @EnumSource(value = State.class, mode = EnumSource.Mode.EXCLUDE, names = "WITHDRAWN")
    void aTenthMoreEscalatesAndATenthLessEases(State state) {
        Standing standing = standing(state, 0.3, 0.3);

        assertThat(next(standing, inForce(0.4), EvidenceChange.REVISED, PLAIN)).isEqualTo("escalated 0.4");
        assertThat(next(standing, inForce(0.399), EvidenceChange.REVISED, PLAIN))
                .isEqualTo("updated 0.399");
        assertThat(next(standing, inForce(0.2), EvidenceChange.RENEWED, PLAIN)).isEqualTo("eased 0.2");
        assertThat(next(standing, inForce(0.201), EvidenceChange.RENEWED, PLAIN))
                .isEqualTo("updated 0.201");
    }

    @Test
    void aSeverityThatCreepsEscalatesLikeOneThatJumps() {
        Standing standing = Standing.after(Events.of(PLAIN, State.RAISED, 0.3), 0.3);
        List<String> events = new ArrayList<>();
        for (double severity : new double[] {0.34, 0.38, 0.42, 0.46}) {
            Optional<Lifecycle.Change> change =
                    Lifecycle.next(standing, inForce(severity), EvidenceChange.REVISED, PLAIN);
            events.add(change.orElseThrow().state().toString());
            standing = Standing.after(Events.of(PLAIN, change.orElseThrow().state(), severity), standing.reference());
        }

        assertThat(events).containsExactly("updated", "updated", "escalated", "updated");
    }

    @Test
    void aRevisionBelowTheRulesThresholdIsNotTold() {
        Standing standing = standing(State.RAISED, 0.5, 0.5);

        assertThat(next(standing, inForce(0.519), EvidenceChange.REVISED, COARSE))
                .isEqualTo("nothing");
        assertThat(next(standing, inForce(0.52), EvidenceChange.REVISED, COARSE))
                .isEqualTo("updated 0.52");
    }

    @Test
    void aNewPeriodIsToldHoweverLittleSeverityMoves() {
        Standing standing = standing(State.RAISED, 0.5, 0.5);

        assertThat(next(standing, inForce(0.5), EvidenceChange.RENEWED, COARSE)).isEqualTo("updated 0.5");
    }
}
