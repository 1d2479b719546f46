package io.secunda.gateway;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
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
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
@WithTestResource(BriefTest.Offices.class)
class BriefTest {

    private static final String BRIEF = "/api/v1/territories/T/regions/R/brief";

    /** Stands for the three services: a region R with figures, and a region E without any. */
    public static final class Offices implements QuarkusTestResourceLifecycleManager {

        static final List<String> ASKED = new CopyOnWriteArrayList<>();
        static volatile int policyStatus = 200;
        private HttpServer server;

        @Override
        public Map<String, String> start() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server.createContext("/", Offices::answer);
            server.start();
            String address = "http://127.0.0.1:" + server.getAddress().getPort();
            return Map.of(
                    "secunda.services.ingestion", address,
                    "secunda.services.metrics", address,
                    "secunda.services.policy", address);
        }

        private static void answer(HttpExchange exchange) throws IOException {
            String asked = exchange.getRequestURI().toString();
            ASKED.add(asked);
            String path = exchange.getRequestURI().getPath();
            boolean policy = path.endsWith("/recommendations");
            String json = told(path, asked);
            int status = policy ? policyStatus : json == null ? 404 : 200;
            byte[] body = (json == null ? "{}" : json).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }

        private static String told(String path, String asked) {
            return switch (path) {
                case "/api/v1/territories/T" -> "{\"id\": \"T\", \"names\": {\"en\": \"Land\", \"zh\": \"国\"}}";
                case "/api/v1/territories/T/regions/R" -> REGION;
                case "/api/v1/territories/T/regions/E" ->
                    "{\"id\": \"E\", \"names\": {\"en\": \"Empty\", \"zh\": \"空\"}, \"members\": []}";
                case "/api/v1/catalogue/variables" ->
                    "{\"items\": [{\"id\": \"gdp\", \"names\": {\"en\": \"GDP\", \"zh\": \"地区生产总值\"}}]}";
                case "/api/v1/catalogue/indicators" -> CATALOGUE;
                case "/api/v1/indicators" -> indicators(asked);
                case "/api/v1/territories/T/cities/b/diagnosis" -> DIAGNOSIS;
                case "/api/v1/recommendations" -> asked.contains("region=R") ? ADVICE : "{\"items\": []}";
                default -> null;
            };
        }

        private static String indicators(String asked) {
            if (!asked.contains("region=R")) {
                return "{\"items\": []}";
            }
            return asked.contains("after=more")
                    ? "{\"items\": [" + value("2020", "0.6", "true") + "]}"
                    : "{\"items\": [" + value("2010", "0.5", "false") + "], \"next\": \"more\"}";
        }

        private static String value(String period, String value, String provisional) {
            return """
                    {"territory": "T", "indicator": "core_share(gdp)", "subject": "region:R",
                     "period": "%s", "value": %s, "parts": {}, "components": [], "unit": "share", "coverage": 1,
                     "provisional": %s, "crossesBreak": false, "inputs": 2, "names": {"en": "R", "zh": "R"},
                     "sources": [{"source": "Yearbook <2021>", "released": "2021-05-01T00:00:00Z"}], "cause": "x",
                     "recorded": "2021-06-01T00:00:00Z"}""".formatted(period, value, provisional);
        }

