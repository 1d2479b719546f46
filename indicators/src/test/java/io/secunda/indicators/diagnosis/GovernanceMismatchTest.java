package io.secunda.indicators.diagnosis;

import static io.secunda.indicators.RandomRegion.value;
import static io.secunda.indicators.diagnosis.PriorityMismatch.Component.DECISION_IMPLEMENTATION_GAP;
import static io.secunda.indicators.diagnosis.PriorityMismatch.Component.UNCOORDINATED_SIMILARITY;
import static io.secunda.indicators.diagnosis.PriorityMismatch.Component.WEAKEST_DIMENSION_UNADDRESSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.Outcome.Reason;
import io.secunda.indicators.Seeded;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The mismatches of priority and of actor. */
class GovernanceMismatchTest {

    private static final Outcome NONE = Outcome.absent(Reason.ZERO_DENOMINATOR);

    @Test
    void priorityIsTheMeanOfItsComponents() {
        var mismatch = PriorityMismatch.of(Map.of(
                UNCOORDINATED_SIMILARITY, Outcome.of(0.9),
                WEAKEST_DIMENSION_UNADDRESSED, Outcome.of(0.75),
                DECISION_IMPLEMENTATION_GAP, Outcome.of(0.3)));

        assertThat(value(mismatch.score())).isCloseTo(0.65, within(1e-15));
        assertThat(mismatch.components())
                .isEqualTo(Map.of(
                        UNCOORDINATED_SIMILARITY,
                        0.9,
                        WEAKEST_DIMENSION_UNADDRESSED,
                        0.75,
                        DECISION_IMPLEMENTATION_GAP,
                        0.3));
    }

    @Test
    void priorityNeedsTwoComponents() {
        var two = PriorityMismatch.of(Map.of(
                UNCOORDINATED_SIMILARITY, Outcome.of(0),
                WEAKEST_DIMENSION_UNADDRESSED, Outcome.of(1),
                DECISION_IMPLEMENTATION_GAP, NONE));
        var one = PriorityMismatch.of(
                Map.of(UNCOORDINATED_SIMILARITY, Outcome.of(0.4), DECISION_IMPLEMENTATION_GAP, NONE));

        assertThat(two.score()).isEqualTo(Outcome.of(0.5));
        assertThat(one.score()).isEqualTo(Outcome.absent(Reason.TOO_FEW_COMPONENTS));
        assertThat(one.components()).isEqualTo(Map.of(UNCOORDINATED_SIMILARITY, 0.4));
    }

    @Test
    void actorTurnsRoundWhatIsBetterWhenMore() {
        var mismatch = ActorMismatch.of(Map.of(
                ActorMismatch.Component.CORE_LED_SHARE, Outcome.of(0.75),
                ActorMismatch.Component.SHARED_LEADERSHIP, Outcome.of(0.25),
                ActorMismatch.Component.COOPERATION_REACH, Outcome.of(0.125),
                ActorMismatch.Component.RANK_GAP, Outcome.of(0.5)));

        assertThat(mismatch.score()).isEqualTo(Outcome.of(2.875 / 4));
        assertThat(mismatch.components())
                .isEqualTo(Map.of(
                        ActorMismatch.Component.CORE_LED_SHARE,
                        0.75,
                        ActorMismatch.Component.SHARED_LEADERSHIP,
                        0.75,
                        ActorMismatch.Component.COOPERATION_REACH,
                        0.875,
                        ActorMismatch.Component.RANK_GAP,
                        0.5));
    }

    @Test
    void aCityWithoutAgreementsIsJudgedByItsReachAndItsRank() {
        var mismatch = ActorMismatch.of(Map.of(
                ActorMismatch.Component.CORE_LED_SHARE,
                NONE,
                ActorMismatch.Component.SHARED_LEADERSHIP,
                NONE,
                ActorMismatch.Component.COOPERATION_REACH,
                Outcome.of(0),
                ActorMismatch.Component.RANK_GAP,
                Outcome.of(0)));

        assertThat(mismatch.score()).isEqualTo(Outcome.of(0.5));
    }

    @Test
    void refusesAFigureThatIsNoFraction() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PriorityMismatch.of(Map.of(DECISION_IMPLEMENTATION_GAP, Outcome.of(1.5))))
                .withMessage("DECISION_IMPLEMENTATION_GAP is 1.5, expected 0 to 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ActorMismatch.of(Map.of(ActorMismatch.Component.RANK_GAP, Outcome.of(-0.1))));
    }

    @Seeded
    void liesInItsRangeAndNeverFallsWhenAComponentGetsWorse(long seed) {
        var random = new SplittableRandom(seed);
        var figures = new EnumMap<ActorMismatch.Component, Outcome>(ActorMismatch.Component.class);
        for (ActorMismatch.Component component : ActorMismatch.Component.values()) {
            figures.put(component, Outcome.of(random.nextDouble()));
        }
        double score = value(ActorMismatch.of(figures).score());
        figures.put(ActorMismatch.Component.COOPERATION_REACH, Outcome.of(0));
        figures.put(ActorMismatch.Component.RANK_GAP, Outcome.of(1));

        assertThat(score).isBetween(0.0, 1.0);
        assertThat(value(ActorMismatch.of(figures).score())).isBetween(score, 1.0);
    }
}
