package io.secunda.gateway.brief;

import io.secunda.gateway.brief.CityDiagnosis.Component;
import io.secunda.gateway.brief.CityDiagnosis.InRegion;
import io.secunda.gateway.brief.CityDiagnosis.Mismatch;
import io.secunda.gateway.brief.Markdown.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why each secondary city falls behind, the worst first. */
final class DiagnosisSection {

    private static final List<String> MISMATCHES = List.of("place_mismatch", "priority_mismatch", "actor_mismatch");
    private static final int MOST_COMPONENTS = 3;

    /** A component below this carries nothing. */
    private static final double CARRIES = 0.5;

    private final Pen pen;
    private final Material material;

    DiagnosisSection(Pen pen) {
        this.pen = pen;
        this.material = pen.material();
    }

    private record Diagnosed(Member city, @Nullable InRegion told) {

        List<Mismatch> mismatches() {
            return told == null || told.mismatches() == null ? List.of() : told.mismatches();
        }

        @Nullable Mismatch mismatch(String indicator) {
            return mismatches().stream()
                    .filter(m -> m.indicator().equals(indicator))
                    .findFirst()
                    .orElse(null);
        }

        /** Its most severe mismatch; below 0 when none is known. */
        double worst() {
            return mismatches().stream()
                    .map(Mismatch::value)
                    .filter(value -> value != null)
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElse(-1);
        }

        boolean isKnown() {
            return worst() >= 0;
        }
    }

    void write() {
        pen.out().heading(2, pen.t("Diagnosis of the secondary cities", "次级城市诊断"));
        List<Diagnosed> all = material.secondaries().stream()
                .map(city -> new Diagnosed(city, material.diagnoses().get(city.code())))
                .sorted(Comparator.comparingDouble(Diagnosed::worst).reversed())
                .toList();
        if (all.isEmpty()) {
            pen.out().paragraph(pen.t("The region has no secondary city.", "该区域没有次级城市。"));
            return;
        }
        if (all.stream().noneMatch(Diagnosed::isKnown)) {
            pen.out()
                    .paragraph(pen.t(
                            "No mismatch of any secondary city is known yet: " + unknown(all.get(0)) + ".",
                            "所有次级城市的错配均未知：" + unknown(all.get(0)) + "。"));
            return;
        }
        pen.out()
                .paragraph(pen.t(
                        "Mismatches of place, priority and actor, from 0 (none) to 1 (severe), each the mean of its components;"
                                + " the cities with the most severe mismatch first.",
                        "地方、优先事项和行动者三类错配，取值0（无）至1（严重），均为其分项的平均值；按最严重的错配排序。"));
        pen.out()
                .table(
                        List.of(
                                Column.text(pen.t("City", "城市")),
                                Column.number(pen.t("Place", "地方")),
                                Column.number(pen.t("Priority", "优先事项")),
                                Column.number(pen.t("Actor", "行动者")),
                                Column.text(pen.t("Carried by", "主要分项")),
                                Column.text(pen.t("Sources", "来源"))),
                        all.stream().map(this::row).toList());
    }

    private String unknown(Diagnosed city) {
        return city.mismatches().stream()
                .map(Mismatch::reason)
                .distinct()
                .map(reason -> Words.reason(reason, pen.language()))
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(pen.language().comma()),
                        told -> told.isEmpty() ? Words.reason(null, pen.language()) : told));
    }

    private List<String> row(Diagnosed city) {
        List<String> cells = new ArrayList<>();
        cells.add(Markdown.text(pen.name(city.city())));
        for (String indicator : MISMATCHES) {
            Mismatch mismatch = city.mismatch(indicator);
            cells.add(
                    mismatch == null || mismatch.value() == null
                            ? pen.absent(mismatch == null ? null : mismatch.reason())
                            : Numbers.fixed(mismatch.value(), 2, false));
        }
        cells.add(carriedBy(city));
        cells.add(pen.citeSources(city.mismatches().stream()
                .flatMap(m -> m.sources() == null ? Stream.empty() : m.sources().stream())
                .toList()));
        return cells;
    }

    private String carriedBy(Diagnosed city) {
        return city.mismatches().stream()
                .flatMap(m -> m.components() == null ? Stream.empty() : m.components().stream())
                .filter(component -> component.mismatch() >= CARRIES)
                .sorted(Comparator.comparingDouble(Component::mismatch).reversed())
                .limit(MOST_COMPONENTS)
                .map(component -> Markdown.text(pen.language().of(component.names())) + " "
                        + Numbers.fixed(component.mismatch(), 2, false))
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(pen.language().comma()),
                        told -> told.isEmpty() ? pen.t("none above 0.5", "无高于0.5的分项") : told));
    }
}
