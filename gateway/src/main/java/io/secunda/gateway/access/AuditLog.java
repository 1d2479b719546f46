package io.secunda.gateway.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.events.Json;
import io.secunda.events.topic.Envelope;
import io.secunda.events.topic.Topic;
import io.secunda.kit.kafka.KafkaClients;
import io.secunda.kit.kafka.TopicsReady;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Who wrote what and when, on a topic to which is only added. Bodies are not in it. */
@ApplicationScoped
class AuditLog {

    private static final Logger LOG = Logger.getLogger(AuditLog.class);
    private static final String NAME = Topic.AUDIT.topicName();
    private static final Duration POLL = Duration.ofMillis(200);
    /** Nobody waits for a note: those of some moments are sent together. */
    private static final int LINGER_MS = 20;

    private final KafkaClients clients;
    private final KafkaProducer<String, byte[]> producer;
    private final Clock clock;

    AuditLog(KafkaClients clients, TopicsReady topics, Clock clock) {
        topics.await();
        this.clients = clients;
        this.producer = clients.producer(Map.of(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS));
        this.clock = clock;
    }

    /** Notes a request of a key, and what it was answered. */
    void note(AccessKey key, String method, String path, int status) {
        Instant now = clock.instant();
        byte[] value = Json.write(Json.mapper()
                .createObjectNode()
                .put("time", now.toString())
                .put("owner", key.name())
                .put("key", key.id())
                .put("method", method)
                .put("path", path)
                .put("status", status));
        var record = new ProducerRecord<>(NAME, key.recordKey(), value);
        String id = Envelope.idOf(key.recordKey() + now, value);
        new Envelope(
                        id,
                        "/secunda/gateway",
                        "io.secunda.audit.noted.v1",
                        path,
                        now,
                        now,
                        key.name(),
                        Topic.AUDIT.schemaUri())
                .addTo(record.headers());
        // what comes of it is told to the callback
        var unused = producer.send(record, (at, failure) -> {
            if (failure != null) {
                LOG.errorf("a write could not be noted: owner=%s method=%s path=%s", key.name(), method, path);
            }
        });
    }

    /** What was noted since a moment, in order of time; the first so many. */
    List<JsonNode> since(Instant moment, int limit) {
        producer.flush();
        List<JsonNode> noted = new ArrayList<>();
        try (var consumer = clients.consumer(Map.of())) {
            List<TopicPartition> partitions = consumer.partitionsFor(NAME).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<TopicPartition, Long> asked = new HashMap<>();
            partitions.forEach(partition -> asked.put(partition, moment.toEpochMilli()));
            consumer.offsetsForTimes(asked)
                    .forEach((partition, offset) -> consumer.seek(
                            partition, offset == null ? ends.getOrDefault(partition, 0L) : offset.offset()));
            // of each partition as many as are asked for: the first of all are among these
            Map<TopicPartition, Integer> taken = new HashMap<>();
            while (partitions.stream()
                    .anyMatch(
                            p -> consumer.position(p) < ends.getOrDefault(p, 0L) && taken.getOrDefault(p, 0) < limit)) {
                consumer.poll(POLL).forEach(record -> {
                    taken.merge(new TopicPartition(record.topic(), record.partition()), 1, Integer::sum);
                    read(record.value(), noted);
                });
            }
        }
        return noted.stream()
                .sorted(Comparator.comparing((JsonNode one) -> one.path("time").asText()))
                .limit(limit)
                .toList();
    }

    private static void read(byte[] value, List<JsonNode> noted) {
        try {
            noted.add(Json.mapper().readTree(value));
        } catch (IOException e) {
            LOG.warn("a note of a write cannot be read");
        }
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
