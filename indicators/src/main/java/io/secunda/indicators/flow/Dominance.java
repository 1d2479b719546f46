package io.secunda.indicators.flow;

import static io.secunda.indicators.Outcome.Reason.TOO_FEW_CITIES;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Sum;
import java.util.stream.IntStream;

/**
 * How large a city's exchange is beside that of the average city.
 *
 * <p>{@code Tᵢ / mean(T)}, {@code T = in + out}; the mean is over all nodes, the city itself included.
 *
 * <ul>
 *   <li><b>Unit, range:</b> none; 0 to n/2, 1 on average.
 *   <li><b>Absent:</b> for a city that no record names; for all with fewer than two nodes or without any flow.
 *   <li><b>Cost:</b> O(n²), compensated sums.
 *   <li><b>Source:</b> Limtanakool, Schwanen and Dijst 2007, Urban Studies 44:2123–2149.
 * </ul>
 */
public final class Dominance {

    private Dominance() {}

    /**
     * The dominance, one outcome a city of the region.
     *
     * @param network flows of one kind and period
     */
    public static Outcome[] of(FlowNetwork network) {
        if (network.size() < 2) {
            return network.perCity(node -> Outcome.absent(TOO_FEW_CITIES));
        }
        double[] nodal =
                IntStream.range(0, network.size()).mapToDouble(network::nodal).toArray();
        double mean = Sum.of(nodal) / nodal.length;
        return network.perCity(node -> Outcome.ratio(nodal[node], mean));
    }
}
