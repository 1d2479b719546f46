package io.secunda.indicators.flow;

import static io.secunda.indicators.RandomRegion.value;
import static io.secunda.indicators.Refusals.ENDLESS;
import static io.secunda.indicators.Refusals.NONE;
import static io.secunda.indicators.Refusals.assertRefused;
import static io.secunda.indicators.Refusals.column;
import static io.secunda.indicators.Refusals.roles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.secunda.indicators.OfPair;
import io.secunda.indicators.Outcome;
import io.secunda.indicators.Outcome.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the measures of flows begin: two nodes, some flow, three nodes for a way between. */
class FlowBoundsTest {

    private static final Outcome TOO_FEW = Outcome.absent(Reason.TOO_FEW_CITIES);
    private static final Outcome NOTHING = Outcome.absent(Reason.ZERO_DENOMINATOR);
    private static final Outcome UNKNOWN = Outcome.absent(Reason.MISSING_INPUT);
    private static final double CLOSE = 1e-12;

    private static final double[][] KM = {{0, 10, 20}, {10, 0, 10}, {20, 10, 0}};

    @Test
    void twoNodesAreEnough() {
        var two = FlowNetwork.of(2, List.of(new Link(0, 1, 3), new Link(1, 0, 1)));

        assertThat(FunctionalPolycentricity.of(two).value()).isEqualTo(Outcome.of(1));
        assertThat(value(FlowEntropy.of(two)))
                .isCloseTo(-(0.75 * Math.log(0.75) + 0.25 * Math.log(0.25)) / Math.log(2), within(CLOSE));
        assertThat(LinkSymmetry.of(two).value().isPresent()).isTrue();
        assertThat(NodeSymmetry.of(two)).containsExactly(Outcome.of(-0.5), Outcome.of(0.5));
        assertThat(Dominance.of(two)).containsExactly(Outcome.of(1), Outcome.of(1));
        assertThat(SecondarySecondaryShare.of(two, roles(false, false))).isEqualTo(Outcome.of(1));
        assertThat(Centralities.of(two).weightedDegree()).containsExactly(Outcome.of(4), Outcome.of(4));
        assertThat(Centralities.of(two).betweenness()).containsExactly(TOO_FEW, TOO_FEW);
    }

    @Test
    void oneNodeIsNot() {
        var one = FlowNetwork.of(2, List.of(new Link(1, Link.OUTSIDE, 3)));

        assertThat(FunctionalPolycentricity.of(one).value()).isEqualTo(TOO_FEW);
        assertThat(FlowEntropy.of(one)).isEqualTo(TOO_FEW);
        assertThat(LinkSymmetry.of(one).value()).isEqualTo(TOO_FEW);
        assertThat(NodeSymmetry.of(one)).containsExactly(UNKNOWN, TOO_FEW);
        assertThat(Dominance.of(one)).containsExactly(UNKNOWN, TOO_FEW);
        assertThat(SecondarySecondaryShare.of(one, roles(true, false))).isEqualTo(TOO_FEW);
        assertThat(Centralities.of(one).weightedDegree()).containsExactly(UNKNOWN, TOO_FEW);
        assertThat(Centralities.of(one).eigenvector()).containsExactly(UNKNOWN, TOO_FEW);
    }

    @Test
    void recordsOfNoFlowHaveNoShares() {
        var still = FlowNetwork.of(2, List.of(new Link(0, 1, 0)));

        assertThat(FunctionalPolycentricity.of(still).value()).isEqualTo(NOTHING);
        assertThat(FlowEntropy.of(still)).isEqualTo(NOTHING);
        assertThat(NodeSymmetry.of(still)).containsExactly(NOTHING, NOTHING);
        assertThat(Dominance.of(still)).containsExactly(NOTHING, NOTHING);
        assertThat(SecondarySecondaryShare.of(still, roles(false, false))).isEqualTo(NOTHING);
        assertThat(Centralities.of(still).eigenvector()).containsExactly(NOTHING, NOTHING);
        assertThat(still.largestPair()).isZero();
    }

