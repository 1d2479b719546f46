package io.secunda.ingestion.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secunda.ingestion.intake.EventIntake;
import io.secunda.ingestion.intake.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Records of the inbox as CloudEvents, as the Kafka binding of CloudEvents 1.0 says: in binary or structured mode. */
final class InboxEvents {

    private static final String STRUCTURED = "application/cloudevents";
    private static final String PREFIX = "ce_";

    private InboxEvents() {}

    /**
     * The event of a record, in structured form.
     *
     * @throws Rejected when there is none
     */
    static JsonNode of(ConsumerRecord<String, byte[]> record) {
        byte[] value = record.value();
        String type = contentType(record);
        if (value == null) {
            throw new Rejected("data", null, "is missing; the record has no value");
        }
        if (type.startsWith(STRUCTURED)) {
            if (!type.equals(STRUCTURED + "+json")) {
                throw new Rejected("content-type", type, "is not taken in; expected " + STRUCTURED + "+json");
            }
            return EventIntake.json("event", value);
        }
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        for (Header header : record.headers()) {
            if (header.key().startsWith(PREFIX)) {
                event.put(header.key().substring(PREFIX.length()), text(header));
            }
        }
        if (event.isEmpty()) {
            throw new Rejected(
                    "ce_specversion",
                    null,
                    "is missing; a CloudEvent has its attributes in headers ce_…, or content-type " + STRUCTURED
                            + "+json");
        }
        if (!type.isEmpty() && !type.equals("application/json") && !type.endsWith("+json")) {
            throw new Rejected("content-type", type, "is not taken in; expected application/json");
        }
        return event.set("data", EventIntake.json("data", value));
    }

    /** What an event is known by: two with the same source and id are the same event. Nothing where there is none. */
    static Optional<String> identity(ConsumerRecord<String, byte[]> record) {
        try {
            return identity(of(record));
        } catch (Rejected e) {
            return Optional.empty();
        }
    }

    /** What an event is known by. */
    static Optional<String> identity(JsonNode event) {
        String source = event.path("source").asText("");
        String id = event.path("id").asText("");
        return source.isBlank() || id.isBlank() ? Optional.empty() : Optional.of(source + "\n" + id);
    }

    /** Without parameters, in lower case; empty where there is none. */
    private static String contentType(ConsumerRecord<String, byte[]> record) {
        @Nullable Header header = record.headers().lastHeader("content-type");
        return header == null ? "" : text(header).split(";", -1)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static String text(Header header) {
        return header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
