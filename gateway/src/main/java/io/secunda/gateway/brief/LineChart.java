package io.secunda.gateway.brief;

import io.secunda.gateway.brief.Svg.Anchor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values through time, each line with its name at its end, and a gap where a value is absent. */
final class LineChart {

    private static final double WIDTH = 480;
    private static final double HEIGHT = 270;
    private static final double TOP = 28;
    private static final double BOTTOM = 28;
    private static final double LEFT = 46;
    private static final double MOST_FOR_NAMES = 170;
    private static final double LINE_HEIGHT = 14;
    private static final double BETWEEN_LABELS = 8;

    /**
     * A value.
     *
     * @param year when, as a number of years
     * @param label when, in words
     * @param value what, or null where it is absent
     * @param provisional whether it may still change
     * @param breaks whether it does not continue what was before it
     */
    record Point(double year, String label, @Nullable Double value, boolean provisional, boolean breaks) {}

    /**
     * A line.
     *
     * @param name at its end
     * @param points in order of time
     */
    record Line(String name, List<Point> points) {

        Line {
            points = List.copyOf(points);
        }
    }

    private final List<Line> lines;
    private final BiFunction<Double, Integer, String> format;
    private final Ticks ticks;
    private final double first;
    private final double last;
    private final double right;

    /**
     * @param lines of which at least one has a value
     * @param format writes a number of the axis with so many decimals
     */
    LineChart(List<Line> lines, BiFunction<Double, Integer, String> format) {
        this.lines = List.copyOf(lines);
        this.format = format;
        double[] values =
                known().mapToDouble(p -> Objects.requireNonNull(p.value())).toArray();
        ticks = Ticks.over(
                DoubleStream.of(values).min().orElseThrow(),
                DoubleStream.of(values).max().orElseThrow(),
                5);
        first = points().mapToDouble(Point::year).min().orElseThrow();
        last = points().mapToDouble(Point::year).max().orElseThrow();
        double names =
                lines.stream().mapToDouble(line -> Svg.width(line.name())).max().orElse(0);
        right = Math.min(names, MOST_FOR_NAMES) + 14;
    }

    private Stream<Point> points() {
        return lines.stream().flatMap(line -> line.points().stream());
    }

    private Stream<Point> known() {
        return points().filter(p -> p.value() != null);
    }

    /** Draws it. */
    String draw(String title, String unit, String description) {
        var svg = new Svg(WIDTH, HEIGHT, title, description);
        svg.text(4, 14, Anchor.START, Svg.QUIET, unit);
        for (double tick : ticks.values()) {
            svg.line(LEFT, y(tick), WIDTH - right, y(tick), Svg.GRID, 1, false);
            svg.text(LEFT - 6, y(tick) + 4, Anchor.END, Svg.QUIET, format.apply(tick, ticks.decimals()));
        }
        labelTime(svg);
        for (int i = 0; i < lines.size(); i++) {
            draw(svg, lines.get(i), Svg.colour(i));
        }
        nameLines(svg);
        return svg.end();
    }

    private void labelTime(Svg svg) {
        double free = Double.NEGATIVE_INFINITY;
        List<Point> times = points().sorted(Comparator.comparingDouble(Point::year))
                .filter(distinct())
                .toList();
        for (Point time : times) {
            double half = Svg.width(time.label()) / 2;
            if (x(time.year()) - half > free) {
                svg.line(x(time.year()), HEIGHT - BOTTOM, x(time.year()), HEIGHT - BOTTOM + 4, Svg.QUIET, 1, false);
                svg.text(x(time.year()), HEIGHT - BOTTOM + 17, Anchor.MIDDLE, Svg.QUIET, time.label());
                free = x(time.year()) + half + BETWEEN_LABELS;
            }
        }
    }

    private static Predicate<Point> distinct() {
        var seen = new HashSet<String>();
        return point -> seen.add(point.label());
    }

    private void draw(Svg svg, Line line, String colour) {
        Point before = null;
        for (Point point : line.points()) {
            if (point.value() != null && before != null && before.value() != null) {
                svg.line(
                        x(before.year()),
                        y(before.value()),
                        x(point.year()),
                        y(point.value()),
                        colour,
                        2,
                        point.breaks());
            }
            before = point;
        }
        for (Point point : line.points()) {
            if (point.value() != null) {
                svg.dot(x(point.year()), y(point.value()), colour, point.provisional());
            }
        }
    }

    private record Label(double at, String name, String colour) {}

    /** Names stand beside the last values of their lines, apart from one another. */
    private void nameLines(Svg svg) {
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Point end = lines.get(i).points().stream()
                    .filter(p -> p.value() != null)
                    .reduce((one, other) -> other)
                    .orElse(null);
            if (end != null && end.value() != null) {
                labels.add(new Label(y(end.value()) + 4, lines.get(i).name(), Svg.colour(i)));
            }
        }
        labels.sort(Comparator.comparingDouble(Label::at));
        double lowest = TOP;
        for (Label label : labels) {
            double at = Math.max(label.at(), lowest);
            svg.text(WIDTH - right + 8, at, Anchor.START, label.colour(), Svg.fitted(label.name(), right - 8));
            lowest = at + LINE_HEIGHT;
        }
    }

    private double x(double year) {
        double left = LEFT + 10;
        double room = WIDTH - right - 10 - left;
        return last == first ? left + room / 2 : left + room * (year - first) / (last - first);
    }

    private double y(double value) {
        double room = HEIGHT - TOP - BOTTOM;
        return HEIGHT - BOTTOM - room * (value - ticks.low()) / (ticks.high() - ticks.low());
    }
}
