package io.secunda.gateway.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.events.Json;
import java.util.Map;

/** Writes an AsyncAPI document as a page, since no tool that could do so is light enough to be brought along. */
final class AsyncApiPage {

    private final StringBuilder html = new StringBuilder();
    private final JsonNode document;

    private AsyncApiPage(JsonNode document) {
        this.document = document;
    }

    static String of(JsonNode document) {
        return new AsyncApiPage(document).write();
    }

    private String write() {
        String title = document.path("info").path("title").asText();
        html.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width\">")
                .append("<link rel=\"stylesheet\" href=\"/app/reference.css\"><title>");
        text(title).append("</title></head><body><main><h1>");
        text(title).append("</h1>");
        paragraph(document.path("info").path("description").asText());
        html.append("<p>AsyncAPI ");
        text(document.path("asyncapi").asText())
                .append(", as <a href=\"/asyncapi/asyncapi.json\">JSON</a>; requests and answers are in the ")
                .append("<a href=\"/docs\">OpenAPI document</a>.</p>");
        document.path("channels").properties().forEach(this::channel);
        return html.append("</main></body></html>").toString();
    }

    private void channel(Map.Entry<String, JsonNode> channel) {
        JsonNode told = channel.getValue();
        html.append("<section id=\"");
        text(channel.getKey()).append("\"><h2>");
        text(told.path("title").asText()).append(" <code>");
        text(told.path("address").asText()).append("</code></h2>");
        paragraph(told.path("description").asText());
        if (told.path("bindings").has("kafka")) {
            told.path("messages").fieldNames().forEachRemaining(this::message);
        }
        html.append("</section>");
    }

    private void message(String name) {
        JsonNode message = document.path("components").path("messages").path(name);
        html.append("<h3><code>");
        text(message.path("name").asText()).append("</code></h3><p>Key ");
        String key = message.path("bindings")
                .path("kafka")
                .path("key")
                .path("examples")
                .path(0)
                .asText();
        html.append("<code>");
        text(key).append("</code>");
        String schema = message.path("payload").path("$ref").asText();
        if (schema.startsWith("/")) {
            html.append("; <a href=\"");
            text(schema).append("\">schema of the data</a>");
        }
        html.append("</p>");
        JsonNode example = message.path("examples").path(0).path("payload");
        if (!example.isMissingNode()) {
            html.append("<details><summary>Example</summary><pre>");
            text(pretty(example)).append("</pre></details>");
        }
    }

    private static String pretty(JsonNode node) {
        try {
            return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON cannot be written", e);
        }
    }

    /** A paragraph, in which what stands in backticks is code. */
    private void paragraph(String text) {
        html.append("<p>");
        String[] parts = text.split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            html.append(i % 2 == 1 ? "<code>" : "");
            text(parts[i]);
            html.append(i % 2 == 1 ? "</code>" : "");
        }
        html.append("</p>");
    }

    private StringBuilder text(String text) {
        return html.append(text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;"));
    }
}
