package io.secunda.indicators.flow;

import static io.secunda.indicators.Outcome.Reason.TOO_FEW_CITIES;
import static io.secunda.indicators.Outcome.Reason.ZERO_DENOMINATOR;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Sum;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How evenly the flows of a region are spread over its cities and how many of them are linked.
 *
 * <p>{@code (1 − σ/σmax)·Δ}: σ the standard deviation (over n) of nodal flow, in + out; σmax half the largest nodal flow;
 * Δ the density, pairs with any flow over n(n − 1)/2.
 *
 * <ul>
 *   <li><b>Unit, range:</b> none; 0 (all through one city, or hardly any link) to 1 (all linked, equal nodes).
 *   <li><b>Absent:</b> with fewer than two nodes, or without any flow between them.
 *   <li><b>Cost:</b> O(n²).
 *   <li><b>Source:</b> Green 2007, Urban Studies 44:2077–2103.
 * </ul>
 */
public final class FunctionalPolycentricity {

    private FunctionalPolycentricity() {}

    /** The index and the density in it. */
    public record Result(Outcome value, Outcome density) {

        private static Result absent(Outcome.Reason reason) {
            return new Result(Outcome.absent(reason), Outcome.absent(reason));
        }
    }

    /**
     * The index.
     *
     * @param network flows of one kind and period
     */
    public static Result of(FlowNetwork network) {
        int n = network.size();
        if (n < 2) {
            return Result.absent(TOO_FEW_CITIES);
        }
        double[] nodal = IntStream.range(0, n).mapToDouble(network::nodal).toArray();
        double largest = Arrays.stream(nodal).max().getAsDouble();
        if (largest == 0) {
            return Result.absent(ZERO_DENOMINATOR);
        }
        double density = linkedPairs(network) / (n * (n - 1) / 2.0);
        double evenness = 1 - deviation(nodal) / (largest / 2);
        return new Result(Outcome.of(evenness * density), Outcome.of(density));
    }

    private static double deviation(double[] nodal) {
        double mean = Sum.of(nodal) / nodal.length;
        double[] squares =
                Arrays.stream(nodal).map(t -> (t - mean) * (t - mean)).toArray();
        return Math.sqrt(Sum.of(squares) / nodal.length);
    }

    private static int linkedPairs(FlowNetwork network) {
        int linked = 0;
        for (int i = 0; i < network.size(); i++) {
            for (int j = i + 1; j < network.size(); j++) {
                if (network.flow(i, j) + network.flow(j, i) > 0) {
                    linked++;
                }
            }
        }
        return linked;
    }
}
