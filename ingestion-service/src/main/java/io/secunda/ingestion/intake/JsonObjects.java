package io.secunda.ingestion.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects of JSON as rows. */
final class JsonObjects {

    /** Bounded, whatever somebody sends. */
    static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(20)
                    .maxStringLength(1 << 20)
                    .maxNameLength(1_000)
                    .maxNumberLength(500)
                    .build())
            .build();

    private static final int MOST_NAMES = 1_000;

    private final Columns columns;
    private final Tally tally;
    private final Map<String, String> columnOf = new HashMap<>();

    /** @param tally told of names that are not used */
    JsonObjects(Columns columns, Tally tally) {
        this.columns = columns;
        this.tally = tally;
    }

    /** The column that a name stands for; looked for once a name. */
    private String column(String written) {
        String known = columnOf.get(written);
        if (known != null) {
            return known;
        }
        String column = columns.named(written.strip().toLowerCase(Locale.ROOT));
        if (columns.knows(column) && columnOf.size() < MOST_NAMES) {
            columnOf.put(written, column);
        }
        return column;
    }

    /** Reads the object at whose beginning the parser stands, to its end. */
    Row read(JsonParser json, int number) throws IOException {
        Map<String, String> fields = new HashMap<>();
        RowError error = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String written = json.currentName();
            String column = column(written);
            if (!columns.knows(column)) {
                tally.note("column '" + written + "' is not used");
            }
            json.nextToken();
            try {
                String value = value(json);
                if (value != null && !value.isBlank()) {
                    fields.put(column, value);
                }
            } catch (Rejected e) {
                if (columns.knows(column)) {
                    error = new Rejected(column, null, e.reason()).in(number);
                }
            }
        }
        return error == null ? new Row.Filled(number, fields) : new Row.Unreadable(number, error);
    }

    /** The value at which the parser stands; reads on to its end. */
    private static @Nullable String value(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.START_OBJECT) {
            json.skipChildren();
            throw new Rejected(null, null, "is an object; expected a text, a number or a list of texts");
        }
        return token == JsonToken.START_ARRAY ? list(json) : scalar(json);
    }

    private static String list(JsonParser json) throws IOException {
        StringBuilder joined = new StringBuilder();
        boolean nested = false;
        boolean first = true;
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token.isStructStart()) {
                json.skipChildren();
                nested = true;
            }
            String item = scalar(json);
            joined.append(first ? "" : "|").append(item == null ? "" : item);
            first = false;
        }
        if (nested) {
            throw new Rejected(null, null, "is a list of lists or objects; expected a list of texts");
        }
        return joined.toString();
    }

    private static @Nullable String scalar(JsonParser json) throws IOException {
        return json.currentToken() == JsonToken.VALUE_NULL ? null : json.getText();
    }
}
