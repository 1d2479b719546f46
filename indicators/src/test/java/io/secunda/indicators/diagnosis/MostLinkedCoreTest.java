package io.secunda.indicators.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.Outcome.Reason;
import io.secunda.indicators.RandomFlows;
import io.secunda.indicators.RandomRegion;
import io.secunda.indicators.Seeded;
import io.secunda.indicators.flow.FlowNetwork;
import io.secunda.indicators.flow.Link;
import io.secunda.indicators.geography.Distances;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which core a city has most to do with, and how alike the two are without an agreement. */
class MostLinkedCoreTest {

    private static final double UNKNOWN = Double.NaN;

    /** Two cores, then two secondary cities. */
    private static final boolean[] CORE = {true, true, false, false};

    private static final double[][] KM = {
        {0, 50, 10, 40},
        {50, 0, 20, 30},
        {10, 20, 0, 5},
        {40, 30, 5, 0}
    };

    @Test
    void mostFlowBothWaysTogetherGoesBeforeNearness() {
        var network =
                FlowNetwork.of(4, List.of(new Link(2, 0, 5), new Link(2, 1, 3), new Link(1, 2, 3), new Link(2, 3, 99)));

        assertThat(MostLinkedCore.of(network, KM, CORE)).containsExactly(1, 0, 1, 1);
    }

    @Test
    void aFlowComingInAloneIsALinkToo() {
        var network = FlowNetwork.of(4, List.of(new Link(1, 2, 3), new Link(0, 3, 1)));

        assertThat(MostLinkedCore.of(network, KM, CORE)).containsExactly(1, 0, 1, 0);
    }

    @Test
    void theNearestStandsInWhereThereIsNoFlow() {
        assertThat(MostLinkedCore.of(FlowNetwork.of(4, List.of()), KM, CORE)).containsExactly(1, 0, 0, 1);
        // the third city is a node, yet exchanges nothing with a core
        assertThat(MostLinkedCore.of(FlowNetwork.of(4, List.of(new Link(2, 3, 8))), KM, CORE))
                .containsExactly(1, 0, 0, 1);
    }

    @Test
    void equallyLinkedCoresComeByNearnessAndThenInOrder() {
        double[][] alike = {{0, 1, 7}, {1, 0, 7 - 5e-7}, {7, 7 - 5e-7, 0}};
        double[][] apart = {{0, 1, 7}, {1, 0, 7 - 5e-6}, {7, 7 - 5e-6, 0}};
        boolean[] core = {true, true, false};
        var even = FlowNetwork.of(3, List.of(new Link(0, 2, 4), new Link(2, 1, 4)));

        assertThat(MostLinkedCore.of(even, alike, core)[2]).isZero();
        assertThat(MostLinkedCore.of(even, apart, core)[2]).isEqualTo(1);
    }

    @Test
    void aCoreOfUnknownPlaceIsFarButAFlowStillLeadsToIt() {
        double[][] km = {{0, UNKNOWN, UNKNOWN}, {UNKNOWN, 0, 900}, {UNKNOWN, 900, 0}};
        boolean[] core = {true, true, false};
        var none = FlowNetwork.of(3, List.of());
        var even = FlowNetwork.of(3, List.of(new Link(0, 2, 4), new Link(2, 1, 4)));
        var toTheUnknown = FlowNetwork.of(3, List.of(new Link(0, 2, 4)));

        assertThat(MostLinkedCore.of(none, km, core)).containsExactly(-1, -1, 1);
        assertThat(MostLinkedCore.of(even, km, core)[2]).isEqualTo(1);
        assertThat(MostLinkedCore.of(toTheUnknown, km, core)[2]).isZero();
        double[][] lost = {{0, 1, UNKNOWN}, {1, 0, UNKNOWN}, {UNKNOWN, UNKNOWN, 0}};
        assertThat(MostLinkedCore.of(even, lost, core)[2]).isZero();
    }

    @Test
    void thereMayBeNoOtherCore() {
        var none = FlowNetwork.of(4, List.of());

        assertThat(MostLinkedCore.of(none, KM, new boolean[] {true, false, false, false}))
                .containsExactly(MostLinkedCore.NONE, 0, 0, 0);
        assertThat(MostLinkedCore.of(none, KM, new boolean[4])).containsOnly(MostLinkedCore.NONE);
    }

    @Test
    void refusesDistancesAndRolesOfOtherCities() {
        var network = FlowNetwork.of(3, List.of());

        assertThatIllegalArgumentException().isThrownBy(() -> MostLinkedCore.of(network, KM, new boolean[3]));
        assertThatIllegalArgumentException().isThrownBy(() -> MostLinkedCore.of(network, new double[3][3], CORE));
    }

    @Test
    void anAgreementCoordinatesWhatIsAlike() {
        Outcome unknown = Outcome.absent(Reason.MISSING_INPUT);

        assertThat(UncoordinatedSimilarity.of(Outcome.of(0.8), false)).isEqualTo(Outcome.of(0.8));
        assertThat(UncoordinatedSimilarity.of(Outcome.of(0.8), true)).isEqualTo(Outcome.of(0));
        assertThat(UncoordinatedSimilarity.of(unknown, true)).isEqualTo(Outcome.of(0));
        assertThat(UncoordinatedSimilarity.of(unknown, false)).isEqualTo(unknown);
    }

    @Seeded
    void noCoreHasMoreFlowWithTheCity(long seed) {
        var region = new RandomRegion(seed);
        boolean[] core = region.core();
        var network = FlowNetwork.of(region.size(), RandomFlows.of(region));
        double[][] km = Distances.km(region.between(100, 120), region.between(20, 40));
        int[] chosen = MostLinkedCore.of(network, km, core);

        for (int i = 0; i < region.size(); i++) {
            for (int c = 0; c < region.size(); c++) {
                if (core[c] && c != i) {
                    assertThat(core[chosen[i]]).isTrue();
                    assertThat(network.flow(i, chosen[i]) + network.flow(chosen[i], i))
                            .isGreaterThanOrEqualTo(network.flow(i, c) + network.flow(c, i));
                }
            }
        }
    }
}
