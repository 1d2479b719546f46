package io.secunda.gateway.brief;

import io.secunda.events.indicator.IndicatorValue;
import io.secunda.gateway.brief.Markdown.Column;
import java.util.ArrayList;
import java.util.List;

/** How the cities are tied to one another: agreements and flows. */
final class CooperationSection {

    private static final List<String> FAMILIES = List.of(
            "cooperation_density",
            "core_led_share",
            "shared_leadership",
            "vertical_participation",
            "delivery",
            "secondary_secondary_share",
            "functional_polycentricity");

    private final Pen pen;
    private final Material material;

    CooperationSection(Pen pen) {
        this.pen = pen;
        this.material = pen.material();
    }

    void write() {
        pen.out().heading(3, pen.t("Ties between the cities", "城市间联系"));
        List<List<String>> rows = new ArrayList<>();
        for (String family : FAMILIES) {
            for (String indicator : material.regionIndicators(family)) {
                rows.add(row(indicator));
            }
        }
        if (rows.isEmpty()) {
            pen.out().paragraph(pen.t("Neither agreements nor flows between the cities are known.", "城市间的协议和流量均未知。"));
            return;
        }
        pen.out()
                .table(
                        List.of(
                                Column.text(pen.t("Indicator", "指标")),
                                Column.number(pen.t("First", "首个时期")),
                                Column.number(pen.t("Latest", "最新时期")),
                                Column.text(pen.t("Sources", "来源"))),
                        rows);
    }

    private List<String> row(String indicator) {
        List<IndicatorValue> series = material.ofRegion(indicator, null);
        List<IndicatorValue> known = Material.known(series);
        IndicatorValue last = known.isEmpty() ? series.get(series.size() - 1) : known.get(known.size() - 1);
        IndicatorValue first = known.isEmpty() ? last : known.get(0);
        String before = first.period().equals(last.period()) ? "" : dated(first);
        return List.of(pen.indicator(indicator), before, dated(last), pen.cite(List.of(last)));
    }

    private String dated(IndicatorValue value) {
        return pen.cell(value) + pen.language().inBrackets(value.period().toString());
    }
}
