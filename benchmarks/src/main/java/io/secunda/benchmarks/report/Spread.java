package io.secunda.benchmarks.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The same figure of several runs: least, median and greatest. */
public record Spread(double least, double median, double greatest, int runs) {

    private static final double TENTHS_BELOW = 10;

    /** Of the figures of all runs, at least one. */
    public static Spread of(List<Double> figures) {
        double[] sorted = figures.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int n = sorted.length;
        double median = n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
        return new Spread(sorted[0], median, sorted[n - 1], n);
    }

    /** {@code 12 (11–15)}: the median, and between what all runs lie; of one run the figure alone. */
    @Override
    public String toString() {
        return runs == 1 ? number(median) : number(median) + " (" + number(least) + "–" + number(greatest) + ")";
    }

    /** A figure of a table: with a tenth where it is small. */
    public static String number(double figure) {
        return Double.isNaN(figure)
                ? "–"
                : String.format(Locale.ROOT, Math.abs(figure) < TENTHS_BELOW ? "%.2f" : "%,.0f", figure);
    }
}
