package io.secunda.gateway.brief;

import io.secunda.gateway.brief.Markdown.Column;
import io.secunda.gateway.brief.PartnerPlan.Existing;
import io.secunda.gateway.brief.PartnerPlan.Pair;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who should work with whom, and how far those who do come up to it. */
final class PartnerSection {

    private static final int MOST_PAIRS = 8;

    private final Pen pen;

    PartnerSection(Pen pen) {
        this.pen = pen;
    }

    void write() {
        pen.out().heading(2, pen.t("Partner matching", "伙伴匹配"));
        PartnerPlan plan = pen.material().plan();
        if (plan == null
                || (plan.proposedPairs().isEmpty() && plan.existingPairs().isEmpty())) {
            pen.out()
                    .paragraph(pen.t("No partnership is proposed: ", "未提出合作建议：")
                            + pen.absent(plan == null ? null : plan.reason())
                            + pen.t(".", "。"));
            return;
        }
        pen.out().paragraph(existing(plan.existing()));
        if (plan.proposedPairs().isEmpty()) {
            return;
        }
        pen.out()
                .paragraph(pen.t(
                        "The best choice of new pairs, one a city at most, from " + plan.candidates()
                                + " that do not cooperate yet" + period(plan.period()) + ":",
                        "在" + plan.candidates() + "对尚未合作的城市中，每市至多一个新伙伴的最优组合" + period(plan.period()) + "："));
        pen.out()
                .table(
                        List.of(
                                Column.text(pen.t("Pair", "城市对")),
                                Column.number(pen.t("Benefit", "合作收益")),
                                Column.number(pen.t("Difference of structure (0–2)", "产业结构差异（0–2）")),
                                Column.number(pen.t("Distance", "距离")),
                                Column.number(pen.t("Need", "需求"))),
                        plan.proposedPairs().stream()
                                .limit(MOST_PAIRS)
                                .map(this::row)
                                .toList());
        int more = plan.proposedPairs().size() - MOST_PAIRS;
        if (more > 0) {
            pen.out()
                    .paragraph(pen.t(
                            "And " + more + " of less benefit, at the address of the partnerships at the end.",
                            "另有" + more + "对收益较低，见文末伙伴匹配地址。"));
        }
    }

    private String period(@Nullable String period) {
        return period == null ? "" : pen.language().inBrackets(period);
    }

    private String existing(Existing existing) {
        if (existing.share() == null) {
            return pen.t(
                    existing.count() + " pairs cooperate already. The share of the possible benefit that they reach is "
                            + pen.absent(existing.reason()) + ".",
                    "已有" + existing.count() + "对城市合作，其达到的可能收益份额" + pen.absent(existing.reason()) + "。");
        }
        String share = Markdown.text(pen.numbers().percent(existing.share()));
        String count = String.valueOf(existing.count());
        String best = strongest(existing.pairs());
        return pen.t(
                count + " pairs cooperate already and reach **" + share
                        + "** of the benefit that as many pairs could have" + best + ".",
                "已有" + count + "对城市合作，达到同样数量城市对可能收益的**" + share + "**" + best + "。");
    }

    private String strongest(@Nullable List<Pair> pairs) {
        return pairs == null || pairs.isEmpty()
                ? ""
                : pen.t("; the strongest is ", "；其中收益最高的是")
                        + Markdown.text(pen.language().of(pairs.get(0).names()));
    }

    private List<String> row(Pair pair) {
        return List.of(
                Markdown.text(pen.language().of(pair.names())),
                Numbers.significant(pair.benefit()),
                number(pair.krugman()),
                pair.distanceKm() == null
                        ? pen.absent("missing_input")
                        : Numbers.fixed(pair.distanceKm(), 0, false) + "\u00a0km",
                number(pair.need()));
    }

    private String number(@Nullable Double value) {
        return value == null ? pen.absent("missing_input") : Numbers.fixed(value, 2, false);
    }
}
