package io.secunda.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.events.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Reads a stream as a browser does. */
final class SseClient implements AutoCloseable {

    /**
     * What was received.
     *
     * @param id the last id before or in it
     * @param type the type
     * @param data the data
     */
    record Received(String id, String type, JsonNode data) {

        String territory() {
            return data.path("partitionkey").asText();
        }

        int number() {
            return data.path("data").path("number").asInt(-1);
        }
    }

    private final HttpURLConnection connection;
    private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
    private final Thread thread;
    private volatile String lastId = "";
    private volatile int comments;
    private volatile boolean ended;

    SseClient(URL gateway, String query, Map<String, String> headers) throws IOException {
        connection = (HttpURLConnection) URI.create(gateway.toString().replaceAll("/$", "") + "/api/v1/events" + query)
                .toURL()
                .openConnection();
        connection.setRequestProperty("Accept", "text/event-stream");
        headers.forEach(connection::setRequestProperty);
        var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        thread = new Thread(() -> read(in), "sse-client");
        thread.setDaemon(true);
        thread.start();
    }

    private void read(BufferedReader in) {
        String type = "";
        String data = "";
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("id: ")) {
                    lastId = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    type = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.startsWith(":")) {
                    comments++;
                } else if (line.isEmpty() && !data.isEmpty()) {
                    received.add(new Received(lastId, type, Json.mapper().readTree(data)));
                    data = "";
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // closed
        }
        ended = true;
    }

    List<Received> received() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    String lastId() {
        return lastId;
    }

    int comments() {
        return comments;
    }

    boolean ended() {
        return ended;
    }

    String header(String name) {
        return connection.getHeaderField(name);
    }

    @Override
    public void close() {
        connection.disconnect();
        thread.interrupt();
    }
}
