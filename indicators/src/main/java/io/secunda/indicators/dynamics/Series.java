package io.secunda.indicators.dynamics;

import static java.util.Comparator.comparingDouble;

import io.secunda.indicators.numeric.Columns;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Observations of one quantity in order of time; what is missing is not in it. */
public final class Series {

    private final List<Point> points;

    private Series(List<Point> points) {
        this.points = points;
    }

    private record Point(double year, double value) {}

    /**
     * The series of the given observations, in any order.
     *
     * @param years when, in years from any origin; no two the same
     * @param values how much; NaN where there is no figure
     */
    public static Series of(double[] years, double[] values) {
        Columns.requireFiniteOrMissing(years, values);
        Comparator<Point> inTime = comparingDouble(Point::year);
        List<Point> points = IntStream.range(0, years.length)
                .filter(i -> !Double.isNaN(values[i]))
                .mapToObj(i -> new Point(years[i], values[i]))
                .sorted(inTime)
                .toList();
        for (int i = 1; i < points.size(); i++) {
            if (!(points.get(i).year() > points.get(i - 1).year())) {
                throw new IllegalArgumentException(
                        "two observations at year " + points.get(i).year());
            }
        }
        return new Series(points);
    }

    /** Number of observations. */
    public int size() {
        return points.size();
    }

    double year(int position) {
        return points.get(position).year();
    }

    double value(int position) {
        return points.get(position).value();
    }

    /** Years from the observation at one position to that at another. */
    double years(int from, int to) {
        return year(to) - year(from);
    }
}
