package io.secunda.gateway;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
@WithTestResource(ChangesTest.Services.class)
class ChangesTest {

    /** Stands for the three services: all three on one port, as their addresses differ. */
    public static final class Services implements QuarkusTestResourceLifecycleManager {

        static final List<String> ASKED = new CopyOnWriteArrayList<>();
        static volatile int causesStatus = 200;
        private HttpServer metrics;
        private HttpServer policy;
        private HttpServer ingestion;

        @Override
        public Map<String, String> start() {
            metrics = server();
            metrics.createContext("/internal/changes", exchange -> answer(exchange, 200, MOVED));
            metrics.createContext("/internal/foundations", exchange -> answer(exchange, 200, FOUNDATIONS));
            policy = server();
            policy.createContext("/internal/changes", exchange -> answer(exchange, 200, BECAME));
            ingestion = server();
            ingestion.createContext("/internal/causes", exchange -> answer(exchange, causesStatus, CAUSES));
            return Map.of(
                    "secunda.services.metrics", address(metrics),
                    "secunda.services.policy", address(policy),
                    "secunda.services.ingestion", address(ingestion));
        }

        private static HttpServer server() {
            try {
                var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                server.start();
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String address(HttpServer server) {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        private static void answer(HttpExchange exchange, int status, String json) throws IOException {
            ASKED.add(exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
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
            ingestion.stop(0);
        }
    }

    private static final String MOVED = """
            {"items": [
               {"before": {"value": 0.25, "coverage": 1, "provisional": true, "recorded": "2026-01-01T00:00:00Z"},
                "after": {"subject": "region:R", "names": {"en": "R", "zh": "区"}, "indicator": "theil_t", "period": "2020",
                          "unit": "none", "value": 0.5, "coverage": 1, "provisional": false, "cause": "CN/a/gdp/2020/s@2026",
                          "recorded": "2026-03-01T00:00:00Z"}}],
             "next": "m1"}""";
    private static final String BECAME = """
            {"items": [
               {"id": "r~region:R", "subject": "region:R", "after": {"state": "raised"}, "states": ["raised"],
                "evidence": [{"input": "t", "indicator": "theil_t", "subject": "region:R",
                              "after": {"from": "2010", "period": "2020", "value": 0.5}}]}]}""";
    private static final String FOUNDATIONS = """
            {"foundations": [
               {"names": {"en": "Theil T", "zh": "泰尔"}, "variables": ["gdp"], "flows": [], "agreements": false, "periods": ["2020"]},
               {"names": {"en": "Theil T", "zh": "泰尔"}, "variables": ["gdp"], "flows": [], "agreements": false, "until": "2020",
                "periods": []}]}""";
    private static final String CAUSES = """
            {"facts": {"CN/a/gdp/2020/s@2026": {"kind": "observation", "after": {"value": 9}}},
             "answers": [{"keys": ["CN/a/gdp/2020/s@2026"], "more": 0}, {"keys": ["CN/a/gdp/2020/s@2026"], "more": 4}]}""";

    @BeforeEach
    void begin() {
        Services.ASKED.clear();
        Services.causesStatus = 200;
    }

    @Test
    void joinsWhatMovedWithWhatWasThenRecommendedAndWhy() {
        when().get("/api/v1/changes?territory=CN&from=2026-03-01&to=2026-03-01&region=R")
                .then()
                .statusCode(200)
                .body("from", equalTo("2026-03-01T00:00:00Z"))
                .body("to", equalTo("2026-03-01T23:59:59.999999999Z"))
                .body("indicators", hasSize(1))
                .body("indicators[0].before.value", equalTo(0.25f))
                .body("indicators[0].before.provisional", equalTo(true))
                .body("indicators[0].after.value", equalTo(0.5f))
                .body("indicators[0].indicatorNames.zh", equalTo("泰尔"))
                .body("indicators[0].because.facts", contains("CN/a/gdp/2020/s@2026"))
                .body("indicators[0].because.more", equalTo(0))
                .body("recommendations[0].states", contains("raised"))
                .body("recommendations[0].evidence[0].because.more", equalTo(4))
                .body("facts", hasKey("CN/a/gdp/2020/s@2026"));

        assertThat(Services.ASKED).hasSize(4);
        assertThat(Services.ASKED.get(0))
                .contains(
                        "territory=CN",
                        "region=R",
                        "since=2026-03-01T00:00:00Z",
                        "until=2026-03-01T23:59:59.999999999Z");
        assertThat(Services.ASKED.get(2)).contains("{\"indicator\":\"theil_t\",\"period\":\"2020\",\"from\":\"2010\"}");
        assertThat(Services.ASKED.get(3))
                .contains("\"cause\":\"CN/a/gdp/2020/s@2026\"", "\"variables\":[\"gdp\"]", "\"until\":\"2020\"");
    }

    @Test
    void eachListGoesOnByItselfAndTheEndStays() {
        Response first = when().get("/api/v1/changes?territory=CN&from=2026-03-01");
        String until = first.path("to");
        String next = first.path("next");
        assertThat(first.header("Link"))
                .startsWith("</api/v1/changes?")
                .contains("after=" + next, "to=" + until.replace(":", "%3A"))
                .endsWith("rel=\"next\"");
        Services.ASKED.clear();

        when().get("/api/v1/changes?territory=CN&from=2026-03-01&to=" + until + "&after=" + next)
                .then()
                .statusCode(200)
                .body("indicators", hasSize(1))
                .body("recommendations", empty());
        assertThat(Services.ASKED.get(0)).contains("after=m1");
        assertThat(Services.ASKED).noneMatch(asked -> asked.contains("until=") && asked.contains("after=-"));
    }

    @Test
    void whoAsksForAnIndicatorIsToldOfNoRecommendation() {
        when().get("/api/v1/changes?territory=CN&from=2026-03-01&indicator=theil_t")
                .then()
                .statusCode(200)
                .body("indicators", hasSize(1))
                .body("recommendations", empty());
        assertThat(Services.ASKED.get(0)).contains("indicator=theil_t");
    }

    @Test
    void whatCannotBeReadIsAProblemThatNamesTheParameter() {
        refused("from=2026-03-01", "territory");
        refused("territory=CN", "from");
        refused("territory=CN&from=lately", "from");
        refused("territory=CN&from=2026-03-02&to=2026-03-01", "to");
        refused("territory=CN&from=2026-03-02&limit=0", "limit");
        refused("territory=CN&from=2026-03-02&limit=x", "limit");
        refused("territory=CN&from=2026-03-02&subject=moon", "subject");
        refused("territory=CN&from=2026-03-02&after=x", "after");
        assertThat(Services.ASKED).isEmpty();
    }

    private static void refused(String query, String parameter) {
        when().get("/api/v1/changes?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("parameter " + parameter));
    }

    @Test
    void aPartThatDoesNotAnswerIsNamed() {
        Services.causesStatus = 500;
        when().get("/api/v1/changes?territory=CN&from=2026-03-01")
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .body("detail", containsString("ingestion-service"))
                .body("indicators", nullValue());
    }
}
