package io.secunda.ingestion.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One CloudEvent 1.0 in structured form as a row: what its {@code data} (or {@code data_base64}) say, and where they leave
 * something out, its attributes: {@code time} is the release, {@code source} the source, {@code partitionkey} the territory.
 */
final class EventData {

    static final ObjectMapper MAPPER = new ObjectMapper(JsonObjects.JSON);

    private static final String SPEC_VERSION = "1.0";

    private EventData() {}

    /** What is wrong with the attributes of an event, its type apart; null when nothing is. */
    static @Nullable RowError wrong(JsonNode event, int number) {
        for (String attribute : new String[] {"specversion", "id", "source", "type"}) {
            if (event.path(attribute).asText("").isBlank()) {
                return new RowError(
                        number, attribute, null, "is missing; a CloudEvent has specversion, id, source and type");
            }
        }
        String version = event.path("specversion").asText();
        return version.equals(SPEC_VERSION)
                ? null
                : error(event, number, "specversion", version, "is not taken in; expected " + SPEC_VERSION);
    }

    /** What an event says. */
    static Row row(JsonNode event, int number, Columns columns, Tally tally) throws IOException {
        try (JsonParser data = data(event)) {
            if (data.nextToken() != JsonToken.START_OBJECT) {
                return unreadable(event, number, "data", "is no JSON object; expected the columns of a row");
            }
            Row row = new JsonObjects(columns, tally).read(data, number);
            return row instanceof Row.Filled filled ? completed(filled, event) : row;
        } catch (JsonProcessingException e) {
            return unreadable(event, number, "data_base64", "is malformed JSON: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            return unreadable(event, number, "data_base64", "is not Base64: " + e.getMessage());
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
        put(fields, "released", event.path("time").asText(null));
        put(fields, "source", event.path("source").asText(null));
        put(fields, "territory", event.path("partitionkey").asText(null));
        return new Row.Filled(row.number(), fields);
    }

    private static void put(Map<String, String> fields, String column, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            fields.putIfAbsent(column, value);
        }
    }

    private static Row unreadable(JsonNode event, int number, String attribute, String reason) {
        return new Row.Unreadable(number, error(event, number, attribute, null, reason));
    }

    private static RowError error(JsonNode event, int number, String attribute, @Nullable String value, String reason) {
        return new RowError(number, attribute, value, reason, event.path("id").asText());
    }
}
