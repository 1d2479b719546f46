package io.secunda.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a system ends with: every indicator value and every recommendation in force, to the last digit, with coverage, reasons,
 * sources, vintages and evidence.
 *
 * <p>Left out is what tells the way and not the end: when something was recorded or raised, which record came last
 * ({@code cause}), what stood before ({@code previous}, {@code previousSeverity}, the checks on {@code previous} values among
 * {@code sensitivity} and the {@code strength} that follows from these), whether a recommendation in force was last raised,
 * updated, escalated or eased ({@code state}), and ids and addresses, which hold such moments. A value that rests on nothing
 * (it was told once, and what it rested on changed) is as good as one that was never told. The territory's own id is written
 * as {@code T}. Recommendations that were withdrawn on the way are not looked at.
 *
 * @param indicators by series and period
 * @param recommendations by rule and subject
 */
record FinalState(Map<String, String> indicators, Map<String, String> recommendations) {

    private static final Set<String> WAY = Set.of(
            "recorded", "raised", "cause", "previous", "previousSeverity", "state", "strength", "id", "addresses");

    static FinalState of(Api api, String territory) throws IOException {
        var indicators = new TreeMap<String, String>();
        for (JsonNode value : api.all("/api/v1/indicators?territory=" + territory)) {
            String key = value.path("subject").asText() + "/"
                    + value.path("indicator").asText() + "/"
                    + value.path("window").asText() + "/" + value.path("period").asText();
            if (value.hasNonNull("value") || value.path("inputs").asInt() > 0) {
                indicators.put(key.replace(":" + territory + "/", ":T/"), plain(value, territory));
            }
        }
        var recommendations = new TreeMap<String, String>();
        for (JsonNode value : api.all("/api/v1/recommendations?territory=" + territory)) {
            if (!value.path("state").asText().equals("withdrawn")) {
                String key = value.path("rule").asText() + "/"
                        + value.path("subject").asText() + "/"
                        + value.path("period").asText();
                recommendations.put(key.replace(":" + territory + "/", ":T/"), plain(value, territory));
            }
        }
        return new FinalState(indicators, recommendations);
    }

    private static String plain(JsonNode value, String territory) {
        JsonNode copy = value.deepCopy();
        strip(copy);
        return copy.toString()
                .replace("\"" + territory + "\"", "\"T\"")
                .replace("territory:" + territory, "territory:T");
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(WAY);
            object.forEach(FinalState::strip);
        } else if (node instanceof ArrayNode array) {
            for (int i = array.size() - 1; i >= 0; i--) {
                if (array.get(i).path("what").asText().equals("previous")) {
                    array.remove(i);
                }
            }
            array.forEach(FinalState::strip);
        }
    }

    /** In what another one differs, a line each; nothing when they are the same. */
    List<String> differences(FinalState other) {
        List<String> found = new ArrayList<>();
        compare(indicators, other.indicators, found);
        compare(recommendations, other.recommendations, found);
        return found;
    }

    private static void compare(Map<String, String> one, Map<String, String> other, List<String> found) {
        Set<String> keys = new HashSet<>(one.keySet());
        keys.addAll(other.keySet());
        for (String key : keys) {
            String a = one.getOrDefault(key, "nothing");
            String b = other.getOrDefault(key, "nothing");
            if (!a.equals(b)) {
                found.add(key + ":\n  " + a + "\n  " + b);
            }
        }
    }

    /** Events of a territory that were told twice: an id that comes again, or a value that follows itself. */
    static List<String> toldTwice(Api api, String territory) throws IOException {
        var ids = new HashSet<String>();
        Map<String, String> last = new HashMap<>();
        List<String> doubled = new ArrayList<>();
        for (JsonNode event : api.allEvents(territory)) {
            if (!ids.add(event.path("source").asText() + " " + event.path("id").asText())) {
                doubled.add("id twice: " + event);
            }
            if (event.path("type").asText().startsWith("io.secunda.indicator.")) {
                ObjectNode data = event.path("data").deepCopy();
                data.remove(List.of("previous", "cause", "recorded"));
                String said = data.toString();
                if (said.equals(last.put(event.path("subject").asText(), said))) {
                    doubled.add("value twice: " + event);
                }
            }
        }
        return doubled;
    }
}
