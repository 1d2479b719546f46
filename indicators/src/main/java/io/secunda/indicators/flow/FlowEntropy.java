package io.secunda.indicators.flow;

import static io.secunda.indicators.Outcome.Reason.TOO_FEW_CITIES;
import static io.secunda.indicators.Outcome.Reason.ZERO_DENOMINATOR;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Sum;

/**
 * How evenly the flow of a region is spread over its possible links.
 *
 * <p>{@code −Σ_l z_l ln z_l / ln L} over the {@code L = n(n − 1)} directed links, z_l the share of link l, 0 ln 0 = 0.
 *
 * <ul>
 *   <li><b>Unit, range:</b> none; 0 (one link has all) to 1 (all links the same).
 *   <li><b>Absent:</b> with fewer than two nodes, or without any flow between them.
 *   <li><b>Cost:</b> O(n²), compensated sum.
 *   <li><b>Source:</b> Limtanakool, Schwanen and Dijst 2007, Urban Studies 44:2123–2149.
 * </ul>
 */
public final class FlowEntropy {

    private FlowEntropy() {}

    /**
     * The normalised entropy.
     *
     * @param network flows of one kind and period
     */
    public static Outcome of(FlowNetwork network) {
        int n = network.size();
        if (n < 2) {
            return Outcome.absent(TOO_FEW_CITIES);
        }
        double total = network.total();
        if (total == 0) {
            return Outcome.absent(ZERO_DENOMINATOR);
        }
        var entropy = new Sum();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double share = network.flow(i, j) / total;
                if (share > 0) {
                    entropy.add(-share * Math.log(share));
                }
            }
        }
        // rounding can pass 1 by 1e-16 where all links are the same
        return Outcome.of(Math.min(1, entropy.value() / Math.log(n * (n - 1.0))));
    }
}
