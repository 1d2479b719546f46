package io.secunda.gateway.brief;

import io.secunda.events.Period;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.gateway.brief.DotPlot.Row;
import io.secunda.gateway.brief.Markdown.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The cities beside one another: what they produce a head, and how they grow. */
final class CityFigures {

    /** A later period is shown although fewer cities have figures, if so many of the most have. */
    private static final double NEARLY_ALL = 0.9;

    private final Pen pen;
    private final Material material;

    CityFigures(Pen pen) {
        this.pen = pen;
        this.material = pen.material();
    }

    /**
     * An indicator at one period.
     *
     * @param title of its column, without the period
     * @param when the period in words
     * @param byCity the values at that period, by code
     */
    private record Shown(String title, String when, Map<String, IndicatorValue> byCity) {

        @Nullable Double value(Member city) {
            IndicatorValue value = byCity.get(city.code());
            return value == null ? null : value.value();
        }
    }

    void write() {
        if (material.members().isEmpty()) {
            return;
        }
        pen.out().heading(3, pen.t("The cities", "各城市"));
        Optional<Shown> income = shown(
                pen.t("GDP per person, cores = 1", "人均地区生产总值（核心=1）"),
                city -> material.series(material.citySubject(city), "relative_income", null));
        Optional<Shown> people = growth(material.populationVariable(), pen.t("Population", "人口"));
        Optional<Shown> output = growth("gdp", pen.t("GDP, current prices", "地区生产总值（现价）"));
        List<Shown> all = new ArrayList<>();
        List.of(income, people, output).forEach(shown -> shown.ifPresent(all::add));
        if (all.isEmpty()) {
            pen.out()
                    .paragraph(
                            pen.t("Neither GDP per person nor growth is known for any city.", "各城市的人均地区生产总值和增长率均未知。"));
            return;
        }
        List<Picture> pictures = new ArrayList<>();
        income.ifPresent(shown -> pictures.add(incomePicture(shown)));
        people.or(() -> output).ifPresent(shown -> pictures.add(growthPicture(shown)));
        pen.out().pictures(pictures);
        table(all);
    }

    private Optional<Shown> growth(String variable, String what) {
        return shown(
                what + pen.t(", growth", "增长率"),
                city -> material.series("city:" + city.code(), "growth(" + variable + ")", Material.LONGEST));
    }

    private interface Series {
        List<IndicatorValue> of(Member city);
    }

    /** The last period at which nearly as many cities as ever have a value; empty when none ever has. */
    private Optional<Shown> shown(String title, Series series) {
        Map<Period, Map<String, IndicatorValue>> byPeriod = new TreeMap<>();
        for (Member city : material.members()) {
            series.of(city)
                    .forEach(value -> byPeriod.computeIfAbsent(value.period(), period -> new HashMap<>())
                            .put(city.code(), value));
        }
        long most =
                byPeriod.values().stream().mapToLong(CityFigures::known).max().orElse(0);
        return byPeriod.values().stream()
                .filter(values -> most > 0 && known(values) >= NEARLY_ALL * most)
                .reduce((earlier, later) -> later)
                .map(values -> new Shown(title, when(values), values));
    }

    private static long known(Map<String, IndicatorValue> values) {
        return values.values().stream().filter(v -> v.value() != null).count();
    }

    /** The period, and the earliest start of the windows that end with it. */
    private String when(Map<String, IndicatorValue> values) {
        return values.values().stream()
                .filter(v -> v.value() != null)
                .min(Comparator.comparing((IndicatorValue v) -> v.from() == null ? v.period() : v.from()))
                .map(pen::when)
                .orElse("");
    }

