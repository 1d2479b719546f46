package io.secunda.gateway.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secunda.events.Json;
import io.secunda.gateway.forwarding.Service;
import java.util.ArrayList;
import java.util.List;

/** Collects the values that moved, and asks once for the facts behind all of them. */
final class Behind {

    /** Keys that are named for a value; the others are counted. */
    private static final int MOST = 20;

    private record Asked(ObjectNode row, String subject, JsonNode value, String cause) {}

    private final Parts parts;
    private final ChangeRequest request;
    private final List<Asked> asked = new ArrayList<>();

    Behind(Parts parts, ChangeRequest request) {
        this.parts = parts;
        this.request = request;
    }

    /**
     * Notes a value that moved.
     *
     * @param row gets {@code indicatorNames}, and {@code because} with keys of facts and how many more there are
     * @param value has {@code indicator}, {@code period} and perhaps {@code from}
     * @param cause key of the record that led to it, or nothing
     */
    void ask(ObjectNode row, String subject, JsonNode value, String cause) {
        asked.add(new Asked(row, subject, value, cause));
    }

    /** Asks, fills the rows in, and returns the facts by key. */
    JsonNode answer() {
        if (asked.isEmpty()) {
            return Json.mapper().createObjectNode();
        }
        JsonNode foundations =
                parts.post(Service.METRICS, "/internal/foundations", values()).path("foundations");
        JsonNode causes = parts.post(Service.INGESTION, "/internal/causes", questions(foundations));
        for (int i = 0; i < asked.size(); i++) {
            ObjectNode row = asked.get(i).row();
            if (foundations.path(i).hasNonNull("names")) {
                row.set("indicatorNames", foundations.path(i).get("names"));
            }
            JsonNode answer = causes.path("answers").path(i);
            ObjectNode because = row.putObject("because");
            because.set("facts", answer.path("keys"));
            because.set("more", answer.path("more"));
        }
        return causes.path("facts");
    }

    private ObjectNode values() {
        ObjectNode body = Json.mapper().createObjectNode();
        ArrayNode values = body.putArray("values");
        for (Asked one : asked) {
            ObjectNode value = values.addObject();
            value.set("indicator", one.value().path("indicator"));
            value.set("period", one.value().path("period"));
            if (one.value().hasNonNull("from")) {
                value.set("from", one.value().get("from"));
            }
        }
        return body;
    }

    private ObjectNode questions(JsonNode foundations) {
        ObjectNode body = Json.mapper()
                .createObjectNode()
                .put("territory", request.territory())
                .put("since", request.since().toString())
                .put("until", request.until().toString())
                .put("most", MOST);
        ArrayNode questions = body.putArray("questions");
        for (int i = 0; i < asked.size(); i++) {
            ObjectNode question = questions.addObject();
            question.put("subject", asked.get(i).subject());
            question.put("cause", asked.get(i).cause());
            for (String field : List.of("variables", "flows", "agreements", "periods", "until")) {
                if (foundations.path(i).hasNonNull(field)) {
                    question.set(field, foundations.path(i).get(field));
                }
            }
        }
        return body;
    }
}
