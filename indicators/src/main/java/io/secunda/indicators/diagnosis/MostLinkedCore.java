package io.secunda.indicators.diagnosis;

import io.secunda.indicators.flow.FlowNetwork;
import io.secunda.indicators.numeric.Columns;
import java.util.stream.IntStream;

/**
 * The core that each city has most to do with.
 *
 * <p>{@code argmax_c (f_ic + f_ci)} over the region's cores c ≠ i; where no flow joins the city to any core, the nearest.
 *
 * <ul>
 *   <li><b>Unit, range:</b> position of a core in the region. Of equally linked cores the nearer is taken, of equally near
 *       ones (to the millimetre) the first in the order of the arrays, which is that of city code.
 *   <li><b>Absent:</b> {@link #NONE} where there is no other core, or neither flow nor distance leads to one.
 *   <li><b>Cost:</b> O(n·c).
 *   <li><b>Source:</b> own, after the largest flow of Nystuen and Dacey 1961, Papers in Regional Science 7:29–42.
 * </ul>
 */
public final class MostLinkedCore {

    /** Stands for no core. */
    public static final int NONE = -1;

    private static final double MILLIMETRE_KM = 1e-6;

    private final FlowNetwork network;
    private final int[] node;
    private final double[][] km;

    private MostLinkedCore(FlowNetwork network, double[][] km) {
        this.network = network;
        this.node = network.nodeOfCity();
        this.km = km;
    }

    /**
     * The cores, one position a city.
     *
     * @param network flows of one kind and period; without any record it leaves the choice to distance
     * @param km distances between the region's cities; NaN where a city's place is not known
     * @param core whether each city of the region is a core; otherwise it is secondary
     */
    public static int[] of(FlowNetwork network, double[][] km, boolean[] core) {
        Columns.requireLength(network.cities(), km.length);
        Columns.requireLength(network.cities(), core.length);
        int[] cores = IntStream.range(0, core.length).filter(i -> core[i]).toArray();
        var links = new MostLinkedCore(network, km);
        return IntStream.range(0, core.length)
                .map(city -> links.ofCity(city, cores))
                .toArray();
    }

    private int ofCity(int city, int[] cores) {
        int best = NONE;
        for (int other : cores) {
            if (other != city && isLinked(city, other) && (best == NONE || isCloser(city, other, best))) {
                best = other;
            }
        }
        return best;
    }

    private boolean isLinked(int city, int other) {
        return exchange(city, other) > 0 || !Double.isNaN(km[city][other]);
    }

    private boolean isCloser(int city, int other, int best) {
        double more = exchange(city, other) - exchange(city, best);
        if (more != 0) {
            return more > 0;
        }
        // an unknown distance is farther than any
        return Double.isNaN(km[city][best])
                ? !Double.isNaN(km[city][other])
                : km[city][other] < km[city][best] - MILLIMETRE_KM;
    }

    private double exchange(int city, int other) {
        if (node[city] < 0 || node[other] < 0) {
            return 0;
        }
        return network.flow(node[city], node[other]) + network.flow(node[other], node[city]);
    }
}
