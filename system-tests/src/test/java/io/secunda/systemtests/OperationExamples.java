package io.secunda.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The examples of the OpenAPI document, tried out: every operation has them, they are as their schemas say, and the running
 * system answers what they ask. What it answers becomes the example of an operation that had none.
 */
final class OperationExamples {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

    /** What would send to the outside, or take away what the others need: only its examples are looked at. */
    private static final Set<String> NOT_ASKED = Set.of(
            "subscribe",
            "changeSubscription",
            "verifySubscription",
            "recoverSubscription",
            "rotateSecret",
            "resend",
            "unsubscribe",
            "subscription",
            "deliveries",
            "rotateKey",
            "deleteKey",
            "followImport",
            "getImport");

    /** What stands for an id in a path, by what the path begins with. */
    private final Map<String, String> ids = new HashMap<>(Map.of(
            "/api/v1/recommendations/", "polarization-population~region:CYU", "/api/v1/rules/", "uneven-region"));

    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private final Api api;
    private final JsonNode document;
    private final List<String> wrong = new ArrayList<>();
    private final ObjectNode answers = JSON.createObjectNode();

    OperationExamples(Api api, JsonNode document) {
        this.api = api;
        this.document = document;
    }

    private record Operation(String path, String method, JsonNode told) {

        String id() {
            return told.path("operationId").asText();
        }
    }

    /** What is wrong with the examples; nothing when all is well. */
    List<String> wrong() throws IOException {
        List<Operation> operations = operations();
        operations.forEach(this::look);
        for (String method : List.of("put", "post", "get", "delete")) {
            for (Operation operation : operations) {
                if (operation.method().equals(method) && !NOT_ASKED.contains(operation.id())) {
                    ask(operation);
                }
            }
        }
        return wrong;
    }

    /** What was answered in JSON, shortened, by operation id and status. */
    ObjectNode answers() {
        return answers;
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (METHODS.contains(method.getKey())) {
                        operations.add(new Operation(path.getKey(), method.getKey(), method.getValue()));
                    }
                }));
        return operations;
    }

    private void look(Operation operation) {
        operation.told().path("responses").properties().forEach(response -> {
            JsonNode media = response.getValue().path("content").path("application/json");
            if (response.getKey().startsWith("2") && !media.isMissingNode()) {
                look(operation.id() + " " + response.getKey(), (ObjectNode) media);
            }
        });
        JsonNode bodies = operation.told().path("requestBody").path("content");
        if (!bodies.isEmpty() && body(operation) == null) {
            wrong.add(operation.id() + " has no example of a request");
        }
        if (bodies.has("application/json") && has(bodies.path("application/json"))) {
            look(operation.id() + " request", (ObjectNode) bodies.path("application/json"));
        }
        operation.told().path("parameters").forEach(parameter -> {
            boolean known = has(parameter) || parameter.path("name").asText().equals("id");
            if (parameter.path("required").asBoolean()
                    && !known
                    && example(parameter).isEmpty()) {
                wrong.add(operation.id() + " has no example of " + parameter.path("name"));
            }
        });
    }

    private void look(String what, ObjectNode media) {
        if (!has(media)) {
            wrong.add(what + " has no example");
            return;
        }
        ObjectNode schema = media.withObjectProperty("schema").deepCopy();
        schema.set("components", document.path("components"));
        if (schema.path("type").asText().equals("string")) {
            // a body that is read as a stream, and judged by the system when it is asked
            return;
        }
        for (JsonNode example : examples(media)) {
            factory.getSchema(schema).validate(example).stream()
                    .limit(2)
                    .forEach(message -> wrong.add(what + " has an example that breaks its schema: " + message));
        }
    }

    private static boolean has(JsonNode described) {
        return described.has("example") || described.has("examples");
    }

    private static List<JsonNode> examples(JsonNode media) {
        List<JsonNode> examples = new ArrayList<>();
        if (media.has("example")) {
            examples.add(media.path("example"));
        }
        media.path("examples").forEach(named -> examples.add(named.path("value")));
        return examples;
    }

    private static Map.@Nullable Entry<String, JsonNode> body(Operation operation) {
        for (Map.Entry<String, JsonNode> media :
                operation.told().path("requestBody").path("content").properties()) {
            if (has(media.getValue())) {
                return Map.entry(media.getKey(), examples(media.getValue()).get(0));
            }
        }
        return null;
    }

    /** Asks what the examples of an operation ask, and keeps the answer. */
    private void ask(Operation operation) throws IOException {
        Map.Entry<String, JsonNode> body = body(operation);
        String address = address(operation);
        HttpResponse<String> answer = api.send(
                operation.method().toUpperCase(Locale.ROOT),
                address,
                body == null ? "" : body.getKey(),
                body == null
                        ? ""
                        : body.getValue().isTextual()
                                ? body.getValue().asText()
                                : body.getValue().toString());
        if (answer.statusCode() / 100 != 2) {
            wrong.add(operation.id() + " answers its example with " + answer.statusCode() + ": " + address + " "
                    + answer.body());
            return;
        }
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (type.startsWith("application/json")) {
            JsonNode told = JSON.readTree(answer.body());
            if (operation.id().equals("scenario")) {
                ids.put("/api/v1/scenarios/", told.path("id").asText());
            }
            answers.withObjectProperty(operation.id()).set(Integer.toString(answer.statusCode()), shortened(told));
        }
    }

    private String address(Operation operation) {
        String path = operation.path();
        List<String> query = new ArrayList<>();
        for (JsonNode parameter : operation.told().path("parameters")) {
            String name = parameter.path("name").asText();
            String value = example(parameter);
            if (parameter.path("in").asText().equals("path")) {
                String prefix = path.substring(0, path.indexOf('{'));
                path = path.replace(
                        "{" + name + "}", encoded(ids.getOrDefault(name.equals("id") ? prefix : "", value)));
            } else if (parameter.path("in").asText().equals("query")) {
                if (name.equals("limit")) {
                    query.add("limit=2");
                } else if (name.equals("dryRun")) {
                    query.add("dryRun=true");
                } else if (parameter.path("required").asBoolean() || name.equals("territory")) {
                    query.add(name + "=" + encoded(value));
                }
            }
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String example(JsonNode parameter) {
        JsonNode schema = parameter.path("schema");
        for (JsonNode place : new JsonNode[] {parameter, schema}) {
            if (place.has("example")) {
                return place.path("example").asText();
            }
            for (JsonNode one : place.path("examples")) {
                return one.has("value") ? one.path("value").asText() : one.asText();
            }
        }
        return "";
    }

    /** With two items a list, so that it can be read. */
    private static JsonNode shortened(JsonNode node) {
        if (node instanceof ArrayNode array) {
            ArrayNode few = JSON.createArrayNode();
            for (int i = 0; i < Math.min(2, array.size()); i++) {
                few.add(shortened(array.get(i)));
            }
            return few;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode few = JSON.createObjectNode();
            object.properties().forEach(field -> few.set(field.getKey(), shortened(field.getValue())));
            return few;
        }
        return node;
    }
}
