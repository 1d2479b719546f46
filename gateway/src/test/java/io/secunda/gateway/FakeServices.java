package io.secunda.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Two services that answer, and a third (policy-service) that is down. */
public final class FakeServices implements QuarkusTestResourceLifecycleManager {

    /** The key that gives access in tests. */
    public static final String KEY = "sk_test_of_the_gateway";

    /** What the services were asked, as {@code METHOD uri}. */
    static final List<String> ASKED = new CopyOnWriteArrayList<>();

    /** Headers of the last request to {@code /observations}. */
    static final List<String> HEADERS = new CopyOnWriteArrayList<>();

    /** Whose key the last request to {@code /observations} came with. */
    static volatile String owner = "";

    static volatile String traceparent = "";
    /** Bytes of a body that have arrived so far. */
    static final AtomicLong ARRIVED = new AtomicLong();

    /** Opened by a test to let the second half of a slow answer go. */
    static volatile CountDownLatch secondHalf = new CountDownLatch(0);

    private HttpServer ingestion;
    private HttpServer metrics;
    private ExecutorService threads;

    @Override
    public Map<String, String> start() {
        try {
            threads = Executors.newCachedThreadPool();
            ingestion = server();
            ingestion.createContext("/api/v1/observations", FakeServices::observations);
            ingestion.createContext("/api/v1/territories", exchange -> answer(exchange, 200, "{\"items\":[]}"));
            ingestion.createContext("/q/openapi", exchange -> answer(exchange, 200, INGESTION_API));
            metrics = server();
            metrics.createContext("/api/v1/indicators", FakeServices::slowIndicators);
            metrics.createContext("/q/openapi", exchange -> answer(exchange, 200, METRICS_API));
            for (HttpServer server : List.of(ingestion, metrics)) {
                server.createContext("/internal", exchange -> answer(exchange, 200, "{\"caughtUp\":true}"));
                server.start();
            }
            return Map.of(
                    "secunda.services.ingestion",
                    address(ingestion),
                    "secunda.services.metrics",
                    address(metrics),
                    "secunda.services.policy",
                    "http://127.0.0.1:" + unusedPort(),
                    "secunda.access.admin-key",
                    KEY,
                    "secunda.partitions",
                    "3",
                    "secunda.events.public-url",
                    "https://secunda.example",
                    "secunda.events.recent",
                    "50",
                    "secunda.events.waiting",
                    "40",
                    "secunda.events.heartbeat",
                    "PT0.3S");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        return server;
    }

    private static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static int unusedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void observations(HttpExchange exchange) throws IOException {
        ASKED.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        HEADERS.clear();
        HEADERS.addAll(exchange.getRequestHeaders().keySet());
        owner = exchange.getRequestHeaders().getFirst("X-Secunda-Key-Owner");
        traceparent = exchange.getRequestHeaders().getFirst("traceparent");
        ARRIVED.set(0);
        byte[] buffer = new byte[8192];
        try (InputStream body = exchange.getRequestBody()) {
            for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                ARRIVED.addAndGet(n);
            }
        }
        answer(exchange, 200, "{\"received\":" + ARRIVED.get() + "}");
    }

    private static void slowIndicators(HttpExchange exchange) throws IOException {
        ASKED.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        exchange.getResponseHeaders().add("ETag", "\"7\"");
        if (exchange.getRequestURI().getPath().endsWith(".parquet")) {
            exchange.getResponseHeaders().add("Content-Type", "application/vnd.apache.parquet");
        }
        String known = exchange.getRequestHeaders().getFirst("If-None-Match");
        if (known != null && known.replaceFirst("^W/", "").equals("\"7\"")) {
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
            return;
        }
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write("first half,".getBytes(StandardCharsets.UTF_8));
            out.flush();
            secondHalf.await(20, TimeUnit.SECONDS);
            out.write("second half".getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        ASKED.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void stop() {
        ingestion.stop(0);
        metrics.stop(0);
        threads.shutdownNow();
    }

    private static final String INGESTION_API = """
            {"openapi": "3.1.0",
             "tags": [{"name": "Figures"}],
             "paths": {
               "/api/v1/observations": {
                 "post": {"responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Report"}}}}}}},
               "/internal/status": {"get": {}}},
             "components": {"schemas": {"Report": {"type": "object", "title": "of figures"}}}}
            """;

    private static final String METRICS_API = """
            {"openapi": "3.1.0",
             "tags": [{"name": "Indicators"}],
             "paths": {
               "/api/v1/indicators": {
                 "get": {"responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Report"}}}}}}}},
             "components": {"schemas": {"Report": {"type": "string", "title": "of another kind"}}}}
            """;
}
