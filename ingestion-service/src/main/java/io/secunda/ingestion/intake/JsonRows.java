package io.secunda.ingestion.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** One object, or an array of objects. */
final class JsonRows implements Rows {

    private final JsonParser json;
    private final JsonObjects objects;
    private final boolean array;
    private int number;

    JsonRows(InputStream body, Columns columns, Tally tally) throws IOException {
        this.objects = new JsonObjects(columns, tally);
        this.json = JsonObjects.JSON.createParser(body);
        JsonToken first = token();
        this.array = first == JsonToken.START_ARRAY;
        if (!array && first != JsonToken.START_OBJECT) {
            throw UnreadableBody.malformed(
                    first == null
                            ? "The body is empty; expected a JSON object, or an array of them."
                            : "The body begins with " + json.getText()
                                    + "; expected a JSON object, or an array of them.");
        }
    }

    @Override
    public @Nullable Row next() throws IOException {
        JsonToken token = array || number > 0 ? token() : JsonToken.START_OBJECT;
        if (token == null || token == JsonToken.END_ARRAY) {
            return null;
        }
        if (!array && number > 0) {
            throw UnreadableBody.malformed("Something follows the JSON object; send several as an array, or one a line"
                    + " as application/x-ndjson.");
        }
        number++;
        try {
            if (token == JsonToken.START_OBJECT) {
                return objects.read(json, number);
            }
            String found = token.isStructStart() ? "a list" : json.getText();
            json.skipChildren();
            return new Row.Unreadable(number, new RowError(number, null, found, "is no JSON object"));
        } catch (JsonProcessingException e) {
            throw broken(e);
        }
    }

    private @Nullable JsonToken token() throws IOException {
        try {
            return json.nextToken();
        } catch (JsonProcessingException e) {
            throw broken(e);
        }
    }

    static UnreadableBody broken(JsonProcessingException e) {
        var where = e.getLocation();
        return UnreadableBody.malformed("The JSON is malformed"
                + (where == null ? "" : " at line " + where.getLineNr() + ", column " + where.getColumnNr()) + ": "
                + e.getOriginalMessage());
    }
}
