package io.secunda.gateway.brief;

import io.secunda.gateway.brief.Advice.Decision;
import io.secunda.gateway.brief.Advice.Evidence;
import io.secunda.gateway.brief.Markdown.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is recommended, the most severe first; what one rule recommends to several cities is told once. */
final class AdviceSection {

    private final Pen pen;
    private final Material material;

    AdviceSection(Pen pen) {
        this.pen = pen;
        this.material = pen.material();
    }

    void write() {
        pen.out().heading(2, pen.t("Recommendations", "政策建议"));
        if (material.advice().isEmpty()) {
            pen.out()
                    .paragraph(pen.t(
                            "No recommendation is open. That none is raised may also mean that figures are missing; see data quality.",
                            "目前没有生效的建议。没有建议也可能是因为缺少数据，参见数据质量。"));
            return;
        }
        Map<String, List<Advice>> byRule = new LinkedHashMap<>();
        material.advice().stream()
                .sorted(Comparator.comparingDouble(Advice::severity).reversed().thenComparing(Advice::id))
                .forEach(one -> byRule.computeIfAbsent(one.rule(), rule -> new ArrayList<>())
                        .add(one));
        int number = 1;
        for (List<Advice> alike : byRule.values()) {
            write(number++, alike);
        }
    }

    private void write(int number, List<Advice> alike) {
        Advice first = alike.get(0);
        Language language = pen.language();
        Markdown out = pen.out();
        out.heading(3, number + "\\. " + Markdown.text(language.of(first.title())));
        out.paragraph("*" + Markdown.text(String.join(" · ", kind(first))) + "*");
        out.paragraph(Markdown.text(language.of(first.rationale())));
        if (first.instruments() != null) {
            out.items(first.instruments().stream()
                    .map(instrument -> Markdown.text(language.of(instrument)))
                    .toList());
        }
        out.table(
                List.of(
                        Column.text(pen.t("For", "对象")),
                        Column.text(pen.t("Evidence", "依据")),
                        Column.number(pen.t("Value", "数值")),
                        Column.text(pen.t("Period", "时期")),
                        Column.number(pen.t("Withdrawn at", "撤回值")),
                        Column.text(pen.t("Sources, release", "来源与发布日期"))),
                alike.stream().flatMap(one -> evidence(one).stream()).toList());
        alike.stream().filter(one -> one.decision() != null).forEach(this::decision);
    }

    private List<String> kind(Advice first) {
        Language language = pen.language();
        List<String> told = new ArrayList<>();
        told.add(pen.t("theme ", "主题：") + Words.word(first.theme(), language));
        told.add(pen.t("mismatch of ", "错配类型：") + Words.word(first.mismatch(), language));
        if (first.levels() != null && !first.levels().isEmpty()) {
            told.add(pen.t("for the level of government: ", "面向层级：")
                    + first.levels().stream()
                            .map(level -> Words.word(level, language))
                            .collect(Collectors.joining(language.comma())));
        }
        return told;
    }

    /** One row a value; the first names the subject and how much the recommendation weighs. */
    private List<List<String>> evidence(Advice one) {
        List<List<String>> rows = new ArrayList<>();
        String head = "**" + Markdown.text(pen.language().of(one.names())) + "** " + Markdown.text(weight(one));
        for (Evidence value : one.evidenceHeld()) {
            rows.add(List.of(
                    rows.isEmpty() ? head : "",
                    name(value),
                    pen.cell(value.value(), value.reason(), value.unit(), value.provisional(), value.crossesBreak()),
                    pen.when(value.from(), value.period()),
                    value.counterfactual() == null
                            ? pen.t("not by this alone", "单凭此项不撤回")
                            : Markdown.text(pen.numbers().value(value.counterfactual(), value.unit())),
                    sources(value)));
        }
        return rows.isEmpty() ? List.of(List.of(head, "", "", one.period(), "", "")) : rows;
    }

    private String weight(Advice one) {
        Numbers numbers = pen.numbers();
        String joint = one.joint() == null
                ? ""
                : pen.t(
                        "; all together would have to change by "
                                + numbers.percent(one.joint().relativeChange()),
                        "；各项同时变动" + numbers.percent(one.joint().relativeChange()) + "即撤回");
        return pen.t(
                "severity " + numbers.percent(one.severity()) + ", confidence " + numbers.percent(one.confidence())
                        + ", " + Words.word(one.strength(), Language.EN) + joint,
                "严重程度" + numbers.percent(one.severity()) + "，可信度" + numbers.percent(one.confidence()) + "，强度："
                        + Words.word(one.strength(), Language.ZH) + joint);
    }

    private String name(Evidence value) {
        String name = pen.indicator(value.indicator());
        return value.part() == null
                ? name
                : name + pen.language().inBrackets(Markdown.text(Words.word(value.part(), pen.language())));
    }

    private String sources(Evidence value) {
        if (value.sources() == null || value.sources().isEmpty()) {
            return "";
        }
        String newest = value.sources().stream()
                .map(source -> source.released().toString().substring(0, 10))
                .max(Comparator.naturalOrder())
                .orElse("");
        return pen.citeSources(value.sources()) + " " + newest;
    }

    private void decision(Advice one) {
        Decision decision = one.decision();
        if (decision == null) {
            return;
        }
        Language language = pen.language();
        String until = decision.until() == null
                ? ""
                : pen.t(" until ", "，至") + decision.until().toString().substring(0, 10);
        pen.out()
                .paragraph("**" + pen.t("Decision", "决定") + "**"
                        + Markdown.text(language.inBrackets(language.of(one.names())))
                                .replaceFirst("^", language.pick(" ", ""))
                        + language.colon()
                        + Markdown.text(Words.word(decision.decision(), language)
                                + until
                                + pen.t(" by ", "，")
                                + decision.who()
                                + pen.t(", ", "，")
                                + decision.recorded().toString().substring(0, 10)
                                + language.colon()
                                + decision.why()));
    }
}
