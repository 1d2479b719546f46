package io.secunda.gateway.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secunda.events.Json;
import io.secunda.events.Subject;
import io.secunda.events.topic.Envelope;
import io.secunda.events.topic.Topic;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A record of a streamed topic, as subscribers get it: a CloudEvent in structured mode. */
public final class Event {

    private final TopicPartition partition;
    private final long offset;
    private final Envelope envelope;
    private final List<Subject> subjects;
    private final JsonNode data;
    private @Nullable String written;

    private Event(TopicPartition partition, long offset, Envelope envelope, List<Subject> subjects, JsonNode data) {
        this.partition = partition;
        this.offset = offset;
        this.envelope = envelope;
        this.subjects = subjects;
        this.data = data;
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
            JsonNode data = Json.mapper().readTree(record.value());
            return Optional.of(new Event(
                    partitionOf(record),
                    record.offset(),
                    Envelope.from(record.headers())
                            .withDataSchema(
                                    schemas.resolve(topic.get().schemaFile()).toString()),
                    Subjects.of(topic.get(), record.key(), data),
                    data));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
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
        return envelope.structured(data);
    }

    /** The event as JSON on one line; written once for all subscribers. */
    public synchronized String json() {
        if (written == null) {
            try {
                written = Json.mapper().writeValueAsString(structured());
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a tree of JSON cannot be written", e);
            }
        }
        return written;
    }
}
