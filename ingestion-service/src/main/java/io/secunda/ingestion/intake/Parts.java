package io.secunda.ingestion.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A small body of several parts, each a list of rows; read as a whole, since its parts need one another. */
public final class Parts {

    private final Map<String, Columns> columns;
    private final Tally tally;
    private final Map<String, List<Found>> found = new LinkedHashMap<>();

    private Parts(Map<String, Columns> columns, Tally tally) {
        this.columns = columns;
        this.tally = tally;
    }

    /**
     * A row of a part.
     *
     * @param number its number in the part
     * @param fields what it holds, or null when it could not be read
     * @param error why it could not be read, or null
     */
    public record Found(
            int number, @Nullable Fields fields, @Nullable RowError error) {}

    /**
     * Reads a body.
     *
     * @param columns the columns of each part, by its name
     * @param part the part that all rows of the body are of, or null when the body is a JSON object of parts
     * @return the rows by part
     * @throws UnreadableBody when the body cannot be read to its end
     * @throws IOException when the connection breaks
     */
    public static Map<String, List<Found>> read(
            InputStream body, Upload upload, Map<String, Columns> columns, @Nullable String part, Tally tally)
            throws IOException {
        var parts = new Parts(columns, tally);
        if (part != null) {
            parts.readOne(body, upload, part);
        } else if (upload.contentType().getSubtype().equals("json")) {
            try (JsonParser json = JsonObjects.JSON.createParser(new BoundedBody(body, upload.mostBytes()))) {
                parts.readAll(json);
            } catch (JsonProcessingException e) {
                throw JsonRows.broken(e);
            }
        } else {
            throw UnreadableBody.malformed("A " + upload.contentType()
                    + " body is of one part only; say which in the address: ?part=" + columns.keySet());
        }
        return parts.found;
    }

    private void readOne(InputStream body, Upload upload, String part) throws IOException {
        Columns known = columns.get(part);
        if (known == null) {
            throw UnreadableBody.malformed("There is no part '" + part + "'; expected one of " + columns.keySet());
        }
        Rows rows = Bodies.open(body, upload, known, tally, null);
        for (Row row = rows.next(); row != null; row = rows.next()) {
            add(part, row);
        }
    }

    private void readAll(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw UnreadableBody.malformed("Expected a JSON object with any of " + columns.keySet());
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String part = json.currentName();
            JsonToken begin = json.nextToken();
            Columns known = columns.get(part);
            if (known == null) {
                tally.note("'" + part + "' is not used; known are " + columns.keySet());
                json.skipChildren();
            } else if (begin == JsonToken.START_OBJECT) {
                add(part, new JsonObjects(known, tally).read(json, 1));
            } else if (begin == JsonToken.START_ARRAY) {
                readList(json, part, known);
            } else if (begin != JsonToken.VALUE_NULL) {
                throw UnreadableBody.malformed("'" + part + "' is neither an object nor a list of objects.");
            }
        }
        if (json.currentToken() != JsonToken.END_OBJECT) {
            throw UnreadableBody.malformed("The body ends in the middle of a JSON object.");
        }
    }

    private void readList(JsonParser json, String part, Columns known) throws IOException {
        var objects = new JsonObjects(known, tally);
        int number = 0;
        for (JsonToken token = json.nextToken();
                token != null && token != JsonToken.END_ARRAY;
                token = json.nextToken()) {
            number++;
            if (token == JsonToken.START_OBJECT) {
                add(part, objects.read(json, number));
            } else {
                String text = token.isStructStart() ? "a list" : json.getText();
                json.skipChildren();
                add(part, new Row.Unreadable(number, new RowError(number, part, text, "is no JSON object")));
            }
        }
    }

    private void add(String part, Row row) {
        List<Found> rows = found.computeIfAbsent(part, p -> new ArrayList<>());
        if (row instanceof Row.Filled filled) {
            rows.add(new Found(filled.number(), new Fields(filled.fields()), null));
        } else if (row instanceof Row.Unreadable unreadable) {
            rows.add(new Found(unreadable.number(), null, unreadable.error()));
        }
    }
}
