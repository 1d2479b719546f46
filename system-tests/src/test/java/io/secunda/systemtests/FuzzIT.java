package io.secunda.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The OpenAPI document, tried out: its examples, and thousands of requests made from the OpenAPI document, most of them not as it says: none is answered by a fault of ours, and no
 * answer breaks the document. In full by {@code ./mvnw verify -Dit.test=FuzzIT -Dfuzz.requests=10000}; another seed by
 * {@code -Dfuzz.seed=…}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FuzzIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** What any request may be answered by, documented or not. */
    private static final Set<Integer> ALWAYS = Set.of(400, 401, 403, 404, 405, 406, 413, 414, 415, 429);

    /** What is answered before, or without, anything that could write a problem. */
    private static final Set<Integer> SILENT = Set.of(405, 406, 414);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private final Map<String, JsonSchema> schemas = new HashMap<>();

    private RunningSystem system;
    private JsonNode document;

    @BeforeAll
    void start(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws Exception {
        system = new RunningSystem(Files.createDirectories(folder.resolve("data")));
        system.start();
        Path work = Files.createDirectories(folder.resolve("work"));
        assertThat(system.run(work, "load", system.sample().toString(), "--data", system.data())
                        .exitCode())
                .isZero();
        await().atMost(Duration.ofSeconds(90))
                .until(() -> system.api()
                                .send("GET", "/api/v1/recommendations/polarization-population~region:CYU", "", "")
                                .statusCode()
                        == 200);
        document = JSON.readTree(send("/openapi", "GET", "", "application/json", "application/json")
                .body());
    }

    @AfterAll
    void stop() {
        system.close();
    }

    /**
     * {@code -Ddocs.update} makes the examples of answers anew, in the gateway's {@code examples.json}.
     */
    @Test
    @Order(1)
    void everyOperationHasExamplesAndTheSystemAnswersThem() throws IOException {
        var examples = new OperationExamples(system.api(), document);
        List<String> wrong = examples.wrong();
        if (System.getProperty("docs.update") != null) {
            Path file = Path.of("../gateway/src/main/resources/io/secunda/gateway/reference/examples.json");
            ObjectNode kept = (ObjectNode) JSON.readTree(file.toFile());
            ObjectNode responses = kept.withObjectProperty("responses");
            examples.answers().properties().stream()
                    // a key is nobody's example, and what an operation brings itself is not repeated
                    .filter(answer ->
                            responses.has(answer.getKey()) || wrong.toString().contains(answer.getKey() + " 2"))
                    .forEach(answer ->
                            responses.withObjectProperty(answer.getKey()).setAll((ObjectNode) answer.getValue()));
            Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(kept) + "\n");
        }
        assertThat(wrong)
                .as("renew: ./mvnw verify -pl system-tests -Dit.test=FuzzIT -Dfuzz.requests=0 -Ddocs.update")
                .isEmpty();
    }

    @Test
    @Order(2)
    void noRequestIsAnsweredByAFaultAndNoAnswerBreaksTheDocument() throws Exception {
        var fuzz = new Fuzz(document, Long.getLong("fuzz.seed", 20_261_124L));
        assertThat(fuzz.operations()).hasSizeGreaterThan(40);
        int requests = Integer.getInteger("fuzz.requests", 2_000);
        Map<String, String> broken = new TreeMap<>();
        Map<Integer, Integer> statuses = new TreeMap<>();
        for (int number = 0; number < requests; number++) {
            Fuzz.Request request = fuzz.next(number);
            HttpResponse<String> response = send(
                    request.address(),
                    request.operation().method(),
                    request.body(),
                    request.contentType(),
                    request.accept());
            statuses.merge(response.statusCode(), 1, Integer::sum);
            String why = wrong(document, request, response);
            if (!why.isEmpty()) {
                broken.putIfAbsent(
                        request.operation() + " " + response.statusCode() + " " + firstWords(why),
                        response.statusCode() + " " + why + "\n    " + request);
            }
        }
        System.out.println("fuzz: requests=" + requests + " statuses=" + statuses);
        assertThat(statuses.getOrDefault(200, 0)).isGreaterThanOrEqualTo(requests / 20);
        assertThat(broken.values()).isEmpty();
    }

    private static String firstWords(String why) {
        return why.substring(0, Math.min(40, why.length()));
    }

    /** What is wrong with an answer; nothing when it is as it should be. */
    private String wrong(JsonNode document, Fuzz.Request request, HttpResponse<String> response) throws IOException {
        int status = response.statusCode();
        if (status >= 500) {
            return "a fault: " + response.body();
        }
        JsonNode responses = request.operation().told().path("responses");
        JsonNode told = responses.path(Integer.toString(status));
        if (SILENT.contains(status)) {
            return "";
        }
        if (told.isMissingNode()) {
            return ALWAYS.contains(status) ? problem(response) : "status " + status + " is not in the document";
        }
        String type = response.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        if (status >= 400) {
            return problem(response);
        }
        JsonNode schema = told.path("content").path(type).path("schema");
        if (schema.isMissingNode() || !type.endsWith("json")) {
            return "";
        }
        List<String> messages = new ArrayList<>();
        schema(document, schema)
                .validate(JSON.readTree(response.body()))
                .forEach(message -> messages.add(message.toString()));
        return messages.isEmpty()
                ? ""
                : "answer breaks the document: " + messages.subList(0, Math.min(3, messages.size()));
    }

    /** Every refusal is a problem that says what to do. */
    private static String problem(HttpResponse<String> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (!type.startsWith("application/problem+json")) {
            return "a refusal that is no problem: " + type;
        }
        try {
            JsonNode problem = JSON.readTree(response.body());
            return problem.path("status").asInt() == response.statusCode()
                            && !problem.path("detail").asText().isBlank()
                    ? ""
                    : "a problem without status or detail: " + problem;
        } catch (IOException e) {
            return "a problem that is no JSON";
        }
    }

    private JsonSchema schema(JsonNode document, JsonNode schema) {
        return schemas.computeIfAbsent(schema.toString(), text -> {
            ObjectNode whole = schema.deepCopy();
            whole.set("components", document.path("components"));
            return factory.getSchema(whole);
        });
    }

    private HttpResponse<String> send(String address, String method, String body, String type, String accept)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(system.url() + address))
                .header("X-API-Key", system.key())
                .header("Accept", accept)
                .timeout(Duration.ofSeconds(60));
        if (!body.isEmpty()) {
            request.header("Content-Type", type);
        }
        request.method(
                method,
                body.isEmpty()
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
