package io.secunda.indicators.development;

import static io.secunda.indicators.Outcome.Reason.TOO_FEW_CITIES;
import static io.secunda.indicators.Outcome.Reason.ZERO_DENOMINATOR;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Columns;
import io.secunda.indicators.numeric.Sum;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How much each criterion tells the cities apart.
 *
 * <p>Min-max of each criterion over the cities, a cost turned round, to x′; {@code p = x′/Σx′};
 * {@code e = −Σ p ln p / ln n}, 0 ln 0 = 0; {@code w = (1 − e)/Σ(1 − e)}.
 *
 * <ul>
 *   <li><b>Unit, range:</b> none; 0 to 1, adding up to 1. A criterion that is the same everywhere (to 1e-12) weighs 0.
 *   <li><b>Absent:</b> with fewer than two cities, or when every criterion is the same everywhere.
 *   <li><b>Cost:</b> O(n·m) for m criteria, compensated sums.
 *   <li><b>Source:</b> Shannon 1948, Bell System Technical J. 27:379–423; Hwang and Yoon 1981, Multiple Attribute Decision
 *       Making, ch. 3.
 * </ul>
 */
public final class EntropyWeights {

    private EntropyWeights() {}

    /**
     * The weights, one outcome a criterion.
     *
     * @param x a row a city, complete, and a column a criterion
     * @param directions of the criteria
     */
    public static Outcome[] of(double[][] x, Direction[] directions) {
        Columns.requireComplete(x);
        if (x.length < 2) {
            return Outcome.absent(TOO_FEW_CITIES, directions.length);
        }
        Columns.requireLength(directions.length, x[0].length);
        double[] information = IntStream.range(0, directions.length)
                .mapToDouble(c -> information(Columns.across(x, c), directions[c]))
                .toArray();
        double total = Sum.of(information);
        if (total == 0) {
            return Outcome.absent(ZERO_DENOMINATOR, directions.length);
        }
        return Arrays.stream(information).mapToObj(i -> Outcome.of(i / total)).toArray(Outcome[]::new);
    }

    /** 1 − e; 0 for a constant criterion. */
    private static double information(double[] column, Direction direction) {
        if (Columns.isConstant(column)) {
            return 0;
        }
        var range = Arrays.stream(column).summaryStatistics();
        double[] scaled = Arrays.stream(column)
                .map(v -> direction == Direction.BENEFIT ? v - range.getMin() : range.getMax() - v)
                .toArray();
        double total = Sum.of(scaled);
        var entropy = new Sum();
        for (double value : scaled) {
            if (value > 0) {
                entropy.add(-value / total * Math.log(value / total));
            }
        }
        return Math.max(0, 1 - entropy.value() / Math.log(column.length));
    }
}
