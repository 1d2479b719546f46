package io.secunda.ingestion;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.secunda.events.Json;
import io.secunda.events.flow.Flow;
import io.secunda.events.observation.Observation;
import io.secunda.events.topic.Topic;
import io.secunda.testkit.KafkaAndMongo;
import io.secunda.testkit.TestCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Files that lie on a server of somebody else. */
@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
@WithTestResource(PullsTest.Office.class)
class PullsTest {

    TestCluster cluster;
    Office office;

    @Test
    void aFileIsTakenInOnceAndAgainWhenItHasChanged() {
        // it failed until now: the territory is not known yet
        await().atMost(Duration.ofSeconds(20)).until(() -> failures("figures") > 1);
        assertThat(status().getString("pulls.figures.outcome")).contains("PUL");
        Posted.territory("PUL");

        await().atMost(Duration.ofSeconds(20)).until(() -> office.notModified.get() > 1);
        assertThat(observations("PUL")).extracting(Observation::value).containsExactly(7.0);
        assertThat(observations("PUL").get(0).source()).isEqualTo("苏州年鉴");
        assertThat(status().getInt("pulls.figures.failures")).isZero();
        assertThat(status().getString("pulls.figures.outcome")).isEqualTo("unchanged");

        office.figures = "320500,gdp,2023,7,CNY\n320500,gdp,2022,6,CNY\n";
        await().atMost(Duration.ofSeconds(20)).until(() -> observations("PUL").size() == 2);
        int again = office.notModified.get();
        await().atMost(Duration.ofSeconds(20)).until(() -> office.notModified.get() > again + 1);
        assertThat(observations("PUL")).extracting(Observation::value).containsExactly(7.0, 6.0);
        assertThat(status().getInt("pulls.figures.unchanged")).isEqualTo(1);
    }

    @Test
    void aFileWithARejectedRowIsTakenInAnewUntilThatFits() {
        Posted.territory("PUB");
        await().atMost(Duration.ofSeconds(20)).until(() -> observations("PUB").size() == 1);
        assertThat(status().getInt("pulls.ahead.rejected")).isEqualTo(1);
        assertThat(status().getString("pulls.ahead.firstError")).contains("variable");

        Posted.geography(
                        "PUB",
                        "{\"variables\": [{\"id\": \"tea\", \"name_en\": \"Tea\", \"unit\": \"CNY\", \"kind\": \"flow\","
                                + " \"direction\": \"benefit\"}]}")
                .statusCode(200);
        await().atMost(Duration.ofSeconds(20)).until(() -> observations("PUB").size() == 2);
    }

    @Test
    void aYearbookTableGoesThroughItsCodebook() {
        Posted.territory("PUW");
        await().atMost(Duration.ofSeconds(20)).until(() -> observations("PUW").size() == 6);
        await().atMost(Duration.ofSeconds(20)).until(() -> status().getInt("pulls.yearbook.rejected") == 1);

        assertThat(observations("PUW"))
                .extracting(o -> o.city() + " " + o.variable() + " " + o.period() + " " + o.value() + " " + o.source()
                        + " " + o.status() + " " + o.released().toString().substring(0, 10))
                .containsExactlyInAnyOrder(
                        "320500 gdp 2023 2.46534E12 国家统计局 P 2024-12-31",
                        "320500 gdp 2022 2.39583E12 国家统计局 A 2023-12-31",
                        "310000 gdp 2023 4.721866E12 国家统计局 P 2024-12-31",
                        "320500 half_of_gdp 2023 12326.7 国家统计局 P 2024-12-31",
                        "320500 half_of_gdp 2022 11979.15 国家统计局 A 2023-12-31",
                        "310000 half_of_gdp 2023 23609.33 国家统计局 P 2024-12-31");
        assertThat(status().getInt("pulls.yearbook.rejected")).isEqualTo(1);
        assertThat(status().getString("pulls.yearbook.firstError")).startsWith("row 4: 2022年: '约4万' is no number");
    }

