package io.secunda.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes requests from an OpenAPI document: some as it says, most of them not quite. The same seed makes the same ones. */
final class Fuzz {

    /** What would leave nothing to test, or never ends. */
    private static final List<String> LEFT_OUT = List.of("rebuild");

    private static final List<String> NASTY = List.of(
            "",
            "0",
            "-1",
            "1",
            "99999999999999999999",
            "1e309",
            "NaN",
            "null",
            "true",
            "2020",
            "2020-13",
            "2020-01-01",
            "2020-02-30T25:00:00Z",
            "2026-11-24T00:00:00Z",
            "CN",
            "YRD",
            "510100",
            "region:YRD",
            "city:510100@CYU",
            "pair:510100~510600@CYU",
            "territory:CN",
            "city:",
            "theil_t",
            "core_share(gdp)",
            "core_share(",
            "../../etc/passwd",
            "..%2f..%2f",
            "%00",
            "\u0000",
            "\u0007\u001b[31m",
            "'\"<script>&amp;",
            "$where",
            "{\"$gt\":\"\"}",
            "城市",
            "\ud83c\udfd9",
            "\ud800",
            "a b",
            "a+b",
            "a/b",
            "a,b,,c",
            "*",
            "(((((((((((((((((((",
            "open",
            "all",
            "x".repeat(3_000));

    private static final List<String> TYPES = List.of(
            "application/json",
            "application/xml",
            "text/csv",
            "text/plain",
            "application/x-ndjson",
            "application/yaml",
            "application/cloudevents+json",
            "multipart/form-data; boundary=x",
            "nonsense",
            "application/json; charset=utf-16");

    private static final List<String> ACCEPTED = List.of(
            "application/json", "*/*", "text/csv", "text/html", "application/xml", "nonsense", "application/json;q=0");

    private final ObjectMapper json = new ObjectMapper();
    private final Random random;
    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();

    /** An operation of the document. */
    record Operation(String method, String path, JsonNode told, List<JsonNode> parameters) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** A request. */
    record Request(
            Operation operation, String address, String body, String contentType, String accept, boolean asItIs) {

        @Override
        public String toString() {
            String begin = body.length() > 300 ? body.substring(0, 300) + "…" : body;
            String where = address.length() > 300 ? address.substring(0, 300) + "…" : address;
            return operation.method() + " " + where + " accept=" + accept + " type=" + contentType + " body=" + begin;
        }
    }

