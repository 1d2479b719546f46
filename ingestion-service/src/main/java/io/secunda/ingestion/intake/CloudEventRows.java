package io.secunda.ingestion.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents 1.0 in structured mode, or a batch of them: each says one row in its {@code data} (or {@code data_base64}).
 * What the data leave out is read from the attributes: {@code time} is the release, {@code source} the source,
 * {@code partitionkey} the territory.
 */
final class CloudEventRows implements Rows {

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonObjects.JSON);
    private static final String SPEC_VERSION = "1.0";

    private final JsonParser json;
    private final String eventType;
    private final Columns columns;
    private final Tally tally;
    private final boolean batch;
    private int number;
    private @Nullable String id;

    CloudEventRows(InputStream body, String eventType, Columns columns, Tally tally) throws IOException {
        this.eventType = eventType;
        this.columns = columns;
        this.tally = tally;
        this.json = MAPPER.createParser(body);
        JsonToken first = token();
        this.batch = first == JsonToken.START_ARRAY;
        if (!batch && first != JsonToken.START_OBJECT) {
            throw UnreadableBody.malformed(
                    "The body is no CloudEvent; expected a JSON object, or an array of them in" + " batch mode.");
        }
    }

    @Override
    public @Nullable Row next() throws IOException {
        JsonToken token = batch || number > 0 ? token() : JsonToken.START_OBJECT;
        if (token == null || token == JsonToken.END_ARRAY) {
            return null;
        }
        number++;
        id = null;
        try {
            JsonNode event = json.readValueAsTree();
            return event.isObject() ? row(event) : unreadable(null, event.asText(), "is no CloudEvent");
        } catch (JsonProcessingException e) {
            throw JsonRows.broken(e);
        }
    }

    private Row row(JsonNode event) throws IOException {
        for (String attribute : new String[] {"specversion", "id", "source", "type"}) {
            if (event.path(attribute).asText("").isBlank()) {
                return unreadable(attribute, null, "is missing; a CloudEvent has specversion, id, source and type");
            }
        }
        id = event.path("id").asText();
        String version = event.path("specversion").asText();
        if (!version.equals(SPEC_VERSION)) {
            return unreadable("specversion", version, "is not taken in; expected " + SPEC_VERSION);
        }
        String type = event.path("type").asText();
        if (!type.equals(eventType)) {
            return unreadable("type", type, "is not taken in here; expected " + eventType);
        }
        try (JsonParser data = data(event)) {
            if (data.nextToken() != JsonToken.START_OBJECT) {
                return unreadable("data", null, "is no JSON object; expected the columns of a row");
            }
            Row row = JsonObjects.read(data, number, columns, tally);
            return row instanceof Row.Filled filled ? completed(filled, event) : row;
        } catch (JsonProcessingException e) {
            return unreadable("data_base64", null, "is malformed JSON: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            return unreadable("data_base64", null, "is not Base64: " + e.getMessage());
        }
    }

    private static JsonParser data(JsonNode event) throws IOException {
        return event.has("data_base64")
                ? MAPPER.createParser(
                        Base64.getDecoder().decode(event.path("data_base64").asText()))
                : MAPPER.treeAsTokens(event.path("data"));
    }

    private static Row completed(Row.Filled row, JsonNode event) {
        Map<String, String> fields = new LinkedHashMap<>(row.fields());
        fromEvent(event.path("time").asText(null), event.path("source").asText(null), territory(event))
                .forEach(fields::putIfAbsent);
        return new Row.Filled(row.number(), fields);
    }

    private static @Nullable String territory(JsonNode event) {
        return event.path("partitionkey").asText(null);
    }

    /** What a row says by the attributes of its event, by column. */
    static Map<String, String> fromEvent(@Nullable String time, @Nullable String source, @Nullable String territory) {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "released", time);
        put(fields, "source", source);
        put(fields, "territory", territory);
        return fields;
    }

    private static void put(Map<String, String> fields, String column, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            fields.put(column, value);
        }
    }

    private Row unreadable(@Nullable String attribute, @Nullable String value, String reason) {
        return new Row.Unreadable(number, new RowError(number, attribute, value, reason, id));
    }

    private @Nullable JsonToken token() throws IOException {
        try {
            return json.nextToken();
        } catch (JsonProcessingException e) {
            throw JsonRows.broken(e);
        }
    }

    @Override
    public @Nullable String key() {
        return id;
    }
}
