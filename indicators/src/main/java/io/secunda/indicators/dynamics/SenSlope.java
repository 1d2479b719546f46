package io.secunda.indicators.dynamics;

import static io.secunda.indicators.Outcome.Reason.TOO_FEW_OBSERVATIONS;

import io.secunda.indicators.Outcome;
import java.util.Arrays;

/**
 * How steep the trend of a series is, whatever its outliers.
 *
 * <p>Median of {@code (x_j − x_i)/(t_j − t_i)} over all pairs i &lt; j, t in years.
 *
 * <ul>
 *   <li><b>Unit, range:</b> unit of the series a year.
 *   <li><b>Absent:</b> with fewer than two observations.
 *   <li><b>Cost:</b> O(n² log n).
 *   <li><b>Source:</b> Sen 1968, JASA 63:1379–1389.
 * </ul>
 */
public final class SenSlope {

    private SenSlope() {}

    /**
     * The median slope.
     *
     * @param series of at least two observations
     */
    public static Outcome of(Series series) {
        int n = series.size();
        if (n < 2) {
            return Outcome.absent(TOO_FEW_OBSERVATIONS);
        }
        var slopes = new double[n * (n - 1) / 2];
        int next = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                slopes[next++] = (series.value(j) - series.value(i)) / series.years(i, j);
            }
        }
        Arrays.sort(slopes);
        int half = slopes.length / 2;
        return Outcome.of(slopes.length % 2 == 1 ? slopes[half] : (slopes[half - 1] + slopes[half]) / 2);
    }
}
