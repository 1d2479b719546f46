package io.secunda.standalone.watch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads server-sent events (HTML living standard, §9.2). */
final class EventStream implements AutoCloseable {

    private final BufferedReader lines;
    private @Nullable String lastId;

    EventStream(InputStream input, @Nullable String lastId) {
        this.lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        this.lastId = lastId;
    }

    /**
     * An event.
     *
     * @param id where to resume after it, or null
     * @param type its type, {@code message} where none was given
     * @param data what it says
     */
    record Event(@Nullable String id, String type, String data) {}

    /** The next event, or null at the end of the stream. */
    @Nullable Event next() throws IOException {
        String type = "message";
        var data = new StringBuilder();
        boolean any = false;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                if (any) {
                    return new Event(lastId, type, data.toString());
                }
                type = "message";
                continue;
            }
            int colon = line.indexOf(':');
            String field = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 1).replaceFirst("^ ", "");
            switch (field) {
                case "id" -> lastId = value;
                case "event" -> type = value;
                case "data" -> {
                    data.append(any ? "\n" : "").append(value);
                    any = true;
                }
                // comments keep the connection alive; other fields are not for us
                default -> {}
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
