package io.secunda.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.standalone.api.Api;
import io.secunda.standalone.terminal.Terminal;
import io.secunda.standalone.terminal.UserError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** What the system says of the sample, in a screenful. */
final class Findings {

    private static final String POPULATION = "population_constant_boundaries";
    private static final String SHARE = "core_share(" + POPULATION + ")";
    private static final String INEQUALITY = "theil_t";
    private static final String POLARIZATION = "polarization(" + POPULATION + ")";
    private static final String FIRST = "2010";
    private static final String LAST = "2020";
    private static final int SHOWN = 12;

    private final Api api;
    private final String territory;

    Findings(Api api, String territory) {
        this.api = api;
        this.territory = territory;
    }

    /** Values of one indicator by region and period. */
    private Map<String, Map<String, Double>> values(String indicator) {
        List<JsonNode> items = api.all("/indicators?" + Api.parameter("territory", territory) + "&scale=region&"
                + Api.parameter("indicator", indicator));
        var values = new TreeMap<String, Map<String, Double>>();
        for (JsonNode item : items) {
            boolean tenYears =
                    !item.path("from").isTextual() || item.path("from").asText().equals(FIRST);
            if (item.path("value").isNumber() && tenYears) {
                values.computeIfAbsent(name(item), region -> new TreeMap<>())
                        .put(item.path("period").asText(), item.path("value").asDouble());
            }
        }
        return values;
    }

    private static String name(JsonNode item) {
        return item.path("names").path("en").asText(item.path("subject").asText());
    }

    private static OptionalDouble at(Map<String, Map<String, Double>> values, String region, String period) {
        Double value = values.getOrDefault(region, Map.of()).get(period);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Prints the table of regions. */
    void printRegions(Terminal terminal) {
        Map<String, Map<String, Double>> share = values(SHARE);
        Map<String, Map<String, Double>> inequality = values(INEQUALITY);
        Map<String, Map<String, Double>> polarization = values(POLARIZATION);
        if (share.isEmpty()) {
            throw UserError.failed(
                    "no indicator was computed from the sample: ./secunda status and the logs in the data"
                            + " folder tell what went wrong");
        }
        terminal.line(
                "%-24s%-24s%-24s%s", "", "core share of people", "inequality (Theil T of", "polarization of people");
        terminal.line("%-24s%-24s%-24s%s", "", "(2020 boundaries)", "GDP per person)", "(points a year)");
        terminal.line("%-24s%-24s%-24s%s", "", FIRST + "  →  " + LAST, FIRST + "  →  " + LAST, FIRST + "–" + LAST);
        for (String region : share.keySet()) {
            terminal.line(
                    "%-24s%-24s%-24s%s",
                    region,
                    percent(at(share, region, FIRST)) + " → " + percent(at(share, region, LAST)),
                    number(at(inequality, region, FIRST), "%.6f") + " → "
                            + number(at(inequality, region, LAST), "%.6f"),
                    number(at(polarization, region, LAST), "%+.3f"));
        }
    }

    private static String percent(OptionalDouble share) {
        return share.isPresent() ? String.format(Locale.ROOT, "%.2f %%", 100 * share.getAsDouble()) : "–";
    }

    private static String number(OptionalDouble value, String form) {
        return value.isPresent() ? String.format(Locale.ROOT, form, value.getAsDouble()) : "–";
    }

    /** Prints the open recommendations, the gravest first, those for whole regions before those for cities. */
    void printRecommendations(Terminal terminal) {
        var open = new ArrayList<JsonNode>(api.all("/recommendations?" + Api.parameter("territory", territory)));
        open.sort(Comparator.comparing(Findings::aboutACity)
                .thenComparingDouble(item -> -item.path("severity").asDouble())
                .thenComparing(item -> item.path("subject").asText()));
        terminal.line("%d recommendations are open%s", open.size(), open.size() > SHOWN ? ", such as:" : ":");
        open.stream().limit(SHOWN).forEach(item -> print(terminal, item));
    }

    private static boolean aboutACity(JsonNode item) {
        return !item.path("subject").asText().startsWith("region:");
    }

    private static void print(Terminal terminal, JsonNode item) {
        terminal.line(
                "  %s: %s (severity %.2f)",
                name(item),
                item.path("title").path("en").asText(item.path("rule").asText()),
                item.path("severity").asDouble());
        for (JsonNode evidence : item.path("evidence")) {
            if (evidence.path("value").isNumber()) {
                terminal.line("      %s", words(evidence));
            }
        }
    }

    private static String words(JsonNode evidence) {
        String span = evidence.path("from").isTextual()
                ? evidence.path("from").asText() + "–" + evidence.path("period").asText()
                : evidence.path("period").asText();
        String part =
                evidence.path("part").isTextual() ? ", " + evidence.path("part").asText() : "";
        String unit = evidence.path("unit").asText("").replaceFirst("^(1|none)$", "");
        String limit = evidence.path("counterfactual").isNumber()
                ? String.format(
                        Locale.ROOT,
                        "; at %.4g it would be withdrawn",
                        evidence.path("counterfactual").asDouble())
                : "";
        return evidence.path("indicator").asText() + part + " " + span + " is "
                + String.format(Locale.ROOT, "%.4g", evidence.path("value").asDouble())
                + (unit.isEmpty() ? "" : " " + unit) + limit;
    }
}
