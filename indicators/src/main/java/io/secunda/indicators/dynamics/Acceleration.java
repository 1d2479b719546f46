package io.secunda.indicators.dynamics;

import static io.secunda.indicators.Outcome.Reason.TOO_FEW_OBSERVATIONS;

import io.secunda.indicators.Outcome;

/**
 * Whether a series grows faster than before.
 *
 * <p>{@link CompoundGrowth} of the later half of the window minus that of the earlier; the halves meet at the observation
 * nearest the middle, the earlier one on a tie.
 *
 * <ul>
 *   <li><b>Unit, range:</b> difference of yearly rates; 0 for steady growth.
 *   <li><b>Absent:</b> with fewer than three observations, or when either half has no growth rate.
 *   <li><b>Cost:</b> O(n). Distances from the middle within 1e-9 years are a tie, since parts of years are rounded.
 *   <li><b>Source:</b> own.
 * </ul>
 */
public final class Acceleration {

    private static final double SAME_DISTANCE = 1e-9;

    private Acceleration() {}

    /**
     * The difference of rates.
     *
     * @param series of at least three observations
     */
    public static Outcome of(Series series) {
        if (series.size() < 3) {
            return Outcome.absent(TOO_FEW_OBSERVATIONS);
        }
        int last = series.size() - 1;
        int middle = middle(series);
        Outcome earlier = Growth.between(series, 0, middle);
        Outcome later = Growth.between(series, middle, last);
        if (earlier instanceof Outcome.Value before && later instanceof Outcome.Value after) {
            return Outcome.of(after.number() - before.number());
        }
        return earlier.isPresent() ? later : earlier;
    }

    private static int middle(Series series) {
        double half = (series.year(0) + series.year(series.size() - 1)) / 2;
        int nearest = 1;
        for (int i = 2; i < series.size() - 1; i++) {
            double gain = Math.abs(series.year(nearest) - half) - Math.abs(series.year(i) - half);
            if (gain > SAME_DISTANCE) {
                nearest = i;
            }
        }
        return nearest;
    }
}
