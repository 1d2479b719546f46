package io.secunda.policy.rules;

import io.secunda.events.Names;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The page of rules, as Markdown. */
final class RulePages {

    private static final List<String> GROUPS = List.of(
            "Polarization goes on",
            "Unevenness rises or cities diverge",
            "A secondary city peripheralizes",
            "An ageing city that people leave",
            "A fiscally dependent city",
            "Monocentric form",
            "Flows run through the core",
            "A connectivity gap between near cities",
            "A complementary but unconnected pair",
            "A similar and competing pair without agreement",
            "An isolated city",
            "Leadership is concentrated",
            "Agreements decided and not delivered",
            "A gap to the core in a dimension of high-quality development",
            "Types of secondary cities");

    private final StringBuilder page = new StringBuilder();

    private RulePages() {}

    static String markdown(Collection<Rule> rules) {
        var pages = new RulePages();
        pages.line("# Rules");
        pages.line(
                "Made from the shipped rules (`GET /api/v1/catalogue/rules`); do not edit. A recommendation is raised when the"
                        + " condition `raise` holds, over the last `persistence` recorded periods where more than one is asked for,"
                        + " and withdrawn when `withdraw` holds; between the two, and where an input is missing, it is as it was at the"
                        + " period before (`when_missing: withdraw` says nothing then). An input with a window is missing"
                        + " where its window crosses a marked break, unless it says `across_breaks: use`. Why the thresholds are"
                        + " where they are stands in each `rule.yaml`, and beside it the cases that are run as tests.");
        for (int group = 1; group <= GROUPS.size(); group++) {
            pages.group(group + ". " + GROUPS.get(group - 1), group, rules);
        }
        pages.group("Mismatches of the diagnosis", null, rules);
        return pages.page.toString().stripTrailing() + "\n";
    }

    private void line(String text) {
        page.append(text).append("\n\n");
    }

    private void group(String title, @Nullable Integer number, Collection<Rule> rules) {
        line("## " + title);
        rules.stream()
                .filter(rule -> Objects.equals(rule.keeping().group(), number))
                .forEach(this::rule);
    }

    private void rule(Rule rule) {
        Rule.Advice advice = rule.advice();
        Rule.Keeping keeping = rule.keeping();
        line("### " + rule.id());
        line("**" + advice.title().en() + "** · " + advice.title().zh());
        line(advice.rationale().en());
        line(advice.rationale().zh());
        String role = rule.role() == null ? "" : rule.role() + " ";
        line("Of each " + role + word(rule.scale()) + "; theme " + rule.theme() + ", mismatch of " + rule.mismatch()
                + "; addressed to "
                + advice.levels().stream().map(Object::toString).collect(Collectors.joining(", "))
                + " level; version " + rule.version() + ".");
        page.append("```\n");
        rule.inputs().values().forEach(input -> page.append(input(input)).append("\n"));
        page.append("raise        ").append(rule.raise().text()).append("\n");
        page.append("withdraw     ").append(rule.withdraw().text()).append("\n");
        page.append("severity     ").append(rule.severity().text()).append("\n");
        page.append("min_coverage ").append(rule.minCoverage()).append("\n");
        page.append("persistence  ").append(rule.persistence()).append("\n```\n\n");
        list("Instruments", advice.instruments().stream().map(RulePages::both).toList());
        list("References", advice.references());
        list("Plan documents", keeping.planDocuments());
        Names owner = keeping.owner();
        line("Kept by: " + (owner == null ? "nobody" : both(owner)) + "; reviewed " + keeping.reviewed() + ", due "
                + keeping.reviewDue() + ".");
    }

    private static String both(Names names) {
        return names.en() + " · " + names.zh();
    }

    private static String input(Input input) {
        var text = new StringBuilder("input        " + input.name() + " = ");
        text.append(String.join(" else ", input.indicators()));
        if (!input.windows().equals(List.of(Input.NO_WINDOW))) {
            text.append(", window ")
                    .append(String.join(" else ", input.windows()).replace("-", "none"));
        }
        text.append(input.part() == null ? "" : ", part " + input.part());
        text.append(input.component() == null ? "" : ", 1 if it names " + input.component());
        text.append(input.at() == Input.At.LATEST ? "" : ", period before");
        text.append(input.of() == Input.Of.OWN ? "" : ", of the " + word(input.of()));
        text.append(input.optional() ? ", optional" : "");
        boolean windowed = !input.windows().equals(List.of(Input.NO_WINDOW));
        text.append(windowed ? ", across_breaks " + word(input.acrossBreaks()) : "");
        text.append(input.breaks().isEmpty() ? "" : ", breaks by " + String.join(", ", input.breaks()));
        return text.toString();
    }

    private void list(String title, List<String> items) {
        if (!items.isEmpty()) {
            line(title + ":");
            items.forEach(item -> page.append("- ").append(item).append("\n"));
            page.append("\n");
        }
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
