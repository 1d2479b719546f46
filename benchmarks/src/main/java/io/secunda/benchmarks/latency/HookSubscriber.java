package io.secunda.benchmarks.latency;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.secunda.benchmarks.running.Api;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One subscriber by webhook to the values and recommendations that are waited for: its filter spares it the rest. */
final class HookSubscriber implements AutoCloseable {

    private static final String SUBSCRIPTION = """
            {"sink": "%s", "types": ["io.secunda.indicator.changed.v1", "io.secunda.recommendation."],
             "filters": [{"any": [{"suffix": {"subject": "%s"}}, {"prefix": {"subject": "%s"}}]}]}""";

    private final Api api;
    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(8);
    private final String subscription;
    private volatile Ears ears;

    HookSubscriber(Api api, Ears first) throws IOException {
        this.api = api;
        this.ears = first;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(workers);
        server.start();
        String sink = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        subscription = api.post(
                        "/api/v1/subscriptions",
                        "application/json",
                        SUBSCRIPTION.formatted(sink, FlippingCities.INDICATOR, FlippingCities.RULE))
                .get("id")
                .asText();
        awaitActive(api, subscription, Duration.ofSeconds(60));
    }

    /** Waits until an endpoint has consented. */
    static void awaitActive(Api api, String subscription, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        String path = "/api/v1/subscriptions/" + subscription;
        while (!api.get(path).at("/state/status").asText().equals("active")) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("webhook did not become active: " + api.get(path)
                        + "; the system needs SECUNDA_WEBHOOKS_ALLOWED_NETWORKS=127.0.0.0/8 in its environment");
            }
            Api.pause(100);
        }
    }

    /** From now on others hear. */
    void tell(Ears next) {
        ears = next;
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        long now = System.nanoTime();
        if (exchange.getRequestMethod().equals("OPTIONS")) {
            exchange.getResponseHeaders().add("WebHook-Allowed-Origin", "*");
        } else {
            ears.hear(new String(body, StandardCharsets.UTF_8), now);
        }
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    @Override
    public void close() {
        api.delete("/api/v1/subscriptions/" + subscription);
        server.stop(0);
        workers.shutdownNow();
    }
}
