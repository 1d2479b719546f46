package io.secunda.indicators.development;

import io.secunda.indicators.numeric.Columns;
import io.secunda.indicators.numeric.Sum;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Deviations from a dimension's mean in standard deviations (over n); 0 throughout for a constant dimension. */
final class ZScores {

    private ZScores() {}

    static double[][] of(double[][] rows) {
        int dimensions = rows.length == 0 ? 0 : rows[0].length;
        double[][] columns = IntStream.range(0, dimensions)
                .mapToObj(d -> column(Columns.across(rows, d)))
                .toArray(double[][]::new);
        return IntStream.range(0, rows.length)
                .mapToObj(i -> Columns.across(columns, i))
                .toArray(double[][]::new);
    }

    private static double[] column(double[] column) {
        if (Columns.isConstant(column)) {
            return new double[column.length];
        }
        double mean = Sum.of(column) / column.length;
        double variance =
                Sum.of(Arrays.stream(column).map(v -> (v - mean) * (v - mean)).toArray()) / column.length;
        return Arrays.stream(column).map(v -> (v - mean) / Math.sqrt(variance)).toArray();
    }
}
