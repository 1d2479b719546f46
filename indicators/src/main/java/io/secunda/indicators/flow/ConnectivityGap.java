package io.secunda.indicators.flow;

import static io.secunda.indicators.Outcome.Reason.MISSING_INPUT;
import static io.secunda.indicators.Outcome.Reason.ZERO_DENOMINATOR;

import io.secunda.indicators.OfPair;
import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Columns;
import io.secunda.indicators.numeric.Sum;
import java.util.List;

/**
 * How far the flow between two cities stays behind what their size and distance would suggest.
 *
 * <p>{@code 1 − min(1, (f_ij/Σf)/(g_ij/Σg))}, f the flow both ways, g {@link Gravity}; both sums run over the pairs of
 * nodes that have a gravity.
 *
 * <ul>
 *   <li><b>Unit, range:</b> none; 0 (at least the expected share) to 1 (no flow).
 *   <li><b>Absent:</b> for a pair with a city that no record names, or without gravity, or whose gravity is 0; for all
 *       pairs without any flow.
 *   <li><b>Cost:</b> O(n²), compensated sums.
 *   <li><b>Source:</b> own, after the gravity model's observed against expected interaction.
 * </ul>
 */
public final class ConnectivityGap {

    private ConnectivityGap() {}

    /**
     * The gap of each pair of the region.
     *
     * @param network flows of one kind and period
     * @param gravity of each pair of the region, see {@link Gravity#of}
     */
    public static List<OfPair<Outcome>> of(FlowNetwork network, List<OfPair<Outcome>> gravity) {
        Columns.requireLength(network.cities() * (network.cities() - 1) / 2, gravity.size());
        int[] nodes = network.nodeOfCity();
        var flows = new Sum();
        var gravities = new Sum();
        for (OfPair<Outcome> pair : gravity) {
            if (isComparable(pair, nodes)) {
                flows.add(flow(network, pair, nodes));
                gravities.add(pair.value().value().getAsDouble());
            }
        }
        return gravity.stream()
                .map(pair -> new OfPair<>(
                        pair.first(), pair.second(), gap(network, pair, nodes, flows.value(), gravities.value())))
                .toList();
    }

    private static boolean isComparable(OfPair<Outcome> pair, int[] nodes) {
        return pair.value().isPresent() && nodes[pair.first()] >= 0 && nodes[pair.second()] >= 0;
    }

    private static double flow(FlowNetwork network, OfPair<Outcome> pair, int[] nodes) {
        int i = nodes[pair.first()];
        int j = nodes[pair.second()];
        return network.flow(i, j) + network.flow(j, i);
    }

    private static Outcome gap(FlowNetwork network, OfPair<Outcome> pair, int[] nodes, double flows, double gravities) {
        if (!isComparable(pair, nodes)) {
            return pair.value().isPresent() ? Outcome.absent(MISSING_INPUT) : pair.value();
        }
        if (flows == 0 || gravities == 0) {
            return Outcome.absent(ZERO_DENOMINATOR);
        }
        double expected = pair.value().value().getAsDouble() / gravities;
        if (expected == 0) {
            return Outcome.absent(ZERO_DENOMINATOR);
        }
        return Outcome.of(1 - Math.min(1, flow(network, pair, nodes) / flows / expected));
    }
}
