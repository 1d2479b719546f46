package io.secunda.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.secunda.events.Json;
import io.secunda.testkit.KafkaAndMongo;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every operation times every kind of key, and the doors that are no operations. */
@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
@WithTestResource(FakeServices.class)
class AuthorisationTest {

    private static final String EVERYBODY = "everybody";
    private static final List<String> SCOPES = List.of("admin", "policy", "subscriptions", "write:data");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch", "head", "options");

    /** What may be read without a key is read by everybody; of the rest, who may do it. */
    private static final Map<String, String> NEEDED = Map.ofEntries(
            Map.entry("POST /api/v1/agreements", "write:data"),
            Map.entry("POST /api/v1/flows", "write:data"),
            Map.entry("POST /api/v1/observations", "write:data"),
            Map.entry("POST /api/v1/territories/{territory}/geography", "write:data"),
            Map.entry("POST /api/v1/recommendations/{id}/decisions", "policy"),
            Map.entry("POST /api/v1/scenarios", "policy"),
            Map.entry("POST /api/v1/rules/{id}/backtest", "policy"),
            Map.entry("PUT /api/v1/rules/{id}", "policy"),
            Map.entry("DELETE /api/v1/rules/{id}", "policy"),
            Map.entry("GET /api/v1/subscriptions", "subscriptions"),
            Map.entry("POST /api/v1/subscriptions", "subscriptions"),
            Map.entry("POST /api/v1/subscriptions/test", "subscriptions"),
            Map.entry("GET /api/v1/subscriptions/{id}", "subscriptions"),
            Map.entry("PUT /api/v1/subscriptions/{id}", "subscriptions"),
            Map.entry("DELETE /api/v1/subscriptions/{id}", "subscriptions"),
            Map.entry("POST /api/v1/subscriptions/{id}/verify", "subscriptions"),
            Map.entry("POST /api/v1/subscriptions/{id}/secret", "subscriptions"),
            Map.entry("POST /api/v1/subscriptions/{id}/recover", "subscriptions"),
            Map.entry("GET /api/v1/subscriptions/{id}/deliveries", "subscriptions"),
            Map.entry("POST /api/v1/subscriptions/{id}/deliveries/{event}/resend", "subscriptions"),
            Map.entry("GET /api/v1/keys", "admin"),
            Map.entry("POST /api/v1/keys", "admin"),
            Map.entry("DELETE /api/v1/keys/{id}", "admin"),
            Map.entry("POST /api/v1/keys/{id}/rotate", "admin"),
            Map.entry("GET /api/v1/audit", "admin"),
            Map.entry("POST /api/v1/rebuild", "admin"));

    private static final List<String> READ_BY_EVERYBODY = List.of(
            "/api/v1/agreements",
            "/api/v1/catalogue/indicators",
            "/api/v1/catalogue/rules",
            "/api/v1/catalogue/variables",
            "/api/v1/changes",
            "/api/v1/events",
            "/api/v1/flows",
            "/api/v1/flows.jsonstat",
            "/api/v1/flows.parquet",
            "/api/v1/imports",
            "/api/v1/imports/{id}",
            "/api/v1/imports/{id}/events",
            "/api/v1/indicators",
            "/api/v1/indicators.geojson",
            "/api/v1/indicators.jsonstat",
            "/api/v1/indicators.parquet",
            "/api/v1/observations",
            "/api/v1/observations.geojson",
            "/api/v1/observations.jsonstat",
            "/api/v1/observations.parquet",
            "/api/v1/recommendations",
            "/api/v1/recommendations.geojson",
            "/api/v1/recommendations.jsonstat",
            "/api/v1/recommendations.parquet",
            "/api/v1/recommendations/{id}",
            "/api/v1/recommendations/{id}/provenance",
            "/api/v1/rules",
            "/api/v1/rules/{id}",
            "/api/v1/scenarios/{id}",
            "/api/v1/status",
            "/api/v1/territories",
            "/api/v1/territories/{territory}",
            "/api/v1/territories/{territory}/cities",
            "/api/v1/territories/{territory}/cities.geojson",
            "/api/v1/territories/{territory}/cities/{city}/diagnosis",
            "/api/v1/territories/{territory}/datapackage.zip",
            "/api/v1/territories/{territory}/regions",
            "/api/v1/territories/{territory}/regions.geojson",
            "/api/v1/territories/{territory}/regions/{region}",
            "/api/v1/territories/{territory}/regions/{region}/brief",
            "/api/v1/territories/{territory}/regions/{region}/brief.html",
            "/api/v1/territories/{territory}/regions/{region}/brief.md",
            "/api/v1/territories/{territory}/regions/{region}/partnerships",
            "/schemas/{name}");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TestHTTPResource
    URL gateway;

