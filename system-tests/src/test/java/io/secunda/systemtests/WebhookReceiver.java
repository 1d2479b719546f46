package io.secunda.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server somewhere that wants every event. */
final class WebhookReceiver implements AutoCloseable {

    /**
     * An event that came.
     *
     * @param endpoint path to which it came
     * @param id its id
     * @param marked whether it was said that it may have been sent before
     * @param traceparent the trace that its request was in, empty for none
     * @param event the event
     */
    record Delivery(String endpoint, String id, boolean marked, String traceparent, JsonNode event) {

        /** What it is about. */
        String subject() {
            return event.path("subject").asText();
        }

        /** Its value, 0 without one. */
        double value() {
            return event.path("data").path("value").asDouble();
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();

    WebhookReceiver() throws IOException {
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
            JsonNode event = JSON.readTree(exchange.getRequestBody().readAllBytes());
            var headers = exchange.getRequestHeaders();
            deliveries.add(new Delivery(
                    exchange.getRequestURI().getPath(),
                    headers.getFirst("webhook-id"),
                    headers.containsKey("Secunda-Redelivery") || headers.containsKey("Secunda-Attempt"),
                    Objects.requireNonNullElse(headers.getFirst("traceparent"), ""),
                    event));
        }
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    /** The values of all figures that came. */
    Set<Double> values() {
        Set<Double> values = new HashSet<>();
        deliveries.forEach(delivery -> values.add(delivery.value()));
        return values;
    }

    /** What came so far, in order of arrival. */
    List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    /** The events whose requests were in a trace. */
    List<JsonNode> inTrace(String traceId) {
        return deliveries.stream()
                .filter(delivery -> delivery.traceparent().contains(traceId))
                .map(Delivery::event)
                .toList();
    }

    /** Ids of events that came to one endpoint again without a word of it. */
    List<String> unmarkedRepetitions() {
        Set<String> seen = new HashSet<>();
        return deliveries.stream()
                .filter(delivery -> !seen.add(delivery.endpoint() + delivery.id()) && !delivery.marked())
                .map(Delivery::id)
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
