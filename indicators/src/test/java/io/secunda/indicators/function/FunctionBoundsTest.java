package io.secunda.indicators.function;

import static io.secunda.indicators.RandomRegion.value;
import static io.secunda.indicators.Refusals.ENDLESS;
import static io.secunda.indicators.Refusals.NONE;
import static io.secunda.indicators.Refusals.assertRefused;
import static io.secunda.indicators.Refusals.column;
import static io.secunda.indicators.Refusals.roles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.Outcome.Reason;
import io.secunda.indicators.flow.FlowNetwork;
import io.secunda.indicators.flow.Link;
import io.secunda.indicators.function.Coopetition.Quadrant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where profiles and positions begin and end. */
class FunctionBoundsTest {

    private static final Outcome TOO_FEW = Outcome.absent(Reason.TOO_FEW_CITIES);
    private static final Outcome NOTHING = Outcome.absent(Reason.ZERO_DENOMINATOR);
    private static final Outcome UNKNOWN = Outcome.absent(Reason.MISSING_INPUT);

    @Test
    void everySectorIsNeededAndSomethingInOneOfThem() {
        double[] known = {1, 2};
        double[] unknown = {1, NONE};
        double[] nothing = {0, 0};

        assertThat(Krugman.of(unknown, known)).isEqualTo(UNKNOWN);
        assertThat(Krugman.of(known, unknown)).isEqualTo(UNKNOWN);
        assertThat(Similarity.of(nothing, known)).isEqualTo(NOTHING);
        assertThat(Similarity.of(known, nothing)).isEqualTo(NOTHING);
        assertThat(Similarity.of(nothing, unknown)).isEqualTo(UNKNOWN);
    }

    @Test
    void complementarityNeedsACoreAndASecondaryCity() {
        double[][] sectors = {{1, 0}, {0, 1}};
        double[] population = {3, 5};

        assertThat(value(FunctionalComplementarity.of(sectors, population, roles(true, false))))
                .isCloseTo(2, within(1e-12));
        assertThat(FunctionalComplementarity.of(sectors, column(3, NONE), roles(true, false)))
                .isEqualTo(TOO_FEW);
        assertThat(FunctionalComplementarity.of(sectors, population, roles(true, true)))
                .isEqualTo(Outcome.absent(Reason.EMPTY_GROUP));
        assertThat(FunctionalComplementarity.of(sectors, column(0, 5), roles(true, false)))
                .isEqualTo(NOTHING);
    }

    @Test
    void withoutFlowNobodyCooperatesOrCompetes() {
        var still = FlowNetwork.of(2, List.of(new Link(0, 1, 0)));

        var position = Coopetition.of(new double[][] {{1, 2}, {2, 1}}, still, (i, j) -> true)
                .get(0)
                .value();
        assertThat(position.competition()).isEqualTo(NOTHING);
        assertThat(position.cooperation()).isEqualTo(NOTHING);
        assertThat(position.quadrant()).isEmpty();
    }

    @Test
    void aCityWithoutProfileHasNoPosition() {
        var network = FlowNetwork.of(2, List.of(new Link(0, 1, 4)));

        var position = Coopetition.of(new double[][] {{1, 2}, {2, NONE}}, network, (i, j) -> true)
                .get(0)
                .value();
        assertThat(position.competition()).isEqualTo(UNKNOWN);
        assertThat(position.cooperation()).isEqualTo(UNKNOWN);
    }

    @Test
    void highIsStrictlyAboveTheMedian() {
        // similarities: 0.8, 1, 0.8; flows 2, 4 and 0 of 4, an agreement between the first two: 0.75, 0.5, 0
        double[][] sectors = {{1, 2}, {2, 1}, {1, 2}};
        var network = FlowNetwork.of(3, List.of(new Link(0, 1, 2), new Link(0, 2, 4), new Link(1, 2, 0)));

        assertThat(Coopetition.of(sectors, network, (i, j) -> i + j == 1).stream()
                        .map(pair -> pair.value().quadrant()))
                .containsExactly(
                        Optional.of(Quadrant.COOPERATION),
                        Optional.of(Quadrant.COMPETITION),
                        Optional.of(Quadrant.DETACHMENT));
    }

    @Test
    void unfitFiguresAreRefused() {
        double[][] two = {{1, 2}, {2, 1}};
        double[][] endless = {{1, 2}, {2, ENDLESS}};
        double[] people = {1, 2};
        var network = FlowNetwork.of(2, List.of());

        assertRefused(
                () -> Coopetition.of(endless, network, (i, j) -> true),
                () -> Coopetition.of(two, FlowNetwork.of(3, List.of()), (i, j) -> true),
                () -> LocationQuotient.of(endless),
                () -> FunctionalComplementarity.of(endless, people, roles(true, false)),
                () -> FunctionalComplementarity.of(two, column(1, ENDLESS), roles(true, false)),
                () -> FunctionalComplementarity.of(two, column(1, 2, 3), roles(true, false)),
                () -> FunctionalComplementarity.of(two, people, roles(true, false, false)),
                () -> Krugman.of(column(1, ENDLESS), people),
                () -> Similarity.of(column(1, 2, 3), people));
    }
}