    @BeforeEach
    void letSlowAnswersGo() {
        FakeServices.secondHalf = new CountDownLatch(0);
    }

    private static Map<String, String> expectations() {
        Map<String, String> all = new TreeMap<>(NEEDED);
        READ_BY_EVERYBODY.forEach(path -> all.put("GET " + path, EVERYBODY));
        return all;
    }

    /** One that is added without saying here who may do it fails. */
    @Test
    void everyOperationHasAnExpectation() throws Exception {
        Set<String> found = new TreeSet<>();
        try (InputStream in =
                io.secunda.gateway.reference.OpenApiResource.class.getResourceAsStream("gateway-openapi.json")) {
            addOperations(found, Json.mapper().readTree(in));
        }
        assertThat(found).isNotEmpty().isSubsetOf(expectations().keySet());
        JsonNode told = Json.mapper()
                .readTree(send("GET", "/nothing", null, "application/json").body());
        told.path("available").forEach(operation -> {
            // pages are no operations: see below
            if (operation.asText().contains("/api/") || operation.asText().contains("/schemas/")) {
                found.add(operation.asText());
            }
        });
        assertThat(found).isEqualTo(expectations().keySet());
    }

    private static void addOperations(Set<String> found, JsonNode document) {
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (METHODS.contains(method)) {
                        found.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
                    }
                }));
    }

    @Test
    void everyKeyDoesWhatItsScopeAllowsAndNothingElse() throws Exception {
        Map<String, String> keys = new LinkedHashMap<>();
        for (String scope : SCOPES) {
            keys.put(scope, key(scope, Instant.now().plus(Duration.ofHours(1))));
        }
        Map<String, @Nullable String> strangers = new LinkedHashMap<>();
        strangers.put("no key", null);
        strangers.put("an empty key", "");
        strangers.put("an unknown key", "sk_that_nobody_made");
        strangers.put("an expired key", expired());

        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (var operation : expectations().entrySet()) {
            String needed = operation.getValue();
            for (var stranger : strangers.entrySet()) {
                int status = ask(operation.getKey(), stranger.getValue());
                boolean refused = needed.equals(EVERYBODY) ? letIn(status) : status == 401;
                note(wrong, refused, operation.getKey(), stranger.getKey(), status);
                asked++;
            }
            for (var key : keys.entrySet()) {
                int status = ask(operation.getKey(), key.getValue());
                boolean may = needed.equals(EVERYBODY)
                        || needed.equals(key.getKey())
                        || key.getKey().equals("admin");
                note(wrong, may ? letIn(status) : status == 403, operation.getKey(), key.getKey(), status);
                asked++;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isEqualTo(expectations().size() * (SCOPES.size() + strangers.size()));
    }

    private static void note(List<String> wrong, boolean right, String operation, String who, int status) {
        if (!right) {
            wrong.add(operation + " by " + who + ": " + status);
        }
    }

    /** Whatever came of it afterwards. */
    private static boolean letIn(int status) {
        return status != 401 && status != 403 && status != 405 && status != 429;
    }

    private int ask(String operation, @Nullable String key) throws Exception {
        String[] parts = operation.split(" ", 2);
        return send(parts[0], parts[1].replaceAll("\\{[a-z]+}", "none"), key, "application/json")
                .statusCode();
    }

    private HttpResponse<String> send(String method, String path, @Nullable String key, String accept)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create(gateway.toString().replaceAll("/$", "") + path))
                .header("Accept", accept)
                .header("Content-Type", "application/json")
                // who says so himself is not believed
                .header("X-Secunda-Key-Owner", "admin")
                .header("X-Secunda-Key-Admin", "true")
                .timeout(Duration.ofSeconds(30))
                .method(
                        method,
                        method.equals("GET") || method.equals("HEAD")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString("[]"));
        if (key != null) {
            request.header("X-API-Key", key);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String key(String scope, Instant expires) {
        return given().header("X-API-Key", FakeServices.KEY)
                .contentType("application/json")
                .body("{\"name\": \"" + scope.replace(':', '-') + "\", \"scopes\": [\"" + scope + "\"], \"expires\": \""
                        + expires + "\"}")
                .post("/api/v1/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    /** An administrator's, of yesterday. */
    private String expired() {
        String key = key("admin", Instant.now().plusMillis(1_500));
        await().until(() -> ask("GET /api/v1/keys", key) == 401);
        return key;
    }

    /** Other spellings of what needs a key, and what is not there for anybody, with and without a key. */
    @Test
    void noOtherDoorIsOpen() throws Exception {
        for (String path : List.of(
                "/api/v1/keys",
                "/api/v1/keys?x=1",
                "/api/v1/keys/",
                "/api/v1//keys",
                "/api/v1/keys;x=1",
                "/api/v1/%6beys",
                "/api/v1/%6Beys",
                "/api/v1/./keys",
                "/api/v1/events/../keys",
                "/api/v1/events/%2e%2e/keys",
                "/API/v1/keys",
                "/api/v1/audit",
                "/api/v1/audit;x=1",
                "/api/v1/subscriptions",
                "/api/v1/subscriptions/",
                "/api/v1/subscriptions;x=1",
                "/api/v1/%73ubscriptions",
                "/api/v1/subscriptions/none/deliveries",
                "/api/v1/subscriptions/none/deliveries/")) {
            for (String method : List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH")) {
                assertThat(send(method, path, null, "application/json").statusCode())
                        .as("%s %s", method, path)
                        .isIn(401, 404, 405);
            }
        }
        FakeServices.ASKED.clear();
        for (String path : List.of(
                "/internal/status",
                "/internal/rebuild",
                "/api/v1/internal/status",
                "/api/v1/territories/..%2f..%2f..%2finternal%2fstatus",
                "/q/",
                "/q/openapi",
                "/q/dev",
                "/q/dev-ui",
                "/q/arc",
                "/q/info",
                "/q/swagger-ui",
                "/q/metrics/../openapi",
                "/q/health/../openapi",
                "/q/health/%2e%2e/openapi",
                "/metrics")) {
            for (String method : List.of("GET", "POST")) {
                assertThat(send(method, path, FakeServices.KEY, "application/json")
                                .statusCode())
                        .as("%s %s", method, path)
                        .isIn(404, 405);
            }
        }
        assertThat(FakeServices.ASKED).isEmpty();
    }

    /** Reading needs no key; what is read here is not what needs one. */
    @Test
    void pagesAndStreamsAreOpenAndTellNothingThatNeedsAKey() throws Exception {
        for (String page : List.of("/", "/docs/", "/openapi", "/asyncapi", "/q/health", "/q/metrics")) {
            HttpResponse<String> answer = send("GET", page, null, "*/*");
            assertThat(letIn(answer.statusCode())).as(page).isTrue();
            assertThat(answer.body()).as(page).doesNotContain(FakeServices.KEY);
        }
        try (var stream = new SseClient(gateway, "", Map.of("X-API-Key", "sk_that_nobody_made"))) {
            await().until(() -> !stream.lastId().isEmpty());
            key("policy", Instant.now().plus(Duration.ofHours(1)));
            await().until(() -> stream.comments() > 1);
            assertThat(stream.received())
                    .noneMatch(event ->
                            event.type().contains("access-key") || event.type().contains("subscription.changed"));
        }
    }

    /** A scope opens the door; whose a subscription is decides behind it. */
    @Test
    void nobodySeesOrTouchesAnothersSubscription() throws Exception {
        String owner = key("subscriptions", Instant.now().plus(Duration.ofHours(1)));
        String other = given().header("X-API-Key", FakeServices.KEY)
                .contentType("application/json")
                .body("{\"name\": \"another\", \"scopes\": [\"subscriptions\"]}")
                .post("/api/v1/keys")
                .path("key");
        String id = given().header("X-API-Key", owner)
                .contentType("application/json")
                .body("{\"sink\": \"https://example.invalid/hook\"}")
                .post("/api/v1/subscriptions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String there = "/api/v1/subscriptions/" + id;
        for (String operation : NEEDED.keySet()) {
            if (operation.contains("/subscriptions/{id}")) {
                String[] parts = operation.split(" ", 2);
                String path =
                        parts[1].replace("/api/v1/subscriptions/{id}", there).replace("{event}", "none");
                assertThat(send(parts[0], path, other, "application/json").statusCode())
                        .as(operation)
                        .isEqualTo(404);
            }
        }
        assertThat(send("GET", "/api/v1/subscriptions", other, "application/json")
                        .body())
                .doesNotContain(id);
        assertThat(send("GET", there, owner, "application/json").statusCode()).isEqualTo(200);
        assertThat(send("DELETE", there, owner, "application/json").statusCode())
                .isEqualTo(204);
    }
}