    @Test
    void theShorterWayLiesBetween() {
        // from the first to the last: 1/1 directly, 1/4 + 1/4 by the second
        var chain = FlowNetwork.of(3, List.of(new Link(0, 1, 4), new Link(1, 2, 4), new Link(0, 2, 1)));
        // as long directly as by the second: half of the paths
        var even = FlowNetwork.of(3, List.of(new Link(0, 1, 4), new Link(1, 2, 4), new Link(0, 2, 2)));

        assertThat(Centralities.of(chain).betweenness()).containsExactly(Outcome.of(0), Outcome.of(0.5), Outcome.of(0));
        assertThat(Centralities.of(even).betweenness()).containsExactly(Outcome.of(0), Outcome.of(0.25), Outcome.of(0));
    }

    @Test
    void twoEqualGroupsHaveNoLeadingOne() {
        var equal = FlowNetwork.of(4, List.of(new Link(0, 1, 5), new Link(2, 3, 5)));
        var led = FlowNetwork.of(4, List.of(new Link(0, 1, 4), new Link(2, 3, 5)));

        assertThat(Centralities.of(equal).eigenvector()).containsOnly(Outcome.absent(Reason.NOT_UNIQUE));
        assertThat(Centralities.of(led).eigenvector().subList(0, 2)).containsOnly(Outcome.of(0));
        assertThat(value(Centralities.of(led).eigenvector().get(2))).isCloseTo(1, within(CLOSE));
    }

    @Test
    void attractionIsOfMassesAndDistances() {
        double[] population = {4e4, 9e4, 1e4};
        double[] gdp = {1e8, 4e8, 0};

        // the masses are 4, 36 and 0
        assertThat(Gravity.of(population, gdp, KM).stream().map(OfPair::value))
                .containsExactly(Outcome.of(0.12), Outcome.of(0), Outcome.of(0));
        assertThat(Gravity.of(population, column(1e8, -1, NONE), KM).stream().map(OfPair::value))
                .containsExactly(Outcome.absent(Reason.LOGARITHM_OF_NON_POSITIVE), UNKNOWN, UNKNOWN);
        assertThat(Gravity.of(population, column(-1, 1e8, 1e8), KM).get(0).value())
                .isEqualTo(Outcome.absent(Reason.LOGARITHM_OF_NON_POSITIVE));
        assertThat(Gravity.of(population, gdp, new double[3][3]).get(0).value()).isEqualTo(NOTHING);
    }

    @Test
    void aGapIsOfPairsThatHaveAnAttractionAndAFlow() {
        var network = FlowNetwork.of(3, List.of(new Link(0, 1, 1), new Link(1, 2, 3)));
        var two = FlowNetwork.of(3, List.of(new Link(0, 1, 1)));
        List<OfPair<Outcome>> gravity = OfPair.all(3, (i, j) -> i + j == 2 ? Outcome.of(0) : Outcome.of(1));

        // flow shares 1/4, 0, 3/4; attraction shares 1/2, 0, 1/2
        assertThat(ConnectivityGap.of(network, gravity).stream().map(OfPair::value))
                .containsExactly(Outcome.of(0.5), NOTHING, Outcome.of(0));
        assertThat(ConnectivityGap.of(two, gravity).stream().map(OfPair::value))
                .containsExactly(Outcome.of(0), UNKNOWN, UNKNOWN);
        assertThat(ConnectivityGap.of(two, OfPair.all(3, (i, j) -> NOTHING)).stream()
                        .map(OfPair::value))
                .containsOnly(NOTHING);
        assertThat(ConnectivityGap.of(FlowNetwork.of(3, List.of(new Link(0, 1, 0))), gravity)
                        .get(0)
                        .value())
                .isEqualTo(NOTHING);
        assertThat(ConnectivityGap.of(network, OfPair.all(3, (i, j) -> Outcome.of(0)))
                        .get(0)
                        .value())
                .isEqualTo(NOTHING);
    }

    @Test
    void unfitFiguresAreRefused() {
        var network = FlowNetwork.of(3, List.of());

        assertRefused(
                () -> Gravity.of(column(1, 2, ENDLESS), column(1, 2, 3), KM),
                () -> Gravity.of(column(1, 2), column(1, 2), KM),
                () -> ConnectivityGap.of(network, List.of()),
                () -> SecondarySecondaryShare.of(network, roles(true, false)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Link(0, 1, ENDLESS));
        assertThat(new Link(0, 1, 0).value()).isZero();
    }
}
