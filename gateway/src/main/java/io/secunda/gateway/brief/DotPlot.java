package io.secunda.gateway.brief;

import io.secunda.gateway.brief.Svg.Anchor;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** A value for each of several cities, one under the other, against a line that they are measured by. */
final class DotPlot {

    private static final double WIDTH = 480;
    private static final double ROW = 16;
    private static final double TOP = 44;
    private static final double BOTTOM = 30;
    private static final double RIGHT = 22;
    private static final double MOST_FOR_NAMES = 150;

    /**
     * A city.
     *
     * @param name its name
     * @param value or null where it is absent
     * @param core whether it is drawn as a core
     * @param provisional whether the value may still change
     */
    record Row(String name, @Nullable Double value, boolean core, boolean provisional) {}

    /**
     * The words on it.
     *
     * @param unit over the axis
     * @param reference at the line
     * @param absent in place of a dot
     */
    record Words(String unit, String reference, String absent) {}

    private final List<Row> rows;
    private final double reference;
    private final BiFunction<Double, Integer, String> format;
    private final Ticks ticks;
    private final double left;

    /**
     * @param rows in the order from above, of which at least one has a value
     * @param reference where the line is
     * @param format writes a number of the axis with so many decimals
     */
    DotPlot(List<Row> rows, double reference, BiFunction<Double, Integer, String> format) {
        this.rows = List.copyOf(rows);
        this.reference = reference;
        this.format = format;
        double[] values = rows.stream()
                .map(Row::value)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
        ticks = Ticks.over(
                Math.min(reference, DoubleStream.of(values).min().orElseThrow()),
                Math.max(reference, DoubleStream.of(values).max().orElseThrow()),
                5);
        double names =
                rows.stream().mapToDouble(row -> Svg.width(row.name())).max().orElse(0);
        left = Math.min(names, MOST_FOR_NAMES) + 14;
    }

    /** Draws it. */
    String draw(String title, Words words, String description) {
        double bottom = TOP + ROW * rows.size();
        var svg = new Svg(WIDTH, bottom + BOTTOM, title, description);
        svg.text(4, 14, Anchor.START, Svg.QUIET, words.unit());
        for (double tick : ticks.values()) {
            svg.line(x(tick), TOP - 4, x(tick), bottom, Svg.GRID, 1, false);
            svg.text(x(tick), bottom + 16, Anchor.MIDDLE, Svg.QUIET, format.apply(tick, ticks.decimals()));
        }
        svg.line(x(reference), TOP - 8, x(reference), bottom, Svg.INK, 1, true);
        boolean late = x(reference) > (WIDTH + left) / 2;
        svg.text(x(reference), TOP - 13, late ? Anchor.END : Anchor.START, Svg.INK, words.reference());
        for (int i = 0; i < rows.size(); i++) {
            draw(svg, rows.get(i), TOP + ROW * (i + 0.5), words);
        }
        return svg.end();
    }

    private void draw(Svg svg, Row row, double y, Words words) {
        svg.text(left - 8, y + 4, Anchor.END, Svg.INK, Svg.fitted(row.name(), left - 12));
        Double value = row.value();
        if (value == null) {
            svg.text(left, y + 4, Anchor.START, Svg.QUIET, words.absent());
        } else {
            svg.line(x(reference), y, x(value), y, Svg.GRID, 2, false);
            if (row.core()) {
                svg.square(x(value), y, Svg.colour(1));
            } else {
                svg.dot(x(value), y, Svg.colour(0), row.provisional());
            }
        }
    }

    private double x(double value) {
        return left + (WIDTH - RIGHT - left) * (value - ticks.low()) / (ticks.high() - ticks.low());
    }
}
