package io.secunda.indicators.development;

import static io.secunda.indicators.RandomRegion.value;
import static io.secunda.indicators.RandomRegion.values;
import static io.secunda.indicators.Refusals.ENDLESS;
import static io.secunda.indicators.Refusals.NONE;
import static io.secunda.indicators.Refusals.assertRefused;
import static io.secunda.indicators.Refusals.column;
import static io.secunda.indicators.development.Direction.BENEFIT;
import static io.secunda.indicators.development.Direction.COST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.Outcome.Reason;
import org.junit.jupiter.api.Test;

/** Where weights, scores and types begin: two cities (three for types) that differ in something. */
class DevelopmentBoundsTest {

    private static final Outcome TOO_FEW = Outcome.absent(Reason.TOO_FEW_CITIES);
    private static final Outcome ALIKE = Outcome.absent(Reason.ZERO_DENOMINATOR);
    private static final Outcome UNKNOWN = Outcome.absent(Reason.MISSING_INPUT);
    private static final Direction[] TWO = {BENEFIT, COST};

    @Test
    void twoCitiesAreEnough() {
        double[][] x = {{1, 5}, {3, 5}};

        assertThat(EntropyWeights.of(x, TWO)).containsExactly(Outcome.of(1), Outcome.of(0));
        assertThat(Topsis.of(x, TWO).scores()).containsExactly(Outcome.of(0), Outcome.of(1));
        assertThat(Topsis.of(x, TWO).ranks()).containsExactly(Outcome.of(2), Outcome.of(1));
        assertThat(Topsis.of(x, TWO, column(1, 1)).scores()).containsExactly(Outcome.of(0), Outcome.of(1));
    }

    @Test
    void oneCityIsNot() {
        double[][] x = {{1, 5}, {NONE, 5}};

        assertThat(EntropyWeights.of(new double[][] {{1, 5}}, TWO)).containsExactly(TOO_FEW, TOO_FEW);
        assertThat(Topsis.of(x, TWO).scores()).containsExactly(TOO_FEW, UNKNOWN);
        assertThat(Topsis.of(x, TWO).ranks()).containsExactly(TOO_FEW, UNKNOWN);
        assertThat(Topsis.of(x, TWO, column(1, 1)).scores()).containsExactly(TOO_FEW, UNKNOWN);
    }

    @Test
    void citiesThatAreAlikeHaveNoScore() {
        double[][] x = {{1, 5}, {1, 5}};

        assertThat(EntropyWeights.of(x, TWO)).containsExactly(ALIKE, ALIKE);
        assertThat(Topsis.of(x, TWO).scores()).containsExactly(ALIKE, ALIKE);
        assertThat(Topsis.of(x, TWO, column(1, 1)).scores()).containsExactly(ALIKE, ALIKE);
    }

    @Test
    void aCriterionOfNothingWeighsNothing() {
        double[][] x = {{1, 0}, {3, 0}};

        assertThat(values(Topsis.of(x, TWO, column(1, 1)).scores())).containsExactly(0, 1);
    }

    @Test
    void scoresThatDifferByRoundingShareTheirRank() {
        Outcome[] ranks = Ranks.highestFirst(new Outcome[] {
            Outcome.of(0.5), UNKNOWN, Outcome.of(0.5 + 1e-13), Outcome.of(0.9), Outcome.of(0.5 - 1e-11)
        });

        assertThat(ranks).containsExactly(Outcome.of(2), UNKNOWN, Outcome.of(2), Outcome.of(1), Outcome.of(4));
    }

    @Test
    void couplingNeedsScoresAndSomethingInThem() {
        var withZero = CouplingCoordination.of(column(0, 1, 1, 1, 1, 1));

        assertThat(withZero.coupling()).isEqualTo(Outcome.of(0));
        assertThat(value(withZero.level())).isCloseTo(5 / 6.0, within(1e-12));
        assertThat(withZero.coordination()).isEqualTo(Outcome.of(0));
        assertThat(CouplingCoordination.of(new double[6]).coordination()).isEqualTo(ALIKE);
        assertThat(CouplingCoordination.of(column(NONE, 1, 1, 1, 1, 1)).level()).isEqualTo(UNKNOWN);
    }

    @Test
    void threeCitiesHaveTypesAndTwoHaveNone() {
        double[][] three = {{1, 9}, {1.1, 9}, {5, 2}};
        var types = Typology.of(three, 1);

        assertThat(types.typeOf()).containsExactly(0, 0, 1);
        // the city alone in its type has silhouette 0
        assertThat(value(types.silhouette())).isBetween(0.6, 2 / 3.0);
        assertThat(Typology.of(three, 1, 1).types()).hasSize(2);
        assertThat(Typology.of(new double[][] {{1, 2}, {2, 1}}, 1, 2).silhouette())
                .isEqualTo(TOO_FEW);
        assertThat(Typology.of(new double[3][2], 1).silhouette()).isEqualTo(ALIKE);
    }

    @Test
    void noMoreTypesThanDistinctCities() {
        double[][] scores = {{1, 0}, {1, 0}, {0, 1}, {0, 1}, {0, 1}};

        assertThat(Typology.of(scores, 1, 5).types()).hasSize(2);
        assertThat(Typology.of(scores, 1).silhouette()).isEqualTo(Outcome.of(1));
        assertThat(value(Typology.of(scores, 1).inertia())).isCloseTo(0, within(1e-12));
    }

    @Test
    void inertiaIsTheSquaredDistanceToTheCentroids() {
        // z-scores of 0, 2, 10, 12 over a mean of 6 and a deviation of √26
        double[][] scores = {{0}, {2}, {10}, {12}};

        assertThat(value(Typology.of(scores, 1).inertia())).isCloseTo(4 / 26.0, within(1e-12));
        // each is 2 from its like; the others are 10 and 12, or 8 and 10 away
        assertThat(value(Typology.of(scores, 1).silhouette())).isCloseTo((9 / 11.0 + 7 / 9.0) / 2, within(1e-12));
    }

    @Test
    void unfitFiguresAreRefused() {
        double[][] x = {{1, 5}, {3, 5}};
        double[][] unknown = {{1, NONE}, {3, 5}};
        double[][] endless = {{1, ENDLESS}, {3, 5}};

        assertRefused(
                () -> EntropyWeights.of(unknown, TWO),
                () -> EntropyWeights.of(x, new Direction[] {BENEFIT}),
                () -> Topsis.of(endless, TWO),
                () -> Topsis.of(x, TWO, column(1)),
                () -> Typology.of(unknown, 1),
                () -> Typology.of(unknown, 1, 2));
    }
}