        @Override
        public void stop() {
            server.stop(0);
        }
    }

    private static final String REGION = """
            {"id": "R", "names": {"en": "Rivers", "zh": "河区"}, "members": [
              {"city": "a", "role": "core", "names": {"en": "Alpha", "zh": "甲市"}},
              {"city": "b", "role": "secondary", "names": {"en": "<b>|x", "zh": "乙*市"}},
              {"city": "c", "role": "secondary", "to": "2001", "names": {"en": "Gone", "zh": "旧市"}}]}""";
    private static final String CATALOGUE = """
            [{"id": "core_share(x)", "family": "core_share", "names": {"en": "Core share", "zh": "核心占比"}, "unit": "share"}]""";
    private static final String DIAGNOSIS = """
            {"city": "b", "regions": [{"region": "R", "mismatches": [
              {"indicator": "place_mismatch", "names": {"en": "Place", "zh": "地方"}, "period": "2020", "value": 0.75,
               "components": [{"names": {"en": "Ageing", "zh": "老龄化"}, "mismatch": 0.9}],
               "sources": [{"source": "Census", "released": "2021-01-01T00:00:00Z"}]},
              {"indicator": "actor_mismatch", "names": {"en": "Actor", "zh": "行动者"}, "reason": "too_few_components"}]}]}""";
    private static final String ADVICE = """
            {"items": [{"id": "r~city:b@R", "rule": "r", "subject": "city:b@R", "names": {"en": "<b>|x", "zh": "乙*市"},
              "state": "raised", "severity": 0.62, "confidence": 0.5, "theme": "coexistence", "mismatch": "place",
              "title": {"en": "It falls behind", "zh": "落后"}, "rationale": {"en": "Because.", "zh": "因为。"},
              "instruments": [{"en": "Build", "zh": "建设"}], "levels": ["provincial"], "period": "2020",
              "strength": "conditional", "evidence": [{"indicator": "core_share(gdp)", "subject": "region:R",
                "period": "2020", "value": 0.6, "unit": "share", "counterfactual": 0.55,
                "sources": [{"source": "Yearbook <2021>", "released": "2021-05-01T00:00:00Z"}]}],
              "decision": {"decision": "defer", "who": "Li", "why": "next | year", "recorded": "2022-02-03T00:00:00Z"}}]}""";

    @Test
    void isMarkdownWithEverySection() {
        Offices.ASKED.clear();
        String brief = given().header("Accept", "text/markdown")
                .get(BRIEF + "?asOf=2022-03-01")
                .then()
                .statusCode(200)
                .contentType("text/markdown")
                .extract()
                .asString();
        assertThat(brief)
                .startsWith("# Rivers: region brief\n")
                .contains(
                        "as known at 2022-03-01 23:59 UTC",
                        "1 core city (Alpha) and 1 secondary city",
                        "**60.0%†** (2020, +10.0 pp since 2010)".replace(" pp", "\u00a0pp"),
                        "\n## Situation\n",
                        "](data:image/svg+xml;base64,",
                        "| 2020 | ",
                        "\\<b\\>\\|x | 0.75 | not known: nothing has been computed for it yet"
                                + " | not known: too few of its components are known | Ageing 0.90 | \\[2\\] |",
                        "### 1\\. It falls behind\n",
                        "severity 62%, confidence 50%, conditional",
                        "| Core share: GDP | 60.0% | 2020 | 55.0% | \\[1\\] 2021-05-01 |",
                        "deferred by Li, 2022-02-03: next \\| year",
                        "1. Yearbook \\<2021\\>, released 2021-05-01\n2. Census, released 2021-01-01\n",
                        "asOf=2022-03-01T23:59:59.999Z")
                .doesNotContain("Gone", "NaN", "null");
        assertThat(Offices.ASKED)
                .filteredOn(asked -> asked.contains("diagnosis")
                        || asked.contains("partnerships")
                        || asked.contains("/indicators?territory")
                        || asked.contains("/recommendations"))
                .hasSize(6)
                .allMatch(asked -> asked.contains("asOf=2022-03-01T23:59:59.999Z"));
    }

    @Test
    void isAPageWithItsOwnPolicyForBrowsers() {
        var answer = given().header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .get(BRIEF + "?lang=zh")
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Content-Language", "zh-CN")
                .body(containsString("<html lang=\"zh-CN\">"))
                .body(containsString("<title>河区：区域简报</title>"))
                .body(containsString("<h2>政策建议</h2>"))
                .body(containsString("乙*市"))
                .body(not(containsString("<script")))
                .extract();
        assertThat(answer.headers().getValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("default-src 'none'; style-src 'sha256-");
        when().get(BRIEF + ".html").then().body(containsString("&lt;b&gt;|x")).body(not(containsString("<b>")));
        when().get(BRIEF + ".md?lang=zh").then().contentType("text/markdown").body(containsString("# 河区：区域简报"));
    }

    @Test
    void aRegionWithoutFiguresGetsABriefThatSaysSo() {
        when().get("/api/v1/territories/T/regions/E/brief.md")
                .then()
                .statusCode(200)
                .body(containsString("No city is known to belong to Empty"))
                .body(containsString("no indicators yet"))
                .body(containsString("No recommendation is open"))
                .body(not(containsString("data:image")));
    }

    @Test
    void saysWhatIsWrongAndWhatToDo() {
        when().get("/api/v1/territories/T/regions/X/brief")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("GET /api/v1/territories/T/regions"));
        when().get(BRIEF + "?lang=fr").then().statusCode(400).body("detail", containsString("en or zh"));
        when().get(BRIEF + "?asOf=soon").then().statusCode(400).body("detail", containsString("2024-01-31"));
        given().header("Accept", "application/json").get(BRIEF).then().statusCode(406);
        Offices.policyStatus = 500;
        try {
            when().get(BRIEF)
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .body("service", equalTo("policy-service"))
                    .body("detail", containsString("policy-service"));
        } finally {
            Offices.policyStatus = 200;
        }
        when().get("/openapi").then().body("paths", hasKey("/api/v1/territories/{territory}/regions/{region}/brief"));
    }
}
