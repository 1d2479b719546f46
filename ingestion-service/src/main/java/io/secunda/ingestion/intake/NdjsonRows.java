package io.secunda.ingestion.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** One object a line. A line that is none spoils no other. */
final class NdjsonRows implements Rows {

    private static final int LONGEST_LINE = 1 << 20;

    private final Lines lines;
    private final JsonObjects objects;
    private int number;

    NdjsonRows(Reader text, Columns columns, Tally tally) {
        this.lines = new Lines(text, LONGEST_LINE);
        this.objects = new JsonObjects(columns, tally);
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (true) {
            if (!lines.next()) {
                return null;
            }
            number++;
            if (!lines.blank()) {
                return row();
            }
        }
    }

    private Row row() throws IOException {
        if (lines.tooLong()) {
            return unreadable("is longer than " + LONGEST_LINE + " characters");
        }
        try (JsonParser json = JsonObjects.JSON.createParser(lines.buffer(), lines.from(), lines.length())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return unreadable("is no JSON object");
            }
            Row row = objects.read(json, number);
            return json.nextToken() == null ? row : unreadable("holds more than one JSON object");
        } catch (JsonProcessingException e) {
            return unreadable("is malformed JSON: " + e.getOriginalMessage());
        }
    }

    private Row unreadable(String reason) {
        return new Row.Unreadable(number, new RowError(number, null, lines.toString(), reason));
    }
}
