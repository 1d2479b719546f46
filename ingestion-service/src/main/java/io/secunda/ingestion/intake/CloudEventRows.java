package io.secunda.ingestion.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents 1.0 in structured mode, or a batch of them: each says one row in its {@code data} (or {@code data_base64}).
 * What the data leave out is read from the attributes: {@code time} is the release, {@code source} the source,
 * {@code partitionkey} the territory.
 */
final class CloudEventRows implements Rows {

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
        this.json = EventData.MAPPER.createParser(body);
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
        id = event.path("id").asText(null);
        RowError error = EventData.wrong(event, number);
        if (error != null) {
            return new Row.Unreadable(number, error);
        }
        String type = event.path("type").asText();
        return type.equals(eventType)
                ? EventData.row(event, number, columns, tally)
                : unreadable("type", type, "is not taken in here; expected " + eventType);
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
