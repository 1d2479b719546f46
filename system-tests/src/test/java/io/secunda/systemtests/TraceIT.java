package io.secunda.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.secunda.testkit.Scraped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** One trace id from the request that brings figures to the webhook that tells what is advised. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TraceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACEPARENT = "00-" + TRACE_ID + "-00f067aa0ba902b7-01";
    private static final String ANOTHER = "00-11111111111111111111111111111111-00f067aa0ba902b7-01";
    private static final Set<String> KINDS = Set.of("observation", "indicator", "recommendation");
    private static final String PLACE = """
            {"territory": {"name_en": "Trace land", "windows": [5]},
             "regions": [{"region_id": "R", "name_en": "Region", "name_zh": "区"}],
             "cities": [
               {"code": "A", "name_en": "A", "name_zh": "甲", "province": "p", "lon": 100, "lat": 30},
               {"code": "B", "name_en": "B", "name_zh": "乙", "province": "p", "lon": 101, "lat": 31},
               {"code": "C", "name_en": "C", "name_zh": "丙", "province": "p", "lon": 102, "lat": 32}],
             "memberships": [
               {"region_id": "R", "city_code": "A", "role": "core", "source": "plan"},
               {"region_id": "R", "city_code": "B", "role": "secondary", "source": "plan"},
               {"region_id": "R", "city_code": "C", "role": "secondary", "source": "plan"}]}""";
    private static final String FIGURES = """
            city_code,variable,period,value,unit,source,released
            A,gdp,2010,40,100 million yuan,s,2021-01-01
            B,gdp,2010,30,100 million yuan,s,2021-01-01
            C,gdp,2010,30,100 million yuan,s,2021-01-01
            A,gdp,2020,90,100 million yuan,s,2021-01-01
            B,gdp,2020,20,100 million yuan,s,2021-01-01
            C,gdp,2020,20,100 million yuan,s,2021-01-01
            """;

    private RunningSystem system;
    private SpanCollector collector;

    @BeforeAll
    void start(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws IOException {
        collector = new SpanCollector();
        system = new RunningSystem(
                Files.createDirectories(folder.resolve("data")),
                Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url(), "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true"));
        system.start();
    }

    @AfterAll
    void stop() {
        system.close();
        collector.close();
    }

    private static String kind(JsonNode event) {
        return event.path("type").asText().replaceAll("^io\\.secunda\\.(\\w+)\\..*", "$1");
    }

    private static Set<String> kindsIn(List<JsonNode> events, String traceId) {
        return events.stream()
                .filter(event -> event.path("traceparent").asText().contains(traceId))
                .map(TraceIT::kind)
                .collect(Collectors.toSet());
    }

    @Test
    void oneTraceIdIsSeenFromThePostToTheWebhook() throws Exception {
        Api api = system.api();
        try (var receiver = new WebhookReceiver()) {
            String subscription = api.subscribe(receiver.url(), "io.secunda.");
            await().atMost(PATIENCE).until(() -> api.isActive(subscription));
            LinkedBlockingQueue<JsonNode> stream = api.events("territory=TR");
            List<JsonNode> seen = new CopyOnWriteArrayList<>();
            assertThat(api.send("POST", "/api/v1/territories/TR/geography", "application/json", PLACE)
                            .statusCode())
                    .isEqualTo(200);
            HttpResponse<String> posted = api.postTraced("/api/v1/observations?territory=TR", FIGURES, TRACEPARENT);
            assertThat(new ObjectMapper()
                            .readTree(posted.body())
                            .path("accepted")
                            .asInt())
                    .as(posted.body())
                    .isEqualTo(6);

            await().atMost(PATIENCE).untilAsserted(() -> {
                stream.drainTo(seen);
                assertThat(kindsIn(seen, TRACE_ID)).isEqualTo(KINDS);
            });
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(kindsIn(receiver.inTrace(TRACE_ID), TRACE_ID))
                            .isEqualTo(KINDS));

            // each service tells its part, and each part hangs on another
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(collector.services(TRACE_ID))
                            .containsExactlyInAnyOrderElementsOf(RunningSystem.SERVICES));
            await().atMost(PATIENCE).untilAsserted(() -> {
                List<SpanCollector.Span> spans = collector.of(TRACE_ID);
                Set<String> ids = spans.stream().map(SpanCollector.Span::spanId).collect(Collectors.toSet());
                ids.add("00f067aa0ba902b7");
                assertThat(spans).allSatisfy(span -> assertThat(ids).contains(span.parent()));
                assertThat(spans)
                        .extracting(SpanCollector.Span::name)
                        .contains("POST /api/v1/observations", "recompute", "evaluate rules", "deliver");
            });

            sayingTheSameInAnotherTraceTellsNothing(api, stream);
            logsAreObjectsThatNameTheTraceAndNoSecret(api);
            everyMetricOfTheDashboardAndTheAlertsIsThere();
        }
    }

    private void logsAreObjectsThatNameTheTraceAndNoSecret(Api api) throws IOException {
        String payload = "no number of anybody";
        api.postTraced("/api/v1/observations?territory=TR", FIGURES.replace(",90,", "," + payload + ","), ANOTHER);
        List<JsonNode> traced = new ArrayList<>();
        for (String service : RunningSystem.SERVICES) {
            String log = Files.readString(Path.of(system.data(), "logs", service + ".log"));
            assertThat(log).doesNotContain(system.key()).doesNotContain(payload);
            List<String> objects =
                    log.lines().filter(line -> line.startsWith("{")).toList();
            assertThat(objects).as(service).isNotEmpty();
            for (String line : objects) {
                JsonNode told = new ObjectMapper().readTree(line);
                assertThat(told.path("service").asText()).isEqualTo(service);
                assertThat(told.path("level").asText()).isNotBlank();
                assertThat(told.path("timestamp").asText()).isNotBlank();
                if (told.path("mdc").path("traceId").asText().equals("1".repeat(32))) {
                    traced.add(told);
                }
            }
        }
        assertThat(traced)
                .anySatisfy(line ->
                        assertThat(line.path("message").asText()).startsWith("rows were rejected: kind=OBSERVATIONS"));
    }

    private void everyMetricOfTheDashboardAndTheAlertsIsThere() throws IOException {
        Set<String> exposed = new HashSet<>();
        for (String service : RunningSystem.SERVICES) {
            try (InputStream in = URI.create("http://localhost:" + system.portOf(service) + "/q/metrics")
                    .toURL()
                    .openStream()) {
                var scraped = new Scraped(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                exposed.addAll(scraped.names());
                assertThat(scraped.value("secunda_ready")).as(service).isEqualTo(1);
            }
        }
        // a rule that fails is not to be had
        assertThat(exposed)
                .containsAll(MonitoringFiles.metrics().stream()
                        .filter(metric -> !metric.equals("secunda_policy_failures_total"))
                        .toList());
    }

    private static void sayingTheSameInAnotherTraceTellsNothing(Api api, LinkedBlockingQueue<JsonNode> stream)
            throws Exception {
        while (stream.poll(3, TimeUnit.SECONDS) != null) {
            // what still comes of the first
        }
        HttpResponse<String> again = api.postTraced("/api/v1/observations?territory=TR", FIGURES, ANOTHER);
        assertThat(new ObjectMapper().readTree(again.body()).path("unchanged").asInt())
                .isEqualTo(6);
        assertThat(stream.poll(3, TimeUnit.SECONDS)).isNull();
    }
}
