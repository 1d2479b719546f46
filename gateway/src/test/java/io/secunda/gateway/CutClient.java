package io.secunda.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.events.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Reads a stream that is cut after any byte, and comes back with the id of the last whole event, as browsers do: what an event
 * began with is forgotten, its id included.
 */
final class CutClient {

    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final String address;
    private final List<JsonNode> received = new ArrayList<>();
    private String lastId;

    CutClient(URL gateway, String query, String lastId) {
        this.address = gateway.toString().replaceAll("/$", "") + "/api/v1/events" + query;
        this.lastId = lastId;
    }

    List<JsonNode> received() {
        return received;
    }

    /** Connects, reads so many bytes and not one more, and is gone; earlier once it has received enough events in all. */
    void visit(int bytes, int enough) throws IOException {
        var connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
        connection.setRequestProperty("Accept", "text/event-stream");
        connection.setRequestProperty("Last-Event-ID", lastId);
        try {
            read(connection.getInputStream(), bytes, enough);
        } finally {
            connection.disconnect();
        }
    }

    private void read(InputStream in, int bytes, int enough) throws IOException {
        var line = new ByteArrayOutputStream();
        String id = lastId;
        String data = "";
        long end = System.nanoTime() + LONGEST_NANOS;
        for (int left = bytes; left > 0 && received.size() < enough; left--) {
            int next = in.read();
            if (next < 0) {
                return;
            }
            if (next != '\n') {
                line.write(next);
                continue;
            }
            if (System.nanoTime() > end) {
                return;
            }
            String text = line.toString(StandardCharsets.UTF_8);
            line.reset();
            if (text.startsWith("id: ")) {
                id = text.substring(4);
            } else if (text.startsWith("data: ")) {
                data = text.substring(6);
            } else if (text.isEmpty()) {
                lastId = id;
                if (!data.isEmpty()) {
                    received.add(Json.mapper().readTree(data));
                }
                data = "";
            }
        }
    }
}
