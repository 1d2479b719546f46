package io.secunda.policy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.secunda.events.recommendation.State;
import io.secunda.policy.rules.Rule;
import io.secunda.policy.rules.ShippedRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LifecycleTest {

    private static final Rule KEEPS = ShippedRules.from(ShippedRules.PLAIN);
    private static final Rule WITHDRAWS =
            ShippedRules.from(ShippedRules.PLAIN.replace("severity: x", "severity: x\nwhen_missing: withdraw"));
    private static final Rule COARSE =
            ShippedRules.from(ShippedRules.PLAIN.replace("severity: x", "severity: x\nupdate_threshold: 0.02"));

    private static Standing standing(State state, double severity, double reference) {
        return new Standing(Events.of(KEEPS, state, severity), reference);
    }

    private static Evaluation.Known known(boolean raise, boolean withdraw, double severity) {
        return new Evaluation.Known(raise, withdraw, severity);
    }

    private static String next(@Nullable Standing standing, Evaluation evaluation, EvidenceChange evidence, Rule rule) {
        return Lifecycle.next(standing, evaluation, evidence, rule)
                .map(change -> change.state() + " " + change.severity())
                .orElse("nothing");
    }

    /** Every state, every evaluation: what comes next is one of the cells of the table. */
    static Stream<List<Object>> everything() {
        List<List<Object>> all = new ArrayList<>();
        List<Evaluation> evaluations = List.of(
                known(true, false, 0.5),
                known(false, false, 0.5),
                known(false, true, 0.5),
                known(true, true, 0.5),
                new Evaluation.Unknown("missing"),
                new Evaluation.NotApplicable());
        for (Rule rule : List.of(KEEPS, WITHDRAWS)) {
            for (EvidenceChange evidence : EvidenceChange.values()) {
                for (Evaluation evaluation : evaluations) {
                    all.add(List.of("none", evaluation, evidence, rule));
                    for (State state : State.values()) {
                        all.add(List.of(state, evaluation, evidence, rule));
                    }
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("everything")
    void theNextEventIsThatOfTheTable(List<Object> cell) {
        Standing standing = cell.get(0) instanceof State state ? standing(state, 0.5, 0.5) : null;
        Evaluation evaluation = (Evaluation) cell.get(1);
        EvidenceChange evidence = (EvidenceChange) cell.get(2);
        Rule rule = (Rule) cell.get(3);

        assertThat(next(standing, evaluation, evidence, rule)).isEqualTo(expected(cell));
    }

    private static String expected(List<Object> cell) {
        boolean open = cell.get(0) instanceof State state && state != State.WITHDRAWN;
        Evaluation evaluation = (Evaluation) cell.get(1);
        if (!open) {
            return evaluation.equals(known(true, false, 0.5)) ? "raised 0.5" : "nothing";
        }
        if (evaluation instanceof Evaluation.Known known && !known.withdraw()) {
            return cell.get(2) == EvidenceChange.NONE ? "nothing" : "updated 0.5";
        }
        if (evaluation instanceof Evaluation.Unknown) {
            return cell.get(3) == WITHDRAWS ? "withdrawn 0.0" : "nothing";
        }
        return "withdrawn 0.0";
    }

    @ParameterizedTest
    @EnumSource(value = State.class, mode = EnumSource.Mode.EXCLUDE, names = "WITHDRAWN")
    void aTenthMoreEscalatesAndATenthLessEases(State state) {
        Standing standing = standing(state, 0.3, 0.3);

        assertThat(next(standing, known(true, false, 0.4), EvidenceChange.REVISED, KEEPS))
                .isEqualTo("escalated 0.4");
        assertThat(next(standing, known(true, false, 0.399), EvidenceChange.REVISED, KEEPS))
                .isEqualTo("updated 0.399");
        assertThat(next(standing, known(false, false, 0.2), EvidenceChange.RENEWED, KEEPS))
                .isEqualTo("eased 0.2");
        assertThat(next(standing, known(false, false, 0.201), EvidenceChange.RENEWED, KEEPS))
                .isEqualTo("updated 0.201");
    }

    @Test
    void aSeverityThatCreepsEscalatesLikeOneThatJumps() {
        Standing standing = Standing.after(Events.of(KEEPS, State.RAISED, 0.3), 0.3);
        List<String> events = new ArrayList<>();
        for (double severity : new double[] {0.34, 0.38, 0.42, 0.46}) {
            Optional<Lifecycle.Change> change =
                    Lifecycle.next(standing, known(true, false, severity), EvidenceChange.REVISED, KEEPS);
            events.add(change.orElseThrow().state().toString());
            standing = Standing.after(Events.of(KEEPS, change.orElseThrow().state(), severity), standing.reference());
        }

        assertThat(events).containsExactly("updated", "updated", "escalated", "updated");
    }

    @Test
    void aRevisionBelowTheRulesThresholdIsNotTold() {
        Standing standing = standing(State.RAISED, 0.5, 0.5);

        assertThat(next(standing, known(true, false, 0.519), EvidenceChange.REVISED, COARSE))
                .isEqualTo("nothing");
        assertThat(next(standing, known(true, false, 0.52), EvidenceChange.REVISED, COARSE))
                .isEqualTo("updated 0.52");
    }

    @Test
    void aNewPeriodIsToldHoweverLittleSeverityMoves() {
        Standing standing = standing(State.RAISED, 0.5, 0.5);

        assertThat(next(standing, known(true, false, 0.5), EvidenceChange.RENEWED, COARSE))
                .isEqualTo("updated 0.5");
    }
}