    @Test
    void rowsOfAProviderGoThroughTheirCodebookToo() {
        Posted.territory("PUF");
        await().atMost(Duration.ofSeconds(20)).until(() -> flows("PUF").size() == 2);

        assertThat(flows("PUF"))
                .extracting(
                        f -> f.origin() + " " + f.destination() + " " + f.kind() + " " + f.period() + " " + f.value())
                .containsExactlyInAnyOrder(
                        "320500 310000 rail_high_speed_trains 2016-03-16 127.0",
                        "320500 310000 rail_of_year 2016 127.0");
        assertThat(status().getInt("pulls.trains.rejected")).isZero();
    }

    @Test
    void aServerThatFailsIsAskedAgainLaterAndNobodyIsFollowedOrCalledInside() {
        await().atMost(Duration.ofSeconds(20)).until(() -> failures("broken") > 2);
        assertThat(status().getString("pulls.broken.outcome")).isEqualTo("failed: status 500");
        await().atMost(Duration.ofSeconds(20)).until(() -> failures("moved") > 0);
        assertThat(status().getString("pulls.moved.outcome")).contains("redirects are not followed");
        await().atMost(Duration.ofSeconds(20)).until(() -> failures("inside") > 0);
        assertThat(status().getString("pulls.inside.outcome"))
                .contains("not open")
                .contains("secunda.ingestion.pull.allowed-networks");
        assertThat(office.followed.get()).isZero();
        // a server that wants to be left alone for an hour is
        await().atMost(Duration.ofSeconds(20)).until(() -> failures("busy") > 0);
        assertThat(office.busy.get()).isEqualTo(1);
    }

    private static int failures(String source) {
        return status().getInt("pulls." + source + ".failures");
    }

    private static JsonPath status() {
        return when().get("/internal/status").then().statusCode(200).extract().jsonPath();
    }

    private List<Flow> flows(String territory) {
        return RecordsOnTopic.of(cluster, Topic.FLOWS, territory + "/").stream()
                .map(record -> Json.read(record.value(), Flow.class))
                .toList();
    }

    private List<Observation> observations(String territory) {
        return RecordsOnTopic.of(cluster, Topic.OBSERVATIONS, territory + "/").stream()
                .map(record -> Json.read(record.value(), Observation.class))
                .toList();
    }

    private static final String YEARBOOK = """
            指标：地区生产总值(亿元),,
            地区,2023年,2022年
            苏州市,24653.4,23958.3
            上海市,47218.66,约4万
            数据来源：国家统计局,,
            """;

    private static final String YEARBOOK_CODEBOOK = """
            territory: {id: PUW, name_en: Wide land}
            cities: {苏州市: 320500, 上海市: 310000}
            variables: {地区生产总值: gdp}
            units: {亿元: 100 million CNY}
            released: P1Y
            define: [{id: half_of_gdp, name_en: Half, unit: points, kind: rate}]
            derive: {half_of_gdp: {expression: gdp / 2, unit: points}}
            status: [{variable: gdp, period: 2023, status: P}]
            """;

    private static final String TRAINS_CODEBOOK = """
            territory: PUF
            cities: {Suzhou: 320500, Shanghai: 310000}
            flows: {train_pairs: [rail_high_speed_trains, {name: rail_of_year, period: year}]}
            ignore: [draft_*]
            """;

    /** A server with files, and what a service has to be told of them. */
    public static final class Office implements QuarkusTestResourceLifecycleManager {

        final AtomicInteger notModified = new AtomicInteger();
        final AtomicInteger followed = new AtomicInteger();
        final AtomicInteger busy = new AtomicInteger();
        volatile String figures = "320500,gdp,2023,7,CNY\n";

        private HttpServer server;

