package io.secunda.standalone.status;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The status as somebody reads it: first whether all is well, then where it is not. */
final class StatusScreen {

    private static final String BETWEEN = " · ";
    private static final int LABEL = 17;
    private static final int LONGEST = 100;
    private static final int MOST_SOURCES = 5;

    private final SystemStatus status;
    private final Instant now;
    private final List<String> lines = new ArrayList<>();

    StatusScreen(SystemStatus status, Instant now) {
        this.status = status;
        this.now = now;
    }

    List<String> lines(String url) {
        lines.add(url + "  " + (status.caughtUp() ? "everything is up to date" : "busy, or not complete"));
        lines.add("");
        services();
        lines.add("");
        labelled("a second", rates(), "nothing moves");
        labelled("waiting", waiting(), "nothing");
        labelled("taken in", takenIn(), "nothing since the start");
        recommendations();
        deadLetters();
        webhooks();
        pulls();
        rules();
        freshness();
        return List.copyOf(lines);
    }

    private void services() {
        lines.add(row("", "state", "version", "up for", "records behind"));
        status.services()
                .forEach((name, service) -> lines.add(row(
                        name,
                        state(service),
                        service.path("version").asText("-"),
                        service.has("uptimeSeconds")
                                ? Ago.lasting(service.path("uptimeSeconds").asLong())
                                : "-",
                        behind(service))));
    }

    private static String row(String name, String state, String version, String uptime, String behind) {
        return String.format(Locale.ROOT, "  %-18s %-10s %-9s %-12s %s", name, state, version, uptime, behind)
                .stripTrailing();
    }

    private static String state(JsonNode service) {
        if (SystemStatus.down(service)) {
            return "DOWN";
        }
        return service.path("ready").asBoolean(true) ? "ready" : "NOT READY";
    }

    private static String behind(JsonNode service) {
        return service.properties().stream()
                .filter(part -> part.getValue().has("lag"))
                .map(part -> SystemStatus.words(part.getKey()) + " "
                        + number(Math.max(0, part.getValue().path("lag").asLong())))
                .collect(Collectors.joining(BETWEEN));
    }

    private List<String> rates() {
        Set<String> all = new TreeSet<>();
        status.services()
                .values()
                .forEach(service -> service.path("rates").properties().forEach(rate -> {
                    if (rate.getValue().asDouble() > 0) {
                        all.add(String.format(
                                Locale.ROOT,
                                "%s %,.1f",
                                rate.getKey(),
                                rate.getValue().asDouble()));
                    }
                }));
        return List.copyOf(all);
    }

    private List<String> waiting() {
        long dirty = part("metrics-service", "recompute").path("dirty").asLong();
        return dirty == 0 ? List.of() : List.of(number(dirty) + " recomputations");
    }

    private List<String> takenIn() {
        List<String> kinds = new ArrayList<>();
        part("ingestion-service", "ingestion").properties().forEach(kind -> {
            JsonNode counts = kind.getValue();
            long rows = counts.path("accepted").asLong()
                    + counts.path("unchanged").asLong()
                    + counts.path("rejected").asLong();
            if (counts.isObject() && rows > 0) {
                kinds.add(kind.getKey() + " " + number(counts.path("accepted").asLong()) + " new, "
                        + number(counts.path("unchanged").asLong()) + " known, "
                        + number(counts.path("rejected").asLong()) + " rejected");
            }
        });
        return kinds;
    }

    private void recommendations() {
        JsonNode open = part("policy-service", "stream").path("openRecommendations");
        if (open.isNumber()) {
            labelled("recommendations", List.of(number(open.asLong()) + " open"), "");
        }
    }

    private void deadLetters() {
        List<String> topics = new ArrayList<>();
        part("ingestion-service", "deadLetters")
                .properties()
                .forEach(topic -> topics.add(topic.getKey() + " "
                        + number(topic.getValue().path("count").asLong()) + ", the last one "
                        + ago(topic.getValue(), "last")
                        + " in " + topic.getValue().path("lastService").asText() + ": "
                        + shortened(topic.getValue().path("lastReason").asText())));
        listed("dead letters", topics, "none");
    }

