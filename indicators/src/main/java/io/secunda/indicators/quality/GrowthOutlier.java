package io.secunda.indicators.quality;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.dynamics.StepGrowth;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How far a city's latest growth is out of line with its own past, or with its peers' growth in the same period.
 *
 * <p>{@link RobustZ} of the growth: against the city's earlier {@link StepGrowth}, or against the growth of the other cities.
 *
 * <ul>
 *   <li><b>Unit, range:</b> standard deviations of normal data; any sign.
 *   <li><b>Absent:</b> without the growth in question; where fewer than five others are known; where more than half of those
 *       are the same.
 *   <li><b>Cost:</b> O(n log n) a city.
 *   <li><b>Source:</b> Iglewicz and Hoaglin 1993, How to Detect and Handle Outliers, ASQC.
 * </ul>
 */
public final class GrowthOutlier {

    private GrowthOutlier() {}

    /**
     * The latest growth against all earlier ones.
     *
     * @param growth of one city, in order of time, each a year
     */
    public static Outcome amongHistory(Outcome... growth) {
        if (growth.length == 0) {
            return Outcome.absent(Outcome.Reason.TOO_FEW_OBSERVATIONS);
        }
        int last = growth.length - 1;
        return judged(growth[last], Arrays.copyOf(growth, last));
    }

    /**
     * Each city's growth against that of the others, one outcome a city.
     *
     * @param growth of each city over the same period, a year
     */
    public static Outcome[] amongPeers(Outcome... growth) {
        return IntStream.range(0, growth.length)
                .mapToObj(i -> judged(growth[i], others(growth, i)))
                .toArray(Outcome[]::new);
    }

    private static Outcome[] others(Outcome[] growth, int own) {
        return IntStream.range(0, growth.length)
                .filter(i -> i != own)
                .mapToObj(i -> growth[i])
                .toArray(Outcome[]::new);
    }

    private static Outcome judged(Outcome growth, Outcome[] reference) {
        return growth instanceof Outcome.Value own
                ? RobustZ.of(
                        own.number(),
                        Stream.of(reference)
                                .mapToDouble(r -> r.value().orElse(Double.NaN))
                                .toArray())
                : growth;
    }
}
