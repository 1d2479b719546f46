package io.secunda.gateway;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.secunda.testkit.KafkaAndMongo;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
@WithTestResource(ScenariosTest.Analysts.class)
class ScenariosTest {

    private static final String KEY = "sk_test_of_scenarios";
    private static final String REQUEST = "{\"territory\": \"CN\", \"title\": \"A park\", \"observations\": []}";

    /** Stands for metrics-service and policy-service. */
    public static final class Analysts implements QuarkusTestResourceLifecycleManager {

        static final List<String> BODIES = new CopyOnWriteArrayList<>();
        static volatile int metricsStatus = 200;
        static volatile int policyStatus = 200;
        private HttpServer metrics;
        private HttpServer policy;

        @Override
        public Map<String, String> start() {
            metrics = server(exchange -> answer(exchange, metricsStatus, metricsStatus == 200 ? VALUES : REFUSAL));
            policy = server(exchange -> answer(exchange, policyStatus, ADVICE));
            return Map.of(
                    "secunda.services.metrics",
                    "http://127.0.0.1:" + metrics.getAddress().getPort(),
                    "secunda.services.policy",
                    "http://127.0.0.1:" + policy.getAddress().getPort(),
                    "secunda.access.admin-key",
                    KEY,
                    "secunda.scenarios.most",
                    "3");
        }

        private static HttpServer server(com.sun.net.httpserver.HttpHandler handler) {
            try {
                var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                server.createContext("/internal/scenarios", handler);
                server.start();
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void answer(HttpExchange exchange, int status, String json) throws IOException {
            BODIES.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }

        @Override
        public void stop() {
            metrics.stop(0);
            policy.stop(0);
        }
    }

    private static final String VALUES = """
            {"values": [
               {"subject": "city:a@R", "indicator": "gini", "period": "2020", "previous": 0.25, "value": 0.5, "unit": "1",
                "names": {"en": "A", "zh": "甲"}, "coverage": 1},
               {"subject": "city:b@R", "indicator": "gini", "period": "2020", "previous": 0.25, "value": 0.25, "unit": "1"},
               {"subject": "city:c@R", "indicator": "gini", "window": "5y", "period": "2020", "value": 0.5, "unit": "1"}],
             "indicators": {"gini": {"en": "Gini", "zh": "基尼系数"}}}""";
    private static final String ADVICE =
            "{\"recommendations\": [{\"id\": \"r~city:a@R\", \"change\": \"raised\", \"after\": {\"severity\": 0.5}}]}";
    private static final String REFUSAL =
            "{\"status\": 400, \"detail\": \"x\", \"errors\": [{\"field\": \"observations[0].city\", \"detail\": \"x\"}]}";

    private static Response post(String body) {
        return given().header("X-API-Key", KEY)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/scenarios");
    }

    @Test
    void joinsWhatMovesWithWhatWouldBeRecommendedAndCanBeReadAgain() {
        Analysts.BODIES.clear();
        Response answer = post(REQUEST);
        answer.then()
                .statusCode(201)
                .header("Secunda-Exercise", "true")
                .body("exercise", equalTo(true))
                .body("title", equalTo("A park"))
                .body("request.territory", equalTo("CN"))
                .body("indicators", hasSize(2))
                .body("indicators[0].before", equalTo(0.25f))
                .body("indicators[0].after", equalTo(0.5f))
                .body("indicators[0].names.zh", equalTo("甲"))
                .body("indicators[0].indicatorNames.zh", equalTo("基尼系数"))
                .body("indicators[1].before", nullValue())
                .body("indicators[1].window", equalTo("5y"))
                .body("recommendations[0].change", equalTo("raised"))
                .body("recommendations[0].before", nullValue());
        assertThat(Analysts.BODIES).hasSize(2);
        assertThat(Analysts.BODIES.get(1)).contains("\"values\"", "city:b@R");

        when().get(answer.header("Location"))
                .then()
                .statusCode(200)
                .header("Secunda-Exercise", "true")
                .body(equalTo(answer.asString()));
    }

    @Test
    void keepsOnlyTheNewestAndNamesNoneAlike() {
        Set<String> ids = new HashSet<>();
        String first = post(REQUEST).path("id");
        ids.add(first);
        for (int i = 0; i < 3; i++) {
            ids.add(post(REQUEST).path("id"));
        }
        assertThat(ids).hasSize(4).allMatch(id -> id.length() >= 22);
        when().get("/api/v1/scenarios/" + first)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("expired"));
    }

    @Test
    void handsOnWhichFieldIsWrong() {
        Analysts.metricsStatus = 400;
        try {
            post(REQUEST)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("errors[0].field", equalTo("observations[0].city"));
        } finally {
            Analysts.metricsStatus = 200;
        }
        post("[]").then().statusCode(400);
        post("{").then().statusCode(400);
        post("{\"title\": 3}").then().statusCode(400).body("detail", containsString("title"));
        post("\"" + "x".repeat(1_000_001) + "\"").then().statusCode(413);
    }

    @Test
    void saysWhichPartDoesNotAnswer() {
        Analysts.policyStatus = 500;
        try {
            post(REQUEST).then().statusCode(503).body("detail", containsString("policy-service"));
        } finally {
            Analysts.policyStatus = 200;
        }
    }

    @Test
    void needsAKeyAndIsDescribed() {
        given().contentType("application/json")
                .body(REQUEST)
                .post("/api/v1/scenarios")
                .then()
                .statusCode(401);
        when().get("/openapi").then().body("paths", hasKey("/api/v1/scenarios/{id}"));
    }
}
