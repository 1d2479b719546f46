package io.secunda.gateway.events;

import io.quarkus.runtime.Startup;
import io.secunda.events.topic.Topic;
import io.secunda.kit.kafka.KafkaClients;
import io.secunda.kit.kafka.TopicsReady;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** The streamed topics as one log: readers of it, where it begins and ends, and which log it is. */
@Startup(TopicsReady.PRIORITY + 1)
@ApplicationScoped
public class EventLog {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int POLLED_AT_ONCE = 1_000;

    private final KafkaClients clients;
    private final TopicsReady topics;
    private List<TopicPartition> partitions = List.of();
    private final URI schemas;
    private int id;
    private Lineage lineage = Lineage.NONE;

    EventLog(KafkaClients clients, TopicsReady topics, EventsConfig config) {
        this.clients = clients;
        this.topics = topics;
        this.schemas = config.publicUrl().resolve("/schemas/");
    }

    @PostConstruct
    void look() {
        topics.await();
        try (Admin admin = Admin.create(clients.settings())) {
            id = admin.describeCluster().clusterId().get().hashCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking Kafka for its id", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not tell its id", e.getCause());
        }
        try (var consumer = clients.consumer(Map.of())) {
            List<TopicPartition> all = new ArrayList<>();
            for (Topic topic : Streamed.TOPICS) {
                consumer.partitionsFor(topic.topicName())
                        .forEach(info -> all.add(new TopicPartition(info.topic(), info.partition())));
            }
            partitions = List.copyOf(all);
        }
        lineage = Lineage.read(() -> clients.consumer(Map.of()));
    }

    /** A reader of all partitions that begins at the given positions. To be closed. */
    KafkaConsumer<String, byte[]> reader(Positions from) {
        KafkaConsumer<String, byte[]> consumer = clients.consumer(Map.of("max.poll.records", POLLED_AT_ONCE));
        consumer.assign(partitions);
        partitions.forEach(partition -> consumer.seek(partition, from.of(partition)));
        return consumer;
    }

    /** Reads a record; nothing when it is a removal or cannot be read. */
    Optional<Event> event(ConsumerRecord<String, byte[]> record) {
        return Event.of(record, schemas);
    }

    /** Where the log begins. */
    public Positions earliest() {
        try (var consumer = clients.consumer(Map.of())) {
            consumer.assign(partitions);
            return Positions.of(consumer.beginningOffsets(partitions));
        }
    }

    /** Where the log ends, as far as it is committed. */
    public Positions latest() {
        try (var consumer = clients.consumer(Map.of())) {
            consumer.assign(partitions);
            return Positions.of(consumer.endOffsets(partitions));
        }
    }

    /** Where what was recorded at a moment or later begins; the end of a partition that has nothing so late. */
    public Positions since(Instant moment) {
        try (var consumer = clients.consumer(Map.of())) {
            consumer.assign(partitions);
            Map<TopicPartition, Long> asked = new HashMap<>();
            partitions.forEach(partition -> asked.put(partition, moment.toEpochMilli()));
            Map<TopicPartition, Long> found = new HashMap<>(consumer.endOffsets(partitions));
            Map<TopicPartition, Long> ends = Map.copyOf(found);
            consumer.offsetsForTimes(asked).forEach((partition, offset) -> {
                if (offset != null) {
                    found.put(partition, firstSince(consumer, partition, offset.offset(), ends, moment));
                }
            });
            return Positions.of(found);
        }
    }

    /** The ends of transactions have times as well, which after a restore are later than those of the records around them. */
    private static long firstSince(
            KafkaConsumer<String, byte[]> consumer,
            TopicPartition partition,
            long from,
            Map<TopicPartition, Long> ends,
            Instant moment) {
        long end = ends.getOrDefault(partition, from);
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(PATIENCE)) {
                if (record.timestamp() >= moment.toEpochMilli()) {
                    return record.offset();
                }
            }
        }
        return end;
    }

    /** The event at a place, if it is still there. */
    public Optional<Event> at(TopicPartition partition, long offset) {
        try (var consumer = clients.consumer(Map.of("max.poll.records", 1))) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, offset);
            for (ConsumerRecord<String, byte[]> record : consumer.poll(PATIENCE)) {
                if (record.offset() == offset) {
                    return event(record);
                }
            }
            return Optional.empty();
        }
    }

    List<TopicPartition> partitions() {
        return partitions;
    }

    /** Positions as text. */
    public String cursor(Positions positions) {
        return Cursor.write(positions, id);
    }

    /**
     * Reads a cursor of this log, or of one that was restored into it.
     *
     * @throws IllegalArgumentException when it is none
     */
    public Positions positions(String cursor) {
        int log = Cursor.log(cursor);
        return log == id ? Cursor.read(cursor, id) : lineage.check(Cursor.read(cursor, log), log);
    }
}
