package io.secunda.ingestion.facts;

import io.secunda.events.Json;
import io.secunda.events.topic.Envelope;
import io.secunda.events.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Records on their way to a topic. */
public final class Outgoing {

    /** Name of this service in events. */
    public static final String SOURCE = "/secunda/ingestion-service";

    private static final String CONFLICT = "ce_conflict";

    private Outgoing() {}

    /** What an event is about: its type, subject, and both times. */
    public record About(String type, String subject, Instant time, Instant recorded) {}

    /**
     * A record with its CloudEvents attributes.
     *
     * @param trace the trace in which it came, or null
     */
    public static ProducerRecord<String, byte[]> of(
            Topic topic, String key, Object value, About about, @Nullable String trace) {
        byte[] json = Json.write(value);
        var record = new ProducerRecord<>(topic.topicName(), key, json);
        new Envelope(
                        Envelope.idOf(key, json),
                        SOURCE,
                        about.type(),
                        about.subject(),
                        about.time(),
                        about.recorded(),
                        key.substring(0, key.indexOf('/')),
                        topic.schemaUri())
                .tracedBy(trace)
                .addTo(record.headers());
        return record;
    }

    /** Marks a record that contradicts one of the same release; an extension attribute of CloudEvents. */
    static void markConflict(ProducerRecord<String, byte[]> record) {
        record.headers().add(CONFLICT, "true".getBytes(StandardCharsets.UTF_8));
    }
}
