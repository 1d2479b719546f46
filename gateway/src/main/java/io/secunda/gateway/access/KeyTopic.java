package io.secunda.gateway.access;

import io.secunda.events.Json;
import io.secunda.events.topic.Envelope;
import io.secunda.events.topic.Topic;
import io.secunda.kit.kafka.KafkaClients;
import io.secunda.kit.kafka.TopicsReady;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The compacted topic on which the hashes of keys are kept. A record without a value takes a key back. */
@ApplicationScoped
class KeyTopic {

    private static final Logger LOG = Logger.getLogger(KeyTopic.class);
    private static final String NAME = Topic.ACCESS_KEYS.topicName();
    private static final String CREATED = "io.secunda.access-key.created.v1";
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaClients clients;
    private final TopicsReady topics;

    KeyTopic(KafkaClients clients, TopicsReady topics) {
        this.clients = clients;
        this.topics = topics;
    }

    /** All keys that stand, by record key. */
    Map<String, AccessKey> load() {
        topics.await();
        Map<String, AccessKey> keys = new HashMap<>();
        try (var consumer = clients.consumer(Map.of())) {
            List<TopicPartition> partitions = consumer.partitionsFor(NAME).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(POLL).forEach(record -> take(keys, record.key(), record.value()));
            }
        }
        return keys;
    }

    private static void take(Map<String, AccessKey> keys, String key, byte @Nullable [] value) {
        if (value == null) {
            keys.remove(key);
            return;
        }
        try {
            keys.put(key, Json.read(value, AccessKey.class));
        } catch (IllegalArgumentException e) {
            LOG.warnf("access key cannot be read and gives no access: key=%s cause=%s", key, e.getMessage());
        }
    }

    /**
     * Tells of every key that is made, changed or taken back, from the beginning, until it is to end.
     *
     * @param each gets the record key, and the key or null
     */
    void follow(BiConsumer<String, @Nullable AccessKey> each, BooleanSupplier goesOn) {
        try (var consumer = clients.consumer(Map.of())) {
            List<TopicPartition> partitions = consumer.partitionsFor(NAME).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (goesOn.getAsBoolean()) {
                consumer.poll(POLL).forEach(record -> {
                    Map<String, AccessKey> one = new HashMap<>();
                    take(one, record.key(), record.value());
                    each.accept(record.key(), one.get(record.key()));
                });
            }
        }
    }

    /** Takes a key back; done when Kafka knows. */
    void remove(AccessKey key) {
        send(new ProducerRecord<>(NAME, key.recordKey(), null));
    }

    /** Keeps a key; done when Kafka has it. */
    void publish(AccessKey key) {
        byte[] value = Json.write(key);
        String id = key.recordKey();
        var record = new ProducerRecord<>(NAME, id, value);
        new Envelope(
                        Envelope.idOf(id, value),
                        "/secunda/gateway",
                        CREATED,
                        id,
                        key.created(),
                        key.created(),
                        key.name(),
                        Topic.ACCESS_KEYS.schemaUri())
                .addTo(record.headers());
        send(record);
    }

    private void send(ProducerRecord<String, byte[]> record) {
        try (var producer = clients.producer(Map.of())) {
            producer.send(record).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while keeping an access key", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not take the access key", e.getCause());
        }
    }
}
