package io.secunda.ingestion.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.events.Vintaged;
import io.secunda.ingestion.facts.Candidate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Reads CloudEvents that come one at a time, each of whatever type, and checks them as the rows of a request are. */
@ApplicationScoped
public class EventIntake {

    private final Map<String, RowKind<?>> byType = new TreeMap<>();

    EventIntake(@Any Instance<RowKind<?>> kinds) {
        kinds.forEach(kind -> byType.put(kind.log().kind().eventType(), kind));
    }

    /** A sound row, and of what kind it is. */
    public record Told<V extends Vintaged>(RowKind<V> kind, Candidate<V> candidate) {}

    /**
     * The JSON of an event or of its data, bounded as that of requests is.
     *
     * @param column what it is called in an error
     * @throws Rejected when it is none
     */
    public static JsonNode json(String column, byte[] text) {
        try {
            return EventData.MAPPER
                    .reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(text);
        } catch (JsonProcessingException e) {
            throw new Rejected(column, null, "is malformed JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be read", e);
        }
    }

    /**
     * Reads an event in structured form.
     *
     * @param number a number to know it by
     * @param now when it came, which is its release when it says none
     * @throws Rejected when something is not as it should be
     */
    public Told<?> read(JsonNode event, int number, Instant now) {
        if (!event.isObject()) {
            throw new Rejected("event", null, "is no CloudEvent; expected a JSON object");
        }
        RowError wrong = EventData.wrong(event, number);
        if (wrong != null) {
            throw rejected(wrong);
        }
        String type = event.path("type").asText();
        RowKind<?> kind = byType.get(type);
        if (kind == null) {
            throw new Rejected("type", type, "is not taken in; expected one of " + byType.keySet());
        }
        return read(event, number, now, kind);
    }

    private static <V extends Vintaged> Told<V> read(JsonNode event, int number, Instant now, RowKind<V> kind) {
        var tally = new Tally(false, 0);
        Row row;
        try {
            row = EventData.row(event, number, kind.columns(), tally);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be read", e);
        }
        if (row instanceof Row.Filled filled) {
            return new Told<>(kind, kind.read(number, new Fields(filled.fields()), null, now, tally::note));
        }
        throw rejected(((Row.Unreadable) row).error());
    }

    private static Rejected rejected(RowError error) {
        return new Rejected(error.column(), error.value(), error.reason());
    }
}