    Fuzz(JsonNode document, long seed) {
        this.document = document;
        this.random = new Random(seed);
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    String id = operation.getValue().path("operationId").asText();
                    if (operation.getValue().has("responses") && !LEFT_OUT.contains(id)) {
                        List<JsonNode> parameters = new ArrayList<>();
                        path.getValue().path("parameters").forEach(parameters::add);
                        operation.getValue().path("parameters").forEach(parameters::add);
                        operations.add(new Operation(
                                operation.getKey().toUpperCase(java.util.Locale.ROOT),
                                path.getKey(),
                                operation.getValue(),
                                parameters));
                    }
                }));
    }

    List<Operation> operations() {
        return operations;
    }

    /** The next request; each operation has its turn. */
    Request next(int number) {
        Operation operation = turnOf(number);
        String path = operation.path();
        StringBuilder query = new StringBuilder();
        boolean tame = random.nextInt(5) == 0;
        for (JsonNode parameter : operation.parameters()) {
            JsonNode resolved = resolve(parameter);
            String name = resolved.path("name").asText();
            String value = value(resolved, tame);
            if (resolved.path("in").asText().equals("path")) {
                path = path.replace("{" + name + "}", value.isEmpty() ? "x" : encode(value));
            } else if (resolved.path("in").asText().equals("query")
                    && (resolved.path("required").asBoolean() && random.nextInt(10) > 0 || random.nextInt(3) == 0)) {
                query.append(query.isEmpty() ? "?" : "&")
                        .append(encode(name))
                        .append('=')
                        .append(encode(value));
            }
        }
        path = path.replaceAll("\\{[^}]*\\}", "x");
        if (random.nextInt(20) == 0) {
            query.append(query.isEmpty() ? "?" : "&").append("unknown=").append(encode(nasty()));
        }
        JsonNode content = resolve(operation.told().path("requestBody")).path("content");
        String type = content.isMissingNode() || random.nextInt(10) == 0
                ? TYPES.get(random.nextInt(TYPES.size()))
                : names(content).get(random.nextInt(content.size()));
        String body = operation.method().equals("GET") ? "" : body(content.path(type), tame);
        String accept = operation.path().endsWith("/events") || random.nextInt(4) > 0
                ? "application/json"
                : ACCEPTED.get(random.nextInt(ACCEPTED.size()));
        return new Request(operation, path + query, body, type, accept, tame);
    }

    /** Each in its turn; what is put together from many others, every tenth time. */
    private Operation turnOf(int number) {
        Operation next = operations.get(number % operations.size());
        boolean dear = next.path().contains("/brief");
        return dear && number / operations.size() % 10 > 0
                ? operations.get(random.nextInt(operations.size() / 2))
                : next;
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private JsonNode resolve(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.startsWith("#") ? document.at(reference.substring(1)) : node;
    }

    private String value(JsonNode parameter, boolean tame) {
        JsonNode example = parameter.has("example")
                ? parameter.get("example")
                : parameter.path("schema").path("examples").path(0);
        if (!example.isMissingNode() && (tame || random.nextInt(3) == 0)) {
            return example.asText();
        }
        JsonNode words = parameter.path("schema").path("enum");
        if (words.size() > 0 && random.nextInt(3) == 0) {
            return words.get(random.nextInt(words.size())).asText();
        }
        return nasty();
    }

    private String nasty() {
        return NASTY.get(random.nextInt(NASTY.size()));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String body(JsonNode content, boolean tame) {
        JsonNode example = content.has("example")
                ? content.get("example")
                : content.path("examples").isEmpty()
                        ? content.path("schema").path("examples").path(0)
                        : content.path("examples").iterator().next().path("value");
        int kind = random.nextInt(8);
        if (!example.isMissingNode() && (tame || kind < 5)) {
            JsonNode changed = tame ? example : mutated(example, 0);
            return changed.isTextual() ? changed.asText() : changed.toString();
        }
        return switch (kind) {
            case 0 -> "";
            case 1 -> "{";
            case 2 -> "[".repeat(2_000) + "]".repeat(2_000);
            case 3 -> "{\"a\":".repeat(500) + "1" + "}".repeat(500);
            case 4 -> nasty();
            case 5 -> "[null, 1, \"x\", {\"city_code\": 5}]";
            default -> "{\"" + nasty().replace("\\", "").replace("\"", "") + "\": " + random.nextInt() + "}";
        };
    }

    private JsonNode mutated(JsonNode node, int depth) {
        if (random.nextInt(6) == 0) {
            return other();
        }
        if (node instanceof ObjectNode object && depth < 8) {
            ObjectNode copy = json.createObjectNode();
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                if (random.nextInt(8) > 0) {
                    copy.set(field.getKey(), mutated(field.getValue(), depth + 1));
                }
            }
            if (random.nextInt(8) == 0) {
                copy.set(nasty(), other());
            }
            return copy;
        }
        if (node instanceof ArrayNode array && depth < 8) {
            ArrayNode copy = json.createArrayNode();
            array.forEach(item -> copy.add(mutated(item, depth + 1)));
            if (random.nextInt(4) == 0) {
                copy.add(other());
            }
            return copy;
        }
        return node;
    }

    private JsonNode other() {
        return switch (random.nextInt(7)) {
            case 0 -> json.nullNode();
            case 1 -> json.getNodeFactory().numberNode(random.nextLong());
            case 2 -> json.getNodeFactory().numberNode(-1.5e300);
            case 3 -> json.getNodeFactory().booleanNode(random.nextBoolean());
            case 4 -> json.createArrayNode().add(nasty()).add(random.nextInt());
            case 5 -> json.createObjectNode().put(nasty(), nasty());
            default -> json.getNodeFactory().textNode(nasty());
        };
    }
}