    private Picture incomePicture(Shown shown) {
        List<Member> cities = sorted(material.secondaries(), shown);
        String title = pen.t("GDP per person of secondary cities", "次级城市人均地区生产总值");
        String found = title
                + pen.language().inBrackets(shown.when())
                + pen.language().colon()
                + extremes(cities, shown, "ratio")
                + pen.t("; the cores together are 1.", "；核心城市合计为1。");
        var words = new DotPlot.Words(
                title + pen.t(", as a multiple of the cores' · ", "与核心城市之比 · ") + shown.when(),
                pen.t("cores = 1", "核心=1"),
                pen.t("not known", "未知"));
        var plot = new DotPlot(rows(cities, shown), 1, (tick, decimals) -> Numbers.fixed(tick, decimals, false));
        return new Picture(plot.draw(title, words, found), found);
    }

    private Picture growthPicture(Shown shown) {
        List<Member> cities = sorted(material.members(), shown);
        String title = shown.title() + pen.t(", % a year", "，年均%");
        String found = shown.title()
                + pen.language().inBrackets(shown.when())
                + pen.language().colon()
                + extremes(cities, shown, "per year")
                + pen.t("; squares are cores.", "；方块为核心城市。");
        var words = new DotPlot.Words(
                title + " · " + shown.when() + pen.t(" · squares: cores", " · 方块为核心城市"),
                pen.t("no change", "不变"),
                pen.t("not known", "未知"));
        var plot = new DotPlot(
                rows(cities, shown),
                0,
                (tick, decimals) -> Numbers.fixed(100 * tick, Math.max(0, decimals - 2), false));
        return new Picture(plot.draw(title, words, found), found);
    }

    private List<Row> rows(List<Member> cities, Shown shown) {
        return cities.stream()
                .map(city -> new Row(pen.name(city), shown.value(city), city.core(), isProvisional(shown, city)))
                .toList();
    }

    /** The highest first, those without a value last. */
    private static boolean isProvisional(Shown shown, Member city) {
        IndicatorValue value = shown.byCity().get(city.code());
        return shown.value(city) != null && value != null && value.provisional();
    }

    private static List<Member> sorted(List<Member> cities, Shown shown) {
        return cities.stream()
                .sorted(Comparator.comparingDouble((Member city) -> {
                    Double value = shown.value(city);
                    return value == null ? Double.POSITIVE_INFINITY : -value;
                }))
                .toList();
    }

    private String extremes(List<Member> sorted, Shown shown, String unit) {
        List<Member> known =
                sorted.stream().filter(city -> shown.value(city) != null).toList();
        if (known.isEmpty()) {
            return pen.t("not known", "未知");
        }
        String highest = told(known.get(0), shown, unit);
        String lowest = told(known.get(known.size() - 1), shown, unit);
        return known.size() == 1
                ? highest
                : pen.t("highest in " + highest + ", lowest in " + lowest, "最高为" + highest + "，最低为" + lowest);
    }

    private String told(Member city, Shown shown, String unit) {
        Double value = shown.value(city);
        return pen.name(city) + " " + (value == null ? "" : pen.numbers().value(value, unit));
    }

    private void table(List<Shown> all) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text(pen.t("City", "城市")));
        all.forEach(shown -> columns.add(
                Column.number(Markdown.text(shown.title() + pen.language().inBrackets(shown.when())))));
        columns.add(Column.text(pen.t("Sources", "来源")));
        List<Member> cities = new ArrayList<>(material.cores());
        cities.addAll(sorted(material.secondaries(), all.get(0)));
        pen.out().table(columns, cities.stream().map(city -> row(city, all)).toList());
    }

    private List<String> row(Member city, List<Shown> all) {
        List<String> cells = new ArrayList<>();
        List<IndicatorValue> cited = new ArrayList<>();
        String name = Markdown.text(pen.name(city));
        cells.add(city.core() ? "**" + name + "**" + pen.language().inBrackets(pen.t("core", "核心")) : name);
        for (Shown shown : all) {
            IndicatorValue value = shown.byCity().get(city.code());
            cells.add(pen.cell(value));
            if (value != null && value.value() != null) {
                cited.add(value);
            }
        }
        cells.add(pen.cite(cited));
        return cells;
    }
}
