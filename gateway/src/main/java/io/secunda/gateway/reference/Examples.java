package io.secunda.gateway.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secunda.events.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Examples for the operations that bring none themselves: answers of a running system to the sample, shortened to two items a
 * list. A test of the whole system compares them with the document and makes them anew.
 *
 * <p>{@code examples.json} has three parts: {@code parameters}, by name, for every parameter without an example; {@code
 * requests}, by operation id and media type; and {@code responses}, by operation id and status.
 */
final class Examples {

    private static final String RESOURCE = "examples.json";

    private final JsonNode examples;

    private Examples(JsonNode examples) {
        this.examples = examples;
    }

    static Examples read() {
        try (InputStream in = Examples.class.getResourceAsStream(RESOURCE)) {
            return new Examples(Json.mapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }

    /** Adds to every operation what it lacks. */
    void addTo(JsonNode document) {
        document.path("paths")
                .forEach(path -> path.forEach(operation -> {
                    operation.path("parameters").forEach(this::addToParameter);
                    String id = operation.path("operationId").asText();
                    JsonNode requests = examples.path("requests").path(id);
                    operation
                            .path("requestBody")
                            .path("content")
                            .properties()
                            .forEach(media -> addTo(media.getValue(), requests.path(media.getKey())));
                    JsonNode responses = examples.path("responses").path(id);
                    operation
                            .path("responses")
                            .properties()
                            .forEach(response -> addTo(
                                    response.getValue().path("content").path("application/json"),
                                    responses.path(response.getKey())));
                }));
    }

    private static void addTo(JsonNode media, JsonNode example) {
        if (!example.isMissingNode() && media instanceof ObjectNode object && !has(media)) {
            object.set("example", example);
        }
    }

    private static boolean has(JsonNode described) {
        return described.has("example") || described.has("examples");
    }

    private void addToParameter(JsonNode parameter) {
        JsonNode example =
                examples.path("parameters").path(parameter.path("name").asText());
        addTo(parameter, example);
    }
}
