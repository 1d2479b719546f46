package io.secunda.indicators.diagnosis;

import static io.secunda.indicators.Outcome.Reason.TOO_FEW_CITIES;

import io.secunda.indicators.Outcome;
import java.util.stream.IntStream;

/**
 * Where a city stands among the cities of its region.
 *
 * <p>{@code pr(x) = (number below + ½·number equal, itself included) / n}, n the cities that have a value.
 *
 * <ul>
 *   <li><b>Unit, range:</b> none; 1/(2n) (lowest) to 1 − 1/(2n) (highest), ½ on average and where all are equal.
 *   <li><b>Absent:</b> for a city without a value, for its own reason; for all when fewer than two have one.
 *   <li><b>Cost:</b> O(n²). Values that differ by at most 1e-12 (relative to values above 1) are equal: each pair is judged
 *       for itself, so the ranks add up to n/2 whatever the rounding, and the order of the cities does not matter.
 *   <li><b>Source:</b> own use of the percentile rank that counts ties by half, as the mid-ranks of Kruskal and Wallis 1952, JASA
 *       47:583–621.
 * </ul>
 */
public final class PercentileRank {

    private static final double ROUNDING = 1e-12;

    private PercentileRank() {}

    /**
     * The ranks, one outcome a city.
     *
     * @param values of all the region's cities, cores included
     */
    public static Outcome[] of(Outcome... values) {
        double[] known = IntStream.range(0, values.length)
                .filter(i -> values[i].isPresent())
                .mapToDouble(i -> values[i].value().getAsDouble())
                .toArray();
        Outcome[] ranks = values.clone();
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Outcome.Value own) {
                ranks[i] = known.length < 2 ? Outcome.absent(TOO_FEW_CITIES) : rank(own.number(), known);
            }
        }
        return ranks;
    }

    private static Outcome rank(double own, double[] all) {
        double halves = 0;
        for (double other : all) {
            double rounding = ROUNDING * Math.max(1, Math.max(Math.abs(own), Math.abs(other)));
            if (Math.abs(own - other) <= rounding) {
                halves++;
            } else if (other < own) {
                halves += 2;
            }
        }
        return Outcome.of(halves / (2 * all.length));
    }
}