        @Override
        public Map<String, String> start() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server.createContext("/figures.csv", this::figures);
            server.createContext(
                    "/ahead.csv",
                    exchange -> answer(
                            exchange, 200, "city_code,variable,period,value\n320500,gdp,2023,7\n320500,tea,2023,7\n"));
            server.createContext("/wide-gdp.csv", exchange -> answer(exchange, 200, YEARBOOK));
            server.createContext(
                    "/trains.csv",
                    exchange -> answer(
                            exchange,
                            200,
                            "origin_code,destination_code,kind,period,value,unit,source\n"
                                    + "Suzhou,Shanghai,train_pairs,2016-03-16,127,trains,timetable\n"
                                    + "Suzhou,Shanghai,draft_x,2016-03-16,1,trains,timetable\n"));
            server.createContext("/broken", exchange -> answer(exchange, 500, "no"));
            server.createContext("/busy", exchange -> {
                busy.incrementAndGet();
                exchange.getResponseHeaders().set("Retry-After", "3600");
                answer(exchange, 503, "later");
            });
            server.createContext("/moved", exchange -> {
                exchange.getResponseHeaders().set("Location", "/followed");
                answer(exchange, 302, "");
            });
            server.createContext("/followed", exchange -> {
                followed.incrementAndGet();
                answer(exchange, 200, "");
            });
            server.start();
            return settings("http://127.0.0.1:" + server.getAddress().getPort());
        }

        private static Map<String, String> settings(String url) {
            Map<String, String> settings = new HashMap<>();
            settings.put("secunda.ingestion.pull.allowed-networks", "127.0.0.0/9");
            settings.put("secunda.ingestion.pull.retry", "PT0.3S");
            source(settings, "figures", url + "/figures.csv");
            settings.put("secunda.ingestion.pull.sources.figures.content-type", "text/csv;charset=gb18030");
            settings.put("secunda.ingestion.pull.sources.figures.territory", "PUL");
            settings.put("secunda.ingestion.pull.sources.figures.given.source", "苏州年鉴");
            source(settings, "ahead", url + "/ahead.csv");
            settings.put("secunda.ingestion.pull.sources.ahead.territory", "PUB");
            settings.put("secunda.ingestion.pull.sources.ahead.given.source", "yearbook");
            settings.put("secunda.ingestion.pull.sources.ahead.given.unit", "CNY");
            source(settings, "yearbook", url + "/wide-gdp.csv");
            codebook(settings, "yearbook", YEARBOOK_CODEBOOK);
            source(settings, "trains", url + "/trains.csv");
            settings.put("secunda.ingestion.pull.sources.trains.kind", "flows");
            codebook(settings, "trains", TRAINS_CODEBOOK);
            source(settings, "broken", url + "/broken");
            source(settings, "busy", url + "/busy");
            source(settings, "moved", url + "/moved");
            source(settings, "inside", "http://127.200.0.1:1/");
            return settings;
        }

        private static void codebook(Map<String, String> settings, String name, String text) {
            try {
                Path file = Files.writeString(Files.createTempFile("codebook", ".yaml"), text);
                file.toFile().deleteOnExit();
                settings.put("secunda.ingestion.pull.sources." + name + ".codebook", file.toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void source(Map<String, String> settings, String name, String url) {
            settings.put("secunda.ingestion.pull.sources." + name + ".url", url);
            settings.put("secunda.ingestion.pull.sources." + name + ".every", "PT1S");
        }

        private void figures(HttpExchange exchange) throws IOException {
            String tag = "\"" + figures.length() + "\"";
            exchange.getResponseHeaders().set("ETag", tag);
            if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                notModified.incrementAndGet();
                exchange.sendResponseHeaders(304, -1);
                exchange.close();
                return;
            }
            answer(exchange, 200, "city_code,variable,period,value,unit\n" + figures);
        }

        private static void answer(HttpExchange exchange, int status, String text) throws IOException {
            byte[] bytes = text.getBytes(Charset.forName("GB18030"));
            exchange.getResponseHeaders().set("Content-Type", "text/csv; charset=" + StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        }

        @Override
        public void inject(TestInjector injector) {
            injector.injectIntoFields(this, new TestInjector.MatchesType(Office.class));
        }

        @Override
        public void stop() {
            server.stop(0);
        }
    }
}
