package io.secunda.gateway.brief;

import java.util.List;

/** The publications behind the figures, and how the brief is made again. */
final class SourcesSection {

    private final Pen pen;

    SourcesSection(Pen pen) {
        this.pen = pen;
    }

    void write() {
        Markdown out = pen.out();
        out.heading(2, pen.t("Sources", "资料来源"));
        List<String> sources = pen.citations().listed(pen.language());
        if (sources.isEmpty()) {
            out.paragraph(pen.t("No publication is cited, since there are no figures.", "没有数据，因而没有引用任何出版物。"));
        }
        out.numbered(sources);
        out.heading(3, pen.t("How to make this brief again", "如何重现本简报"));
        out.paragraph(pen.t(
                "These addresses answer what was known at the time of this brief; JSON, or a table with Accept: text/csv"
                        + " for indicators and recommendations. Membership of cities is as recorded today.",
                "以下地址给出本简报当时已知的内容，格式为JSON；指标和建议也可用Accept: text/csv取得表格。城市归属按目前记录。"));
        Asked asked = pen.material().asked();
        out.items(List.of(
                pen.t("this brief: ", "本简报：") + Markdown.link(asked.briefAddress()),
                pen.t("indicators: ", "指标：") + Markdown.link(asked.indicators(List.of())),
                pen.t("recommendations: ", "建议：") + Markdown.link(asked.recommendations()),
                pen.t("partner matching: ", "伙伴匹配：") + Markdown.link(asked.partnerships())));
    }
}
