package io.secunda.indicators.numeric;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Columns of figures along the same cities: which cities are complete, and whether the columns are fit for use. */
public final class Columns {

    /** Figures that differ by less than this, relative to their size, differ by rounding only. */
    private static final double ROUNDING = 1e-12;

    private Columns() {}

    /** Positions at which every column has a figure, in order; {@code NaN} is a missing figure. */
    public static int[] complete(double[]... columns) {
        requireEqualLengths(columns);
        return IntStream.range(0, columns.length == 0 ? 0 : columns[0].length)
                .filter(i -> Arrays.stream(columns).noneMatch(column -> Double.isNaN(column[i])))
                .toArray();
    }

    /** The figures at the given positions. */
    public static double[] pick(double[] column, int... positions) {
        return Arrays.stream(positions).mapToDouble(i -> column[i]).toArray();
    }

    /** The flags at the given positions. */
    public static boolean[] pick(boolean[] column, int... positions) {
        var picked = new boolean[positions.length];
        for (int k = 0; k < positions.length; k++) {
            picked[k] = column[positions[k]];
        }
        return picked;
    }

    /** One column of a table that is stored in rows. */
    public static double[] across(double[][] rows, int position) {
        return Arrays.stream(rows).mapToDouble(row -> row[position]).toArray();
    }

    /** Whether all figures are the same but for rounding; true for an empty column. */
    public static boolean isConstant(double[] column) {
        double scale = Arrays.stream(column).map(Math::abs).max().orElse(0);
        return isConstant(column, scale);
    }

    /** Whether all figures are the same but for rounding of numbers of size {@code scale}. */
    public static boolean isConstant(double[] column, double scale) {
        var summary = Arrays.stream(column).summaryStatistics();
        return summary.getCount() == 0 || summary.getMax() - summary.getMin() <= ROUNDING * scale;
    }

    /** Refuses columns of unequal length and any figure that is not finite. */
    public static void requireComplete(double[]... columns) {
        requireEqualLengths(columns);
        for (double[] column : columns) {
            for (int i = 0; i < column.length; i++) {
                if (!Double.isFinite(column[i])) {
                    throw new IllegalArgumentException(
                            "figure " + i + " is " + column[i] + ", expected complete cases of finite figures");
                }
            }
        }
    }

    /** Refuses columns of unequal length and infinite figures; {@code NaN} passes as a missing figure. */
    public static void requireFiniteOrMissing(double[]... columns) {
        requireEqualLengths(columns);
        for (double[] column : columns) {
            for (int i = 0; i < column.length; i++) {
                if (Double.isInfinite(column[i])) {
                    throw new IllegalArgumentException(
                            "figure " + i + " is " + column[i] + ", expected a finite figure or NaN for none");
                }
            }
        }
    }

    /** Refuses a number of flags, groups or rows that is not the number of cities. */
    public static void requireLength(int cities, int length) {
        if (cities != length) {
            throw new IllegalArgumentException(length + " entries for " + cities + " cities");
        }
    }

    private static void requireEqualLengths(double[]... columns) {
        for (double[] column : columns) {
            requireLength(columns[0].length, column.length);
        }
    }
}
