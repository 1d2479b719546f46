package io.secunda.gateway.events;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secunda.events.Json;
import io.secunda.events.Subject;
import io.secunda.events.topic.Envelope;
import io.secunda.events.topic.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A record of a streamed topic, as subscribers get it: a CloudEvent in structured mode. */
public final class Event {

    /** Room for the attributes. */
    private static final int ENVELOPE = 700;

    private final TopicPartition partition;
    private final long offset;
    private final Envelope envelope;
    private final List<Subject> subjects;
    private final byte[] value;
    private byte @Nullable [] written;

    private Event(TopicPartition partition, long offset, Envelope envelope, List<Subject> subjects, byte[] value) {
        this.partition = partition;
        this.offset = offset;
        this.envelope = envelope;
        this.subjects = subjects;
        this.value = value;
    }

    /**
     * Reads a record; nothing when it is a removal or cannot be read, which the service that owns the topic reports.
     *
     * @param schemas where the schemas are served: {@code dataschema} is the name of a schema on the topic, and leads to it
     *     for subscribers
     */
    static Optional<Event> of(ConsumerRecord<String, byte[]> record, URI schemas) {
        Optional<Topic> topic = Topic.named(record.topic());
        if (record.value() == null || record.key() == null || topic.isEmpty()) {
            return Optional.empty();
        }
        try {
            requireJson(record.value());
            return Optional.of(new Event(
                    partitionOf(record),
                    record.offset(),
                    Envelope.from(record.headers())
                            .withDataSchema(
                                    schemas.resolve(topic.get().schemaFile()).toString()),
                    Subjects.of(topic.get(), record.key(), () -> tree(record.value())),
                    record.value()));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** A pass over the text, which makes no tree of it. */
    private static void requireJson(byte[] value) throws IOException {
        try (JsonParser parser = Json.mapper().createParser(value)) {
            if (parser.nextToken() == null) {
                throw new IOException("nothing is written");
            }
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw new IOException("more than one value is written");
            }
        }
    }

    private static JsonNode tree(byte[] value) {
        try {
            return Json.mapper().readTree(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TopicPartition partitionOf(ConsumerRecord<String, byte[]> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    /** The partition of its topic. */
    public TopicPartition partition() {
        return partition;
    }

    /** Its place there. */
    public long offset() {
        return offset;
    }

    /** CloudEvents type. */
    public String type() {
        return envelope.type();
    }

    String territory() {
        return envelope.territory();
    }

    List<Subject> subjects() {
        return subjects;
    }

    /** Id, unique within its source. */
    public String id() {
        return envelope.id();
    }

    /** A CloudEvents attribute, or null when there is none of that name. */
    public @Nullable String attribute(String name) {
        return name.equals("datacontenttype")
                ? "application/json"
                : envelope.attributes().get(name);
    }

    /** The event in structured mode; a copy. */
    public ObjectNode structured() {
        return envelope.structured(tree(value));
    }

    /** The event as JSON on one line. */
    public String json() {
        return new String(utf8(), StandardCharsets.UTF_8);
    }

    /** The same in UTF-8; written once for all subscribers, and not to be changed. */
    synchronized byte[] utf8() {
        if (written == null) {
            try {
                written = isOneLine() ? spliced() : Json.mapper().writeValueAsBytes(structured());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return written;
    }

    private boolean isOneLine() {
        for (byte one : value) {
            if (one == '\n' || one == '\r') {
                return false;
            }
        }
        return true;
    }

    /** The envelope around the value as it was recorded. */
    private byte[] spliced() throws IOException {
        var out = new ByteArrayOutputStream(value.length + ENVELOPE);
        try (JsonGenerator json = Json.mapper().createGenerator(out)) {
            json.writeStartObject();
            for (Map.Entry<String, String> attribute : envelope.attributes().entrySet()) {
                json.writeStringField(attribute.getKey(), attribute.getValue());
            }
            json.writeStringField("datacontenttype", "application/json");
            json.writeFieldName("data");
            json.flush();
            // the generator still owes the colon, which comes with the first bytes it writes
            json.writeRawValue("");
            json.flush();
            out.writeBytes(value);
            json.writeEndObject();
        }
        return out.toByteArray();
    }
}
