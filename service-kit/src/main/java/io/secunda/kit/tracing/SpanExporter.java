package io.secunda.kit.tracing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secunda.events.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Sends spans to a collector, as OTLP over HTTP in JSON. From a thread of its own, some together; when the collector is away
 * or slow they are dropped, since nothing may wait for them.
 */
final class SpanExporter implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SpanExporter.class);
    private static final int MOST_WAITING = 4_096;
    private static final int MOST_AT_ONCE = 512;
    private static final long GATHERED_MS = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int FAILED = 2;

    private final URI collector;
    private final List<String> headers = new ArrayList<>();
    private final String service;
    private final String version;
    private final BlockingQueue<Span> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Thread thread = new Thread(this::run, "spans");
    private volatile boolean running = true;
    private boolean told;

    /**
     * @param endpoint base address of the collector
     * @param headers {@code name=value,…} that it wants
     */
    SpanExporter(String service, String version, String endpoint, String headers) {
        this.service = service;
        this.version = version;
        this.collector = URI.create(endpoint.replaceAll("/+$", "") + "/v1/traces");
        for (String header : headers.split(",")) {
            int equals = header.indexOf('=');
            if (equals > 0) {
                this.headers.add(header.substring(0, equals).strip());
                this.headers.add(header.substring(equals + 1).strip());
            }
        }
        thread.setDaemon(true);
        thread.start();
    }

    void ended(Span span) {
        boolean unused = waiting.offer(span);
    }

    private void run() {
        while (running || !waiting.isEmpty()) {
            try {
                List<Span> spans = new ArrayList<>();
                Span first = waiting.poll(GATHERED_MS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    spans.add(first);
                    waiting.drainTo(spans, MOST_AT_ONCE - 1);
                    send(spans);
                }
            } catch (InterruptedException e) {
                running = false;
            } catch (IOException | RuntimeException e) {
                tell(String.valueOf(e));
            }
        }
    }

    private void send(List<Span> spans) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(collector)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.write(written(spans))));
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.discarding());
        if (answer.statusCode() / 100 != 2) {
            tell("answered " + answer.statusCode());
        } else {
            told = false;
        }
    }

    /** Once for each time that it is away. */
    private void tell(String why) {
        if (!told) {
            LOG.warnf("spans cannot be sent and are dropped: collector=%s cause=%s", collector.getHost(), why);
            told = true;
        }
    }

    private ObjectNode written(List<Span> spans) {
        ObjectNode root = Json.mapper().createObjectNode();
        ObjectNode resourceSpans = root.putArray("resourceSpans").addObject();
        ArrayNode resource = resourceSpans.putObject("resource").putArray("attributes");
        attribute(resource, "service.name", service);
        attribute(resource, "service.namespace", "secunda");
        attribute(resource, "service.version", version);
        ObjectNode scopeSpans = resourceSpans.putArray("scopeSpans").addObject();
        scopeSpans.putObject("scope").put("name", "io.secunda");
        ArrayNode all = scopeSpans.putArray("spans");
        spans.forEach(span -> write(span, all.addObject()));
        return root;
    }

    private static void write(Span span, ObjectNode written) {
        written.put("traceId", span.context.traceId()).put("spanId", span.context.spanId());
        if (span.parent != null) {
            written.put("parentSpanId", span.parent.spanId());
        }
        written.put("name", span.name)
                .put("kind", span.kind.number)
                .put("startTimeUnixNano", nanos(span.began))
                .put("endTimeUnixNano", nanos(span.ended));
        ArrayNode attributes = written.putArray("attributes");
        span.attributes.forEach((key, value) -> attribute(attributes, key, value));
        ObjectNode status = written.putObject("status");
        if (span.failed) {
            status.put("code", FAILED);
        }
    }

    /** A 64-bit number, which JSON of OTLP writes as a text. */
    private static String nanos(Instant moment) {
        return String.valueOf(TimeUnit.SECONDS.toNanos(moment.getEpochSecond()) + moment.getNano());
    }

    private static void attribute(ArrayNode to, String key, String value) {
        to.addObject().put("key", key).putObject("value").put("stringValue", value);
    }

    @Override
    public void close() {
        running = false;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
