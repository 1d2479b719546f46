package io.secunda.ingestion.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/** One object a line. A line that is none spoils no other. */
final class NdjsonRows implements Rows {

    private static final int LONGEST_LINE = 1 << 20;

    private final Reader text;
    private final Columns columns;
    private final Tally tally;
    private int number;

    NdjsonRows(Reader text, Columns columns, Tally tally) {
        this.text = text;
        this.columns = columns;
        this.tally = tally;
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (true) {
            String line = line();
            if (line == null) {
                return null;
            }
            number++;
            if (!line.isBlank()) {
                return row(line);
            }
        }
    }

    private Row row(String line) throws IOException {
        if (line.length() > LONGEST_LINE) {
            return unreadable(line, "is longer than " + LONGEST_LINE + " characters");
        }
        try (JsonParser json = JsonObjects.JSON.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return unreadable(line, "is no JSON object");
            }
            Row row = JsonObjects.read(json, number, columns, tally);
            return json.nextToken() == null ? row : unreadable(line, "holds more than one JSON object");
        } catch (JsonProcessingException e) {
            return unreadable(line, "is malformed JSON: " + e.getOriginalMessage());
        }
    }

    private Row unreadable(String line, String reason) {
        return new Row.Unreadable(number, new RowError(number, null, line, reason));
    }

    /** A line without its end, or a little more than the longest of it; null after the last. */
    private @Nullable String line() throws IOException {
        try {
            int c = text.read();
            if (c < 0) {
                return null;
            }
            var line = new StringBuilder();
            for (; c >= 0 && c != '\n'; c = text.read()) {
                if (line.length() <= LONGEST_LINE) {
                    line.append((char) c);
                }
            }
            return line.toString();
        } catch (CharacterCodingException e) {
            throw UnreadableBody.malformed(Bodies.NOT_THAT_ENCODING);
        }
    }
}
