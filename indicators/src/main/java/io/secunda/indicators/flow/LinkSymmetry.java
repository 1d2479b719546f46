package io.secunda.indicators.flow;

import static io.secunda.indicators.Outcome.Reason.TOO_FEW_CITIES;
import static io.secunda.indicators.Outcome.Reason.ZERO_DENOMINATOR;

import io.secunda.indicators.OfPair;
import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Sum;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the flow between two cities goes both ways alike.
 *
 * <p>Of a pair {@code −[a ln a + b ln b]/ln 2}, {@code a = f_ij/(f_ij + f_ji)}, {@code b = 1 − a}, 0 ln 0 = 0; of the
 * region the mean over pairs, weighted by their flow.
 *
 * <ul>
 *   <li><b>Unit, range:</b> none; 0 (one way only) to 1 (the same both ways).
 *   <li><b>Absent:</b> for a pair without flow; for the region with fewer than two nodes or without any flow.
 *   <li><b>Cost:</b> O(n²), compensated sums.
 *   <li><b>Source:</b> Limtanakool, Schwanen and Dijst 2007, Urban Studies 44:2123–2149.
 * </ul>
 */
public final class LinkSymmetry {

    private LinkSymmetry() {}

    /** The region's symmetry, and that of each pair of nodes by the cities' positions in the region. */
    public record Result(Outcome value, List<OfPair<Outcome>> pairs) {
        public Result {
            pairs = List.copyOf(pairs);
        }
    }

    /**
     * The symmetry of the region and of its pairs.
     *
     * @param network flows of one kind and period
     */
    public static Result of(FlowNetwork network) {
        var pairs = new ArrayList<OfPair<Outcome>>();
        var weighted = new Sum();
        var flow = new Sum();
        for (int i = 0; i < network.size(); i++) {
            for (int j = i + 1; j < network.size(); j++) {
                double both = network.flow(i, j) + network.flow(j, i);
                Outcome symmetry = ofPair(network.flow(i, j), network.flow(j, i));
                pairs.add(new OfPair<>(network.city(i), network.city(j), symmetry));
                weighted.add(both * symmetry.value().orElse(0));
                flow.add(both);
            }
        }
        Outcome region =
                network.size() < 2 ? Outcome.absent(TOO_FEW_CITIES) : Outcome.ratio(weighted.value(), flow.value());
        return new Result(region, pairs);
    }

    /**
     * The symmetry of one pair.
     *
     * @param there flow one way
     * @param back flow the other way, in the same unit
     */
    public static Outcome ofPair(double there, double back) {
        double both = there + back;
        if (both == 0) {
            return Outcome.absent(ZERO_DENOMINATOR);
        }
        return Outcome.of(Math.min(1, (surprise(there / both) + surprise(back / both)) / Math.log(2)));
    }

    private static double surprise(double share) {
        return share > 0 ? -share * Math.log(share) : 0;
    }
}
