package io.secunda.gateway.brief;

import io.secunda.events.indicator.IndicatorValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The head of a brief: what it is about, and the most important in a few sentences. */
final class Summary {

    private static final int MOST_NAMES = 6;

    private final Pen pen;
    private final Material material;

    Summary(Pen pen) {
        this.pen = pen;
        this.material = pen.material();
    }

    /** What the page is called. */
    static String title(Material material) {
        Language language = material.asked().language();
        return language.of(material.region()) + language.pick(": region brief", "：区域简报");
    }

    void write() {
        Markdown out = pen.out();
        out.heading(1, Markdown.text(title(material)));
        List<String> lines = new ArrayList<>();
        lines.add(pen.language().of(material.territory()));
        lines.add(pen.t("region ", "区域代码 ") + material.asked().region());
        lines.add(pen.t("as known at ", "数据截至 ") + moment());
        lines.add(material.latestPeriod()
                .map(period -> pen.t("latest period ", "最新时期 ") + period)
                .orElse(pen.t("no indicators yet", "尚无指标")));
        out.paragraph("*" + Markdown.text(String.join(" · ", lines)) + "*");
        out.paragraph(Markdown.text(cities()) + space() + shares() + space() + Markdown.text(advice()));
    }

    private String space() {
        return pen.t(" ", "");
    }

    private String moment() {
        return material.asked().asOf().toString().replaceFirst("T(\\d\\d:\\d\\d).*Z", " $1 UTC");
    }

    private String cities() {
        String region = pen.language().of(material.region());
        int secondaries = material.secondaries().size();
        List<Member> cores = material.cores();
        String names = cores.stream()
                        .limit(MOST_NAMES)
                        .map(pen::name)
                        .collect(Collectors.joining(pen.language().comma()))
                + (cores.size() > MOST_NAMES ? " …" : "");
        if (material.members().isEmpty()) {
            return pen.t("No city is known to belong to " + region + ".", region + "尚无已知的成员城市。");
        }
        return pen.t(
                region + " has " + count(cores.size(), "core city", "core cities")
                        + (cores.isEmpty() ? "" : " (" + names + ")") + " and "
                        + count(secondaries, "secondary city", "secondary cities") + ".",
                region + "有" + cores.size() + "个核心城市" + (cores.isEmpty() ? "" : "（" + names + "）") + "和" + secondaries
                        + "个次级城市。");
    }

    private static String count(int number, String one, String more) {
        return number + " " + (number == 1 ? one : more);
    }

    private String shares() {
        String population = share(material.populationVariable(), pen.t("population", "人口"));
        String gdp = share("gdp", pen.t("GDP", "地区生产总值"));
        return pen.t(
                "Core share of " + population + "; core share of " + gdp + ".",
                "核心城市占比：" + population + "；" + gdp + "。");
    }

    private String share(String variable, String what) {
        List<IndicatorValue> series = material.ofRegion("core_share(" + variable + ")", null);
        List<IndicatorValue> known = Material.known(series);
        if (known.isEmpty()) {
            String reason = Material.latest(series).map(IndicatorValue::reason).orElse(null);
            return what + pen.language().inBrackets(pen.absent(reason)).stripTrailing();
        }
        IndicatorValue first = known.get(0);
        IndicatorValue last = known.get(known.size() - 1);
        String value = "**" + pen.cell(last) + "**";
        return what
                + pen.t(" ", "")
                + value
                + pen.language().inBrackets(pen.when(last) + movement(variable, first, last));
    }

    private String movement(String variable, IndicatorValue first, IndicatorValue last) {
        if (first.period().equals(last.period()) || first.value() == null || last.value() == null) {
            return "";
        }
        String change = Markdown.text(pen.numbers().change(first.value(), last.value(), last.unit()));
        List<String> breaks = pen.breaks(variable, first, last);
        String across = breaks.isEmpty()
                ? ""
                : pen.t(
                        ", across a marked break in " + String.join(", ", breaks),
                        "，其间" + String.join("、", breaks) + "年统计口径变动");
        return pen.t(", " + change + " since " + first.period(), "，较" + pen.when(first) + " " + change) + across;
    }

    private String advice() {
        List<Advice> open = material.advice();
        if (open.isEmpty()) {
            return pen.t("No recommendation is open.", "目前没有生效的建议。");
        }
        Map<String, Integer> themes = new TreeMap<>();
        open.forEach(one -> themes.merge(one.theme(), 1, Integer::sum));
        String byTheme = themes.entrySet().stream()
                .map(entry -> pen.t(
                        entry.getValue() + " on " + Words.word(entry.getKey(), pen.language()),
                        Words.word(entry.getKey(), pen.language()) + entry.getValue() + "条"))
                .collect(Collectors.joining(pen.language().comma()));
        Advice gravest = open.get(0);
        String title = pen.language().of(gravest.title());
        String where = pen.language().of(gravest.names());
        String severity = pen.numbers().percent(gravest.severity());
        return pen.t(
                (open.size() == 1 ? "One recommendation is" : open.size() + " recommendations are") + " open: "
                        + byTheme + "; the most severe: “" + title + "” (" + where + ", severity " + severity + ").",
                "目前有" + open.size() + "条生效建议：" + byTheme + "；最严重的是“" + title + "”（" + where + "，严重程度" + severity
                        + "）。");
    }
}
