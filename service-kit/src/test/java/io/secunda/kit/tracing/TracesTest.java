package io.secunda.kit.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.secunda.events.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real receiver of OTLP over HTTP. */
class TracesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-28T12:00:00.000000123Z"), ZoneOffset.UTC);
    private static final TraceParent PARENT = TraceParent.parse(
                    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
            .orElseThrow();

    private record Received(String path, String contentType, String key, JsonNode body) {}

    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private HttpServer collector;
    private Traces traces;

    @BeforeEach
    void open() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/", exchange -> {
            received.add(new Received(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    exchange.getRequestHeaders().getFirst("X-Collector-Key"),
                    Json.mapper().readTree(exchange.getRequestBody().readAllBytes())));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        String url = "http://127.0.0.1:" + collector.getAddress().getPort() + "/";
        traces = new Traces(new SpanExporter("gateway", "0.1.0", url, "X-Collector-Key=k1"), CLOCK);
    }

    @AfterEach
    void close() {
        traces.close();
        collector.stop(0);
    }

    @Test
    void aSpanReachesTheCollector() throws InterruptedException {
        Span span = traces.begin("POST /api/v1/observations", Span.Kind.SERVER, Optional.of(PARENT))
                .with("http.request.method", "POST")
                .failed();
        span.end();

        Received got = received.poll(20, TimeUnit.SECONDS);
        assertThat(got).isNotNull();
        assertThat(got.path()).isEqualTo("/v1/traces");
        assertThat(got.contentType()).isEqualTo("application/json");
        assertThat(got.key()).isEqualTo("k1");
        JsonNode resource = got.body().path("resourceSpans").path(0);
        assertThat(resource.path("resource").path("attributes").toString())
                .contains("{\"key\":\"service.name\",\"value\":{\"stringValue\":\"gateway\"}}");
        JsonNode told = resource.path("scopeSpans").path(0).path("spans").path(0);
        assertThat(told.path("traceId").asText()).isEqualTo(PARENT.traceId());
        assertThat(told.path("parentSpanId").asText()).isEqualTo(PARENT.spanId());
        assertThat(told.path("spanId").asText())
                .isEqualTo(span.context().spanId())
                .isNotEqualTo(PARENT.spanId());
        assertThat(told.path("kind").asInt()).isEqualTo(2);
        assertThat(told.path("name").asText()).isEqualTo("POST /api/v1/observations");
        assertThat(told.path("startTimeUnixNano").asText()).isEqualTo("1795867200000000123");
        assertThat(told.path("status").path("code").asInt()).isEqualTo(2);
        assertThat(told.path("attributes").toString())
                .isEqualTo("[{\"key\":\"http.request.method\",\"value\":{\"stringValue\":\"POST\"}}]");
    }

    @Test
    void whatIsNotSampledIsHandedOnAndNotSent() throws InterruptedException {
        var quiet = new TraceParent(PARENT.traceId(), PARENT.spanId(), false);

        Span span = traces.begin("x", Span.Kind.INTERNAL, Optional.of(quiet));
        span.end();

        assertThat(span.context()).isEqualTo(quiet);
        assertThat(received.poll(2, TimeUnit.SECONDS)).isNull();
    }

    @Test
    void manyRecordsOfOneTurnAreOneSpan() throws InterruptedException {
        var spans = new SpansOfATurn(traces, "recompute");

        String first = spans.handOn(PARENT.toString());
        assertThat(spans.handOn(PARENT.toString())).isEqualTo(first);
        assertThat(first).contains(PARENT.traceId()).isNotEqualTo(PARENT.toString());
        assertThat(spans.handOn(null)).isNull();
        spans.end();

        Received got = received.poll(20, TimeUnit.SECONDS);
        assertThat(got).isNotNull();
        assertThat(got.body().findValues("spanId")).hasSize(1);
    }

    @Test
    void withoutACollectorTheTraceIsHandedOnAsItIs() {
        Span span = Traces.NONE.begin("x", Span.Kind.CLIENT, Optional.of(PARENT));

        assertThat(span.context()).isEqualTo(PARENT);
        assertThat(new SpansOfATurn(Traces.NONE, "x").handOn(PARENT.toString())).isEqualTo(PARENT.toString());
        assertThat(Traces.NONE
                        .begin("x", Span.Kind.SERVER, Optional.empty())
                        .context()
                        .traceId())
                .hasSize(32);
    }

    @Test
    void aCollectorThatIsAwayHoldsNobodyUp() {
        collector.stop(0);
        for (int i = 0; i < 10_000; i++) {
            traces.begin("x", Span.Kind.INTERNAL, Optional.of(PARENT)).end();
        }
        long begin = System.nanoTime();
        traces.close();
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin)).isLessThan(10);
    }
}
