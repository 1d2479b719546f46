package io.secunda.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An endpoint of webhooks that looks at the trace of each request. */
final class TracedReceiver implements AutoCloseable {

    private record Delivery(String traceparent, JsonNode event) {}

    private final HttpServer server;
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();

    TracedReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("OPTIONS")) {
            exchange.getResponseHeaders().add("WebHook-Allowed-Origin", "*");
        } else {
            String traceparent = exchange.getRequestHeaders().getFirst("traceparent");
            JsonNode event =
                    new ObjectMapper().readTree(exchange.getRequestBody().readAllBytes());
            deliveries.add(new Delivery(traceparent == null ? "" : traceparent, event));
        }
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    /** The events whose requests were in a trace. */
    List<JsonNode> inTrace(String traceId) {
        return deliveries.stream()
                .filter(delivery -> delivery.traceparent().contains(traceId))
                .map(Delivery::event)
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
