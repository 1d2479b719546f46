package io.secunda.indicators.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.Outcome.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowNetworkTest {

    @Test
    void aCityNamedByAnyRecordIsANodeAndOthersAreMissing() {
        var network = FlowNetwork.of(
                4, List.of(new Link(0, 1, 0), new Link(Link.OUTSIDE, 3, 50), new Link(Link.OUTSIDE, -1, 9)));

        assertThat(network.size()).isEqualTo(3);
        assertThat(network.city(2)).isEqualTo(3);
        assertThat(network.perCity(node -> Outcome.of(node)))
                .containsExactly(
                        new Outcome.Value(0),
                        new Outcome.Value(1),
                        new Outcome.Absent(Reason.MISSING_INPUT),
                        new Outcome.Value(2));
    }

    @Test
    void recordsOfALinkAddUpAndInternalAndOutsideFlowCountNowhere() {
        var network = FlowNetwork.of(
                2,
                List.of(
                        new Link(0, 1, 2),
                        new Link(0, 1, 3),
                        new Link(1, 0, 4),
                        new Link(0, 0, 99),
                        new Link(1, Link.OUTSIDE, 7)));

        assertThat(network.flow(0, 1)).isEqualTo(5);
        assertThat(network.out(0)).isEqualTo(5);
        assertThat(network.in(0)).isEqualTo(4);
        assertThat(network.nodal(1)).isEqualTo(9);
        assertThat(network.total()).isEqualTo(9);
    }

    @Test
    void aFlowIsNeverNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Link(0, 1, -1))
                .withMessage("flow of -1.0, expected a finite number of at least 0");
    }
}
