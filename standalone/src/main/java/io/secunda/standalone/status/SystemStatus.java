package io.secunda.standalone.status;

import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.standalone.api.Api;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What {@code /api/v1/status} says, read without knowing every figure that a service may add.
 *
 * @param root the answer
 */
public record SystemStatus(JsonNode root) {

    private static final Pattern COUNTS_BY_ITSELF = Pattern.compile(
            "(?i).*(uptime|heap|memory|time|millis|seconds|age|clients|streams|requests|\\.rates\\.|\\.endpoints\\[).*");

    /** Asks the system. */
    public static SystemStatus of(Api api) {
        return new SystemStatus(api.get("/status"));
    }

    /** The services, by name. */
    Map<String, JsonNode> services() {
        var services = new LinkedHashMap<String, JsonNode>();
        root.properties().forEach(entry -> {
            if (entry.getValue().isObject()) {
                services.put(entry.getKey(), entry.getValue());
            }
        });
        return services;
    }

    /** Whether a service does not answer. */
    static boolean down(JsonNode service) {
        return service.has("up") && !service.path("up").asBoolean();
    }

    /** Whether every view is complete, and nothing is still to be read. */
    public boolean caughtUp() {
        List<Figure> figures = figures();
        boolean complete = figures.stream()
                .filter(figure -> last(figure.path()).equals("caughtUp"))
                .allMatch(figure -> figure.value().asBoolean());
        return complete && lag() == 0 && services().values().stream().noneMatch(SystemStatus::down);
    }

    /** Records still to be read by whatever reads them. */
    public long lag() {
        return figures().stream()
                .filter(figure -> last(figure.path()).toLowerCase(Locale.ROOT).endsWith("lag"))
                .mapToLong(figure -> Math.max(0, figure.value().asLong()))
                .sum();
    }

    /** All counters, to see whether anything still moves. */
    public String counters() {
        var counters = new StringBuilder();
        figures().stream()
                .filter(figure -> figure.value().isNumber())
                .filter(figure -> !COUNTS_BY_ITSELF.matcher(figure.path()).matches())
                .forEach(figure -> counters.append(figure.path())
                        .append('=')
                        .append(figure.value().asText())
                        .append(' '));
        return counters.toString();
    }

    /** A leaf of the answer with the keys that lead to it. */
    record Figure(String path, JsonNode value) {}

    List<Figure> figures() {
        var figures = new ArrayList<Figure>();
        collect("", root, figures);
        return figures;
    }

    static void collect(String path, JsonNode node, List<Figure> figures) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> collect(
                            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), figures));
        } else if (node.isArray()) {
            int i = 0;
            for (JsonNode item : node) {
                collect(path + "[" + i++ + "]", item, figures);
            }
        } else {
            figures.add(new Figure(path, node));
        }
    }

    /** {@code caughtUp} as a person would say it. */
    static String words(String path) {
        return path.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
