package io.secunda.gateway.brief;

import io.secunda.events.Period;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.gateway.brief.LineChart.Line;
import io.secunda.gateway.brief.LineChart.Point;
import io.secunda.gateway.brief.Markdown.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The region through time: what its cores hold of it, and how unequal its cities are. */
final class Situation {

    private static final int MOST_PERIODS = 8;
    private static final double DAYS_PER_YEAR = 365.2425;

    private final Pen pen;
    private final Material material;

    Situation(Pen pen) {
        this.pen = pen;
        this.material = pen.material();
    }

    void write() {
        pen.out().heading(2, pen.t("Situation", "区域形势"));
        String population = material.populationVariable();
        List<Shown> shares = List.of(
                new Shown("core_share(" + population + ")", pen.t("population", "人口"), population),
                new Shown("core_share(gdp)", pen.t("GDP", "地区生产总值"), "gdp"));
        List<Shown> inequality = List.of(
                new Shown("core_secondary_ratio(gdp)", pen.t("core : secondary", "核心：次级"), "gdp"),
                new Shown("theil_t", pen.t("Theil index", "泰尔指数"), "gdp"));
        boolean any = !Material.known(material.ofRegion(shares.get(0).indicator(), null))
                        .isEmpty()
                || !Material.known(material.ofRegion(shares.get(1).indicator(), null))
                        .isEmpty();
        if (!any) {
            pen.out()
                    .paragraph(pen.t(
                            "The core share of population and of GDP is not known, so there is nothing to show through time.",
                            "核心城市的人口和地区生产总值占比均未知，无法展示其变化。"));
        }
        List<Picture> pictures = new ArrayList<>();
        draw(pictures, pen.t("Share of the core cities in the region", "核心城市占区域比重"), shares, "share");
        draw(
                pictures,
                pen.t("Inequality of GDP per person between cities", "城市间人均地区生产总值差异"),
                inequality.subList(1, 2),
                "none");
        pen.out().pictures(pictures);
        List<Shown> all = new ArrayList<>(shares);
        all.addAll(inequality);
        table(all);
        polarization(List.of("polarization(" + population + ")", "polarization(gdp)"));
        pen.out().paragraph("*" + legend(pen) + "*");
    }

    /** What the marks mean. */
    private static String legend(Pen pen) {
        return pen.t(
                Pen.PROVISIONAL + " rests on provisional figures; hollow in charts. " + Pen.BREAK
                        + " measured across a marked break of the series; a dashed line in charts. Numbers in brackets:"
                        + " sources, listed at the end.",
                Pen.PROVISIONAL + " 依据暂定数据，图中为空心点。" + Pen.BREAK + " 跨越统计口径变动，图中为虚线。方括号内数字为资料来源编号，列于文末。");
    }

    /**
     * An indicator of the region through time.
     *
     * @param indicator its id
     * @param line what its line is called
     * @param variable whose marked breaks are breaks of it
     */
    private record Shown(String indicator, String line, String variable) {}

    private void draw(List<Picture> pictures, String title, List<Shown> shown, String unit) {
        List<Line> lines = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        for (Shown one : shown) {
            List<IndicatorValue> series = material.ofRegion(one.indicator(), null);
            List<IndicatorValue> known = Material.known(series);
            if (!known.isEmpty()) {
                lines.add(new Line(one.line(), points(series, one.variable())));
                findings.add(finding(one.line(), known));
            }
        }
        if (lines.isEmpty()) {
            return;
        }
        boolean share = unit.equals("share");
        var chart = new LineChart(
                lines,
                (tick, decimals) -> share
                        ? Numbers.fixed(100 * tick, Math.max(0, decimals - 2), false)
                        : Numbers.fixed(tick, decimals, false));
        String found = title + pen.language().colon() + String.join(pen.t("; ", "；"), findings) + pen.t(".", "。");
        pictures.add(new Picture(chart.draw(title, title + (share ? ", %" : ""), found), found));
    }

    private String finding(String name, List<IndicatorValue> known) {
        IndicatorValue first = known.get(0);
        IndicatorValue last = known.get(known.size() - 1);
        String to = pen.numbers().value(last.value() == null ? 0 : last.value(), last.unit());
        if (known.size() == 1) {
            return name + " " + to + pen.language().inBrackets(last.period().toString());
        }
        String from = pen.numbers().value(first.value() == null ? 0 : first.value(), first.unit());
        return pen.t(
                name + " from " + from + " (" + first.period() + ") to " + to + " (" + last.period() + ")",
                name + "由" + from + "（" + first.period() + "）变为" + to + "（" + last.period() + "）");
    }

    private List<Point> points(List<IndicatorValue> series, String variable) {
        List<Point> points = new ArrayList<>();
        IndicatorValue before = null;
        for (IndicatorValue value : series) {
            boolean breaks =
                    before != null && !pen.breaks(variable, before, value).isEmpty();
            points.add(new Point(
                    year(value.period()), value.period().toString(), value.value(), value.provisional(), breaks));
            before = value;
        }
        return points;
    }

    /** The middle of a period as a number of years. */
    private static double year(Period period) {
        double days = (period.first().toEpochDay() + period.last().toEpochDay() + 1) / 2.0;
        return 1970 + days / DAYS_PER_YEAR;
    }

    private void table(List<Shown> shown) {
        Set<Period> periods = new TreeSet<>();
        shown.forEach(one -> material.ofRegion(one.indicator(), null).forEach(v -> periods.add(v.period())));
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text(pen.t("Period", "时期")));
        shown.forEach(one -> columns.add(Column.number(pen.indicator(one.indicator()))));
        columns.add(Column.text(pen.t("Sources", "来源")));
        List<List<String>> rows = periods.stream()
                .skip(Math.max(0, periods.size() - MOST_PERIODS))
                .map(period -> row(period, shown))
                .toList();
        pen.out().table(columns, rows);
    }

    private List<String> row(Period period, List<Shown> shown) {
        List<String> cells = new ArrayList<>();
        List<IndicatorValue> cited = new ArrayList<>();
        cells.add(period.toString());
        for (Shown one : shown) {
            IndicatorValue value = material.ofRegion(one.indicator(), null).stream()
                    .filter(v -> v.period().equals(period))
                    .findFirst()
                    .orElse(null);
            cells.add(value == null ? pen.t("no figure", "无数据") : pen.cell(value));
            if (value != null && value.value() != null) {
                cited.add(value);
            }
        }
        cells.add(pen.cite(cited));
        return cells;
    }

    private void polarization(List<String> indicators) {
        List<String> told = new ArrayList<>();
        for (String indicator : indicators) {
            Material.latest(material.ofRegion(indicator, Material.LONGEST)).ifPresent(latest -> {
                String cited = pen.cite(List.of(latest));
                told.add(pen.indicator(indicator)
                        + pen.language().colon()
                        + pen.cell(latest)
                        + pen.language().inBrackets(pen.when(latest))
                        + (cited.isEmpty() ? "" : " " + cited));
            });
        }
        pen.out().paragraph(told.isEmpty() ? "" : String.join(pen.t("; ", "；"), told) + pen.t(".", "。"));
    }
}
