package io.secunda.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes spans as a collector of OpenTelemetry does: OTLP over HTTP, in JSON. */
final class SpanCollector implements AutoCloseable {

    /** A span, and which service it is of. */
    record Span(String service, String name, String traceId, String spanId, String parent) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<Span> spans = new CopyOnWriteArrayList<>();

    SpanCollector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void take(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        for (JsonNode resource : body.path("resourceSpans")) {
            String service = "";
            for (JsonNode attribute : resource.path("resource").path("attributes")) {
                if (attribute.path("key").asText().equals("service.name")) {
                    service = attribute.path("value").path("stringValue").asText();
                }
            }
            for (JsonNode span : resource.path("scopeSpans").path(0).path("spans")) {
                spans.add(new Span(
                        service,
                        span.path("name").asText(),
                        span.path("traceId").asText(),
                        span.path("spanId").asText(),
                        span.path("parentSpanId").asText()));
            }
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    /** The spans of a trace. */
    List<Span> of(String traceId) {
        return spans.stream().filter(span -> span.traceId().equals(traceId)).toList();
    }

    /** The services that had a part in a trace. */
    Set<String> services(String traceId) {
        Set<String> services = new TreeSet<>();
        of(traceId).forEach(span -> services.add(span.service()));
        return services;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
