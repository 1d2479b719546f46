package io.secunda.indicators.flow;

import static io.secunda.indicators.Outcome.Reason.TOO_FEW_CITIES;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Columns;
import io.secunda.indicators.numeric.Sum;

/**
 * What part of a region's flow passes the cores by.
 *
 * <p>{@code Σ_{i,j∈S} f_ij / Σ_ij f_ij}.
 *
 * <ul>
 *   <li><b>Unit, range:</b> share; 0 (all flow touches a core) to 1.
 *   <li><b>Absent:</b> with fewer than two nodes, or without any flow between them.
 *   <li><b>Cost:</b> O(n²), compensated sums.
 *   <li><b>Source:</b> Du, Cardoso and Rocco 2024, Cities 154:105375.
 * </ul>
 */
public final class SecondarySecondaryShare {

    private SecondarySecondaryShare() {}

    /**
     * The share.
     *
     * @param network flows of one kind and period
     * @param core whether each city of the region is a core; otherwise it is secondary
     */
    public static Outcome of(FlowNetwork network, boolean[] core) {
        Columns.requireLength(network.cities(), core.length);
        if (network.size() < 2) {
            return Outcome.absent(TOO_FEW_CITIES);
        }
        var secondary = new Sum();
        for (int i = 0; i < network.size(); i++) {
            for (int j = 0; j < network.size(); j++) {
                if (!core[network.city(i)] && !core[network.city(j)]) {
                    secondary.add(network.flow(i, j));
                }
            }
        }
        return Outcome.ratio(secondary.value(), network.total());
    }
}
