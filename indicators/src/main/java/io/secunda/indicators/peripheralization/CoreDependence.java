package io.secunda.indicators.peripheralization;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.flow.FlowNetwork;
import io.secunda.indicators.numeric.Columns;
import io.secunda.indicators.numeric.Sum;

/**
 * How much of a city's exchange is with cores.
 *
 * <p>{@code Σ_{j∈C} (fᵢⱼ + fⱼᵢ) / Σⱼ (fᵢⱼ + fⱼᵢ)}, j other cities of the region.
 *
 * <ul>
 *   <li><b>Unit, range:</b> share; 0 to 1. For a core: its exchange with other cores.
 *   <li><b>Absent:</b> for a city that no record names, or that exchanges nothing inside the region.
 *   <li><b>Cost:</b> O(n²), compensated sums.
 *   <li><b>Source:</b> Du, Cardoso and Rocco 2024, Cities 154:105375.
 * </ul>
 */
public final class CoreDependence {

    private CoreDependence() {}

    /**
     * The share, one outcome a city.
     *
     * @param network flows of one kind and period
     * @param core whether each city of the region is a core; otherwise it is secondary
     */
    public static Outcome[] of(FlowNetwork network, boolean[] core) {
        Columns.requireLength(network.cities(), core.length);
        return network.perCity(node -> share(network, core, node));
    }

    private static Outcome share(FlowNetwork network, boolean[] core, int node) {
        var withCores = new Sum();
        var all = new Sum();
        for (int other = 0; other < network.size(); other++) {
            double exchange = network.flow(node, other) + network.flow(other, node);
            all.add(exchange);
            if (core[network.city(other)]) {
                withCores.add(exchange);
            }
        }
        return Outcome.ratio(withCores.value(), all.value());
    }
}
