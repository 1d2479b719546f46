package io.secunda.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.secunda.events.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A receiver of webhooks: a real server, whose answers a test decides. */
final class Receiver implements AutoCloseable {

    /** A delivery. */
    record Delivery(
            String id,
            String timestamp,
            String signature,
            String attempt,
            String redelivery,
            String secret,
            String traceparent,
            String body,
            long arrivedNanos) {

        /** Whether the sender said that it may have been sent before. */
        boolean isMarked() {
            return attempt != null || redelivery != null;
        }

        JsonNode event() {
            try {
                return Json.mapper().readTree(body);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        String subject() {
            return event().path("subject").asText();
        }

        int number() {
            return event().path("data").path("number").asInt();
        }
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private final int port;
    private final List<Delivery> taken = new CopyOnWriteArrayList<>();
    private final List<Delivery> tried = new CopyOnWriteArrayList<>();
    private volatile Function<Delivery, Integer> answer = delivery -> 204;
    private volatile boolean consents = true;
    private volatile String retryAfter = "";

    Receiver() throws IOException {
        server = listen(0);
        port = server.getAddress().getPort();
    }

    private HttpServer listen(int on) throws IOException {
        HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), on), 0);
        listening.setExecutor(threads);
        listening.createContext("/", this::handle);
        listening.start();
        return listening;
    }

    String url() {
        return "http://127.0.0.1:" + port + "/hook";
    }

    void answers(Function<Delivery, Integer> status) {
        answer = status;
    }

    void consents(boolean yes) {
        consents = yes;
    }

    void asksToWait(String seconds) {
        retryAfter = seconds;
    }

    /** Deliveries that were answered well. */
    List<Delivery> taken() {
        return taken;
    }

    /** All deliveries, whatever became of them. */
    List<Delivery> tried() {
        return tried;
    }

    void goDown() {
        server.stop(0);
    }

    void comeUp() throws IOException {
        server = listen(port);
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("OPTIONS")) {
            if (consents) {
                exchange.getResponseHeaders().add("WebHook-Allowed-Origin", "*");
                exchange.getResponseHeaders().add("WebHook-Allowed-Rate", "*");
            }
            exchange.sendResponseHeaders(consents ? 200 : 405, -1);
            exchange.close();
            return;
        }
        var headers = exchange.getRequestHeaders();
        var delivery = new Delivery(
                headers.getFirst("webhook-id"),
                headers.getFirst("webhook-timestamp"),
                headers.getFirst("webhook-signature"),
                headers.getFirst("Secunda-Attempt"),
                headers.getFirst("Secunda-Redelivery"),
                headers.getFirst("X-Mine"),
                headers.getFirst("traceparent"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                System.nanoTime());
        tried.add(delivery);
        int status = answer.apply(delivery);
        if (status < 300) {
            taken.add(delivery);
        }
        if (!retryAfter.isEmpty()) {
            exchange.getResponseHeaders().add("Retry-After", retryAfter);
        }
        if (status == 302) {
            exchange.getResponseHeaders().add("Location", url() + "/elsewhere");
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
