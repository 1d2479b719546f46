package io.secunda.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.secunda.events.topic.Topic;
import io.secunda.events.topic.TopicSetup;
import io.secunda.testkit.TestCluster;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a key may do: who sends figures has no say in policy, and who decides on policy sends no figures. */
@QuarkusTest
@WithTestResource(ScopesTest.KeysAndServices.class)
class ScopesTest {

    private static final String DATA_KEY = "sk_test_of_a_provider";
    private static final String POLICY_KEY = "sk_test_of_a_planner";
    private static final String RULE = "id: plain\ntitle: {en: Uneven, zh: 不均}\n";
    private static final String DECISION = "{\"decision\":\"accept\",\"who\":\"DRC 四川\",\"why\":\"in the plan\"}";
    private static final String SCENARIO = "{\"territory\":\"CN\",\"observations\":[]}";

    /** A request as it came to a service. */
    private record Asked(
            String request,
            String body,
            String contentType,
            @Nullable String owner,
            @Nullable String apiKey) {}

    /** A broker on which both keys are, and a server in the place of all services. */
    public static final class KeysAndServices implements QuarkusTestResourceLifecycleManager {

        static final List<Asked> ASKED = new CopyOnWriteArrayList<>();
        private TestCluster cluster;
        private HttpServer services;

        @Override
        public Map<String, String> start() {
            cluster = TestCluster.start();
            Map<String, Object> kafka = Map.of("bootstrap.servers", cluster.bootstrapServers());
            TopicSetup.ensure(kafka, 3, (short) 1, Duration.ofMinutes(1));
            try (var producer = new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer())) {
                producer.send(record("provider", DATA_KEY, "write:data"));
                producer.send(record("planner", POLICY_KEY, "policy"));
            }
            try {
                services = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            services.createContext("/", KeysAndServices::answer);
            services.start();
            String address = "http://127.0.0.1:" + services.getAddress().getPort();
            return Map.of(
                    "kafka.bootstrap.servers",
                    cluster.bootstrapServers(),
                    "quarkus.mongodb.connection-string",
                    cluster.mongoUri(),
                    "secunda.services.ingestion",
                    address,
                    "secunda.services.metrics",
                    address,
                    "secunda.services.policy",
                    address);
        }

        private static ProducerRecord<String, String> record(String name, String key, String scope) {
            String hash = sha256(key);
            String value =
                    "{\"name\":\"%s\",\"sha256\":\"%s\",\"scopes\":[\"%s\"],\"created\":\"2026-01-01T00:00:00Z\"}"
                            .formatted(name, hash, scope);
            return new ProducerRecord<>(Topic.ACCESS_KEYS.topicName(), name + "/" + hash, value);
        }

        private static String sha256(String text) {
            try {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            } catch (java.security.NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void answer(HttpExchange exchange) throws IOException {
            var headers = exchange.getRequestHeaders();
            ASKED.add(new Asked(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    headers.getFirst("Content-Type"),
                    headers.getFirst("X-Secunda-Key-Owner"),
                    headers.getFirst("X-API-Key")));
            byte[] body = "{\"values\":[],\"recommendations\":[]}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }

        @Override
        public void stop() {
            services.stop(0);
            cluster.close();
        }
    }

    @BeforeEach
    void forget() {
        KeysAndServices.ASKED.clear();
    }

    private static Response write(String key, String method, String path, String contentType, String body) {
        return given().urlEncodingEnabled(false)
                .header("X-API-Key", key)
                .header("X-Secunda-Key-Owner", "somebody else")
                .contentType(contentType)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .request(method, path);
    }

    private static void assertForbidden(Response answer, String scope) {
        answer.then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", containsString("needs a key with scope '" + scope + "'"));
    }

    @Test
    void aKeyForDataHasNoSayInPolicy() {
        assertForbidden(write(DATA_KEY, "PUT", "/api/v1/rules/plain", "application/yaml", RULE), "policy");
        assertForbidden(write(DATA_KEY, "DELETE", "/api/v1/rules/plain", "application/yaml", ""), "policy");
        assertForbidden(write(DATA_KEY, "POST", "/api/v1/rules/plain/backtest", "application/yaml", RULE), "policy");
        assertForbidden(
                write(DATA_KEY, "POST", "/api/v1/recommendations/r~region:R/decisions", "application/json", DECISION),
                "policy");
        assertForbidden(write(DATA_KEY, "POST", "/api/v1/scenarios", "application/json", SCENARIO), "policy");
        assertForbidden(write(DATA_KEY, "POST", "/api/v1/rebuild", "application/json", ""), "admin");
        assertThat(KeysAndServices.ASKED).isEmpty();

        write(DATA_KEY, "POST", "/api/v1/observations", "application/json", "[]")
                .then()
                .statusCode(200);
        assertThat(KeysAndServices.ASKED).extracting(Asked::owner).containsExactly("provider");
    }

    @Test
    void aKeyForPolicySendsNoFiguresAndRebuildsNothing() {
        assertForbidden(write(POLICY_KEY, "POST", "/api/v1/observations", "application/json", "[]"), "write:data");
        assertForbidden(
                write(POLICY_KEY, "POST", "/api/v1/territories/CN/geography", "application/json", "{}"), "write:data");
        assertForbidden(write(POLICY_KEY, "POST", "/api/v1/rebuild", "application/json", ""), "admin");
        assertThat(KeysAndServices.ASKED).isEmpty();
    }

    @Test
    void aRuleReachesItsServiceAsItWasSentAndUnderTheNameOfTheKey() {
        write(POLICY_KEY, "PUT", "/api/v1/rules/plain?dryRun=true", "application/yaml;charset=UTF-8", RULE)
                .then()
                .statusCode(200);
        assertThat(KeysAndServices.ASKED)
                .containsExactly(new Asked(
                        "PUT /api/v1/rules/plain?dryRun=true",
                        RULE,
                        "application/yaml;charset=UTF-8",
                        "planner",
                        null));
    }

    @Test
    void aKeyForPolicyDecidesBacktestsAndTriesOut() {
        write(POLICY_KEY, "POST", "/api/v1/recommendations/r~region:R/decisions", "application/json", DECISION)
                .then()
                .statusCode(200);
        write(POLICY_KEY, "POST", "/api/v1/rules/plain/backtest", "application/yaml", RULE)
                .then()
                .statusCode(200);
        write(POLICY_KEY, "DELETE", "/api/v1/rules/plain", "application/yaml", "")
                .then()
                .statusCode(200);
        assertThat(KeysAndServices.ASKED)
                .extracting(Asked::request, Asked::body, Asked::owner)
                .containsExactly(
                        tuple("POST /api/v1/recommendations/r~region:R/decisions", DECISION, "planner"),
                        tuple("POST /api/v1/rules/plain/backtest", RULE, "planner"),
                        tuple("DELETE /api/v1/rules/plain", "", "planner"));

        write(POLICY_KEY, "POST", "/api/v1/scenarios", "application/json", SCENARIO)
                .then()
                .statusCode(201)
                .body("exercise", equalTo(true));
    }

    @Test
    void aReaderCannotSayWhoHeIs() {
        given().header("X-Secunda-Key-Owner", "admin")
                .get("/api/v1/rules")
                .then()
                .statusCode(200);
        assertThat(KeysAndServices.ASKED).extracting(Asked::owner).containsOnlyNulls();
        assertThat(KeysAndServices.ASKED).extracting(Asked::request).containsExactly("GET /api/v1/rules");
    }
}
