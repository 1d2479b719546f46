package io.secunda.gateway.brief;

import io.secunda.events.indicator.IndicatorValue;
import io.secunda.gateway.brief.Markdown.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How far the figures can be trusted, and what is not known. */
final class QualitySection {

    private final Pen pen;
    private final Material material;

    QualitySection(Pen pen) {
        this.pen = pen;
        this.material = pen.material();
    }

    void write() {
        pen.out().heading(2, pen.t("Data quality", "数据质量"));
        List<List<String>> rows = material.regionIndicators("coverage").stream()
                .map(Material::variable)
                .map(this::row)
                .toList();
        if (rows.isEmpty()) {
            pen.out()
                    .paragraph(pen.t(
                            "Nothing is known of the quality of figures, since none has been computed for this region.",
                            "该区域尚无计算结果，数据质量未知。"));
        }
        pen.out()
                .table(
                        List.of(
                                Column.text(pen.t("Figures", "数据")),
                                Column.text(pen.t("Latest period", "最新时期")),
                                Column.number(pen.t("Cities covered", "覆盖城市")),
                                Column.number(pen.t("Provisional", "暂定")),
                                Column.number(pen.t("Age", "滞后")),
                                Column.text(pen.t("Marked breaks", "统计口径变动"))),
                        rows);
        absent();
    }

    private List<String> row(String variable) {
        IndicatorValue coverage = Material.latest(of("coverage", variable)).orElseThrow();
        return List.of(
                Markdown.text(material.vocabulary().variable(variable, pen.language())),
                coverage.period().toString(),
                pen.cell(coverage),
                pen.cell(at("provisional_share", variable, coverage)),
                pen.cell(at("staleness", variable, coverage)),
                breaks(variable));
    }

    private List<IndicatorValue> of(String family, String variable) {
        return material.ofRegion(family + "(" + variable + ")", null);
    }

    private @Nullable IndicatorValue at(String family, String variable, IndicatorValue like) {
        return of(family, variable).stream()
                .filter(value -> value.period().equals(like.period()))
                .findFirst()
                .orElse(null);
    }

    private String breaks(String variable) {
        List<String> periods = new ArrayList<>();
        for (IndicatorValue share : of("break_share", variable)) {
            if (share.value() != null && share.value() > 0) {
                periods.add(share.period()
                        + pen.language().inBrackets(pen.numbers().percent(share.value()) + pen.t(" of cities", "的城市")));
            }
        }
        return periods.isEmpty()
                ? pen.t("none", "无")
                : Markdown.text(String.join(pen.language().comma(), periods));
    }

    /** What has no value at its last period, by reason. */
    private void absent() {
        Map<String, TreeSet<String>> byReason = new TreeMap<>();
        Map<String, IndicatorValue> last = new TreeMap<>();
        for (IndicatorValue value : material.values()) {
            if (value.subject().toString().equals(material.regionSubject())) {
                last.merge(
                        value.series(),
                        value,
                        (one, other) -> one.period().compareTo(other.period()) > 0 ? one : other);
            }
        }
        last.values().stream()
                .filter(value -> value.value() == null)
                .forEach(value -> byReason.computeIfAbsent(String.valueOf(value.reason()), reason -> new TreeSet<>())
                        .add(pen.indicator(value.indicator()) + pen.language().inBrackets(pen.when(value))));
        List<String> told = new ArrayList<>();
        byReason.forEach(
                (reason, names) -> told.add(pen.absent(reason) + " – " + String.join(pen.t("; ", "；"), names)));
        long without = material.secondaries().stream()
                .filter(city -> !material.diagnoses().containsKey(city.code()))
                .count();
        if (without > 0) {
            told.add(pen.t(
                    "secondary cities without any diagnosis, since nothing has been computed for them: " + without,
                    "尚无计算结果、因而无诊断的次级城市数：" + without));
        }
        if (!told.isEmpty()) {
            pen.out().paragraph("**" + pen.t("What is absent", "缺失内容") + "**").items(told);
        }
    }
}