    private void webhooks() {
        JsonNode webhooks = part("gateway", "webhooks");
        if (webhooks.isMissingNode()) {
            return;
        }
        labelled(
                "webhooks",
                List.of(
                        number(webhooks.path("subscriptions").asLong()) + " subscriptions",
                        number(webhooks.path("failing").size()) + " failing",
                        number(webhooks.path("disabled").asLong()) + " disabled",
                        number(webhooks.path("queueDepth").asLong()) + " records queued"),
                "");
        webhooks.path("endpoints").forEach(endpoint -> {
            var told = new StringBuilder(
                    endpoint.path("id").asText() + " " + endpoint.path("status").asText());
            if (endpoint.has("since")) {
                told.append(" since ").append(ago(endpoint, "since"));
            }
            told.append(", ").append(number(endpoint.path("failures").asLong())).append(" attempts failed");
            if (endpoint.has("answer")) {
                told.append(", the last with ").append(endpoint.path("answer").asText());
            }
            if (endpoint.has("nextAttempt")) {
                told.append(", again ").append(ago(endpoint, "nextAttempt"));
            }
            lines.add(indented(told.toString()));
        });
    }

    private void pulls() {
        List<String> sources = new ArrayList<>();
        part("ingestion-service", "pulls")
                .properties()
                .forEach(source -> sources.add(source.getKey() + ": "
                        + shortened(source.getValue().path("outcome").asText())
                        + (source.getValue().has("tried") ? ", " + ago(source.getValue(), "tried") : "")));
        if (!sources.isEmpty()) {
            listed("fetched", sources, "");
        }
    }

    private void rules() {
        JsonNode rules = part("policy-service", "rules");
        List<String> wrong = new ArrayList<>();
        rules.path("errors").forEach(error -> wrong.add(shortened(error.asText())));
        rules.path("failures")
                .properties()
                .forEach(rule -> wrong.add(
                        rule.getKey() + ": " + shortened(rule.getValue().asText())));
        if (!wrong.isEmpty()) {
            listed("rules that fail", wrong, "");
        }
    }

    private void freshness() {
        List<String> told = new ArrayList<>();
        part("ingestion-service", "freshness")
                .properties()
                .forEach(kind -> kind.getValue().properties().forEach(territory -> {
                    told.add(territory.getKey() + " " + kind.getKey() + reach(territory.getValue()));
                    territory.getValue().path("sources").properties().stream()
                            .sorted((a, b) -> latest(b).compareTo(latest(a)))
                            .limit(MOST_SOURCES)
                            .forEach(source -> told.add("  " + shortened(source.getKey()) + reach(source.getValue())));
                }));
        listed("freshness", told, "nothing was recorded yet");
    }

    private static String latest(Map.Entry<String, JsonNode> source) {
        return source.getValue().path("period").asText() + " "
                + source.getValue().path("recorded").asText();
    }

    private String reach(JsonNode told) {
        String period = told.path("period").asText("");
        return (period.isEmpty() ? "" : " up to " + period) + ", last recorded " + ago(told, "recorded");
    }

    private String ago(JsonNode of, String field) {
        return Ago.of(of.path(field).asText(""), now);
    }

    private JsonNode part(String service, String part) {
        return status.root().path(service).path(part);
    }

    private void labelled(String label, List<String> told, String none) {
        lines.add(String.format(
                Locale.ROOT, "  %-" + LABEL + "s %s", label, told.isEmpty() ? none : String.join(BETWEEN, told)));
    }

    private void listed(String label, List<String> told, String none) {
        labelled(label, told.isEmpty() ? List.of() : told.subList(0, 1), none);
        told.stream().skip(1).forEach(line -> lines.add(indented(line)));
    }

    private static String indented(String text) {
        return " ".repeat(LABEL + 3) + text;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
