package io.secunda.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.secunda.events.Json;
import io.secunda.standalone.api.Api;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** A real HTTP server that answers like the gateway: it takes every row but those whose value is {@code bad}. */
public final class StandInGateway implements AutoCloseable {

    private final HttpServer server;
    private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
    private final Deque<Integer> refusals = new ArrayDeque<>();
    private final Set<String> known = new HashSet<>();
    private final Map<String, String> answers = new HashMap<>();

    /** A request that came. */
    public record Received(String method, String path, String query, String key, String contentType, String body) {

        public List<String> lines() {
            return List.of(body.split("\r?\n"));
        }

        public JsonNode json() {
            return Json.read(body.getBytes(UTF_8), JsonNode.class);
        }
    }

    public StandInGateway() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public Api api() {
        return new Api(URI.create(url()), "sk_test", new Api.Patience(4, Duration.ofMillis(10)));
    }

    /** The next requests are refused with these statuses, one after the other. */
    public void refuse(Integer... statuses) {
        refusals.addAll(List.of(statuses));
    }

    /** What a GET of a path answers. */
    public void answers(String path, String json) {
        answers.put(path, json);
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    public List<Received> received(String path) {
        return received().stream()
                .filter(request -> request.path().equals("/api/v1" + path))
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var request = new Received(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                String.valueOf(exchange.getRequestURI().getQuery()),
                String.valueOf(exchange.getRequestHeaders().getFirst("X-API-Key")),
                String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                body);
        received.add(request);
        Integer refusal = refusals.poll();
        if (refusal != null) {
            send(exchange, refusal, "{\"title\":\"Refused\",\"detail\":\"says the test\"}");
        } else if (request.method().equals("GET")) {
            String answer = answers.get(request.path());
            send(exchange, answer == null ? 404 : 200, answer == null ? "{}" : answer);
        } else if (request.contentType().equals("text/csv")) {
            send(exchange, 200, csv(request));
        } else {
            send(exchange, 200, "{\"accepted\":" + items(request) + ",\"unchanged\":0,\"rejected\":0,\"errors\":[]}");
        }
    }

    private static long items(Received request) {
        return request.json().findValues("code").size();
    }

    private String csv(Received request) {
        List<String> lines = request.lines();
        List<String> errors = new ArrayList<>();
        long unchanged = 0;
        for (int i = 1; i < lines.size(); i++) {
            if (Arrays.asList(lines.get(i).split(",")).contains("bad")) {
                errors.add("{\"row\":" + (i + 1) + ",\"column\":\"value\",\"value\":\"bad\",\"reason\":\"no number\"}");
            } else if (!known.add(lines.get(i))) {
                unchanged++;
            }
        }
        long accepted = lines.size() - 1 - errors.size() - unchanged;
        return "{\"accepted\":" + accepted + ",\"unchanged\":" + unchanged + ",\"rejected\":" + errors.size()
                + ",\"errors\":[" + errors.stream().collect(Collectors.joining(",")) + "],\"notes\":[]}";
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
