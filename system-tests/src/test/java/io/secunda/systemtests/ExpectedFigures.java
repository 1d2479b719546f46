package io.secunda.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The figures of the sample as an independent implementation computed them, compared with what the API answers. The file
 * lies beside the topology test of metrics-service, which says where it comes from.
 */
final class ExpectedFigures {

    private static final Path FILE = Path.of("../metrics-service/src/test/resources/golden/sample-expected.csv");
    private static final double RELATIVE = 1e-9;
    private static final double ABSOLUTE = 1e-12;

    private static final Set<String> WITHHELD_BELOW_80_PERCENT = Set.of("core_share", "hhi", "primacy", "polarization");
    // these are the value itself; every other part has its own name
    private static final Set<String> ITSELF = Set.of("slope", "change");

    /** What came of the comparison: how many rows agreed, and each that did not. */
    record Comparison(int agreed, List<String> differing) {}

    private record Row(
            String indicator,
            String subject,
            String period,
            @Nullable Double value,
            double coverage) {

        String family() {
            int end = indicator.length();
            for (char c : new char[] {'(', '.'}) {
                int at = indicator.indexOf(c);
                end = at >= 0 && at < end ? at : end;
            }
            return indicator.substring(0, end);
        }

        @Nullable String part() {
            int dot = indicator.lastIndexOf('.');
            return dot < 0 ? null : indicator.substring(dot + 1);
        }

        String id() {
            int dot = indicator.lastIndexOf('.');
            return dot < 0 ? indicator : indicator.substring(0, dot);
        }

        String apiSubject() {
            if (subject.equals("nation")) {
                return "territory:CN";
            }
            int slash = subject.indexOf('/');
            if (slash < 0) {
                return (Character.isDigit(subject.charAt(0)) ? "city:" : "region:") + subject;
            }
            String cities = subject.substring(slash + 1);
            return (cities.contains("|") ? "pair:" : "city:") + cities.replace('|', '~') + "@"
                    + subject.substring(0, slash);
        }

        boolean withheld() {
            return WITHHELD_BELOW_80_PERCENT.contains(family()) && coverage < 0.8;
        }
    }

    private ExpectedFigures() {}

    static Comparison compareWith(List<JsonNode> answered) throws IOException {
        Map<String, JsonNode> byKey = new HashMap<>();
        for (JsonNode item : answered) {
            String from = item.path("from").isTextual() ? item.get("from").asText() + "/" : "";
            byKey.put(
                    item.get("indicator").asText() + " " + item.get("subject").asText() + " " + from
                            + item.get("period").asText(),
                    item);
        }
        int agreed = 0;
        List<String> differing = new ArrayList<>();
        for (Row row : rows()) {
            JsonNode item = byKey.get(row.id() + " " + row.apiSubject() + " " + row.period());
            Double actual = actual(item, row.part());
            Double expected = row.withheld() ? null : row.value();
            if (agree(actual, expected)) {
                agreed++;
            } else {
                differing.add(row + " but the API answers " + item);
            }
        }
        return new Comparison(agreed, differing);
    }

    private static @Nullable Double actual(@Nullable JsonNode item, @Nullable String part) {
        if (item == null) {
            return null;
        }
        JsonNode value = part == null || ITSELF.contains(part)
                ? item.path("value")
                : item.path("parts").path(part);
        return value.isNumber() ? value.asDouble() : null;
    }

    private static boolean agree(@Nullable Double a, @Nullable Double b) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        return Math.abs(a - b) <= Math.max(ABSOLUTE, RELATIVE * Math.max(Math.abs(a), Math.abs(b)));
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(FILE).stream()
                .filter(line -> !line.startsWith("#") && !line.startsWith("indicator,"))
                .map(line -> line.split(",", -1))
                .map(cells -> new Row(
                        cells[0],
                        cells[1],
                        cells[2],
                        cells[3].isEmpty() ? null : Double.valueOf(cells[3]),
                        cells[4].isEmpty() ? 1 : Double.parseDouble(cells[4])))
                .toList();
    }
}
