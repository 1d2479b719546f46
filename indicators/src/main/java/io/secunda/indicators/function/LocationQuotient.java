package io.secunda.indicators.function;

import static io.secunda.indicators.Outcome.Reason.MISSING_INPUT;
import static io.secunda.indicators.Outcome.Reason.TOO_FEW_CITIES;
import static io.secunda.indicators.Outcome.Reason.ZERO_DENOMINATOR;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Columns;
import io.secunda.indicators.numeric.Sum;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How much more a city specializes in a sector than its region.
 *
 * <p>{@code a_is / a_Rs}, a the shares of sectors within the city and within the region's cities together.
 *
 * <ul>
 *   <li><b>Unit, range:</b> none; 0 upwards, 1 as in the region.
 *   <li><b>Absent:</b> for a city that lacks a sector, or has none of any; for a sector that nobody has; for all when fewer
 *       than two cities have every sector.
 *   <li><b>Cost:</b> O(n·s), compensated sums.
 *   <li><b>Source:</b> Florence 1939, Report on the Location of Industry; Isard 1960, Methods of Regional Analysis, ch. 7.
 * </ul>
 */
public final class LocationQuotient {

    private LocationQuotient() {}

    /**
     * The quotients, a row a city and a column a sector.
     *
     * @param sectors sector values of each city of the region, in one unit; NaN where there is no figure
     */
    public static Outcome[][] of(double[][] sectors) {
        Columns.requireFiniteOrMissing(sectors);
        double[][] known = Arrays.stream(sectors).filter(Profile::isKnown).toArray(double[][]::new);
        int count = sectors.length == 0 ? 0 : sectors[0].length;
        double[] region = IntStream.range(0, count)
                .mapToDouble(s ->
                        Sum.of(Arrays.stream(known).mapToDouble(city -> city[s]).toArray()))
                .toArray();
        return Arrays.stream(sectors)
                .map(city -> {
                    if (!Profile.isKnown(city)) {
                        return Outcome.absent(MISSING_INPUT, count);
                    }
                    return known.length < 2 ? Outcome.absent(TOO_FEW_CITIES, count) : quotients(city, region);
                })
                .toArray(Outcome[][]::new);
    }

    private static Outcome[] quotients(double[] city, double[] region) {
        double own = Sum.of(city);
        double all = Sum.of(region);
        if (own == 0 || all == 0) {
            return Outcome.absent(ZERO_DENOMINATOR, city.length);
        }
        return IntStream.range(0, city.length)
                .mapToObj(s -> Outcome.ratio(city[s] / own, region[s] / all))
                .toArray(Outcome[]::new);
    }
}
