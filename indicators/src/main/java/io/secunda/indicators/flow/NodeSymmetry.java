package io.secunda.indicators.flow;

import static io.secunda.indicators.Outcome.Reason.TOO_FEW_CITIES;

import io.secunda.indicators.Outcome;

/**
 * Whether a city receives more than it sends.
 *
 * <p>{@code (inᵢ − outᵢ)/(inᵢ + outᵢ)}.
 *
 * <ul>
 *   <li><b>Unit, range:</b> none; −1 (sends only) to 1 (receives only).
 *   <li><b>Absent:</b> for a city that no record names or that exchanges nothing; with fewer than two nodes.
 *   <li><b>Cost:</b> O(n²), compensated sums.
 *   <li><b>Source:</b> Limtanakool, Schwanen and Dijst 2007, Urban Studies 44:2123–2149.
 * </ul>
 */
public final class NodeSymmetry {

    private NodeSymmetry() {}

    /**
     * The symmetry, one outcome a city of the region.
     *
     * @param network flows of one kind and period
     */
    public static Outcome[] of(FlowNetwork network) {
        return network.perCity(node -> network.size() < 2
                ? Outcome.absent(TOO_FEW_CITIES)
                : Outcome.ratio(network.in(node) - network.out(node), network.nodal(node)));
    }
}
