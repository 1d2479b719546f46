package io.secunda.gateway.events;

import io.quarkus.runtime.Startup;
import io.secunda.events.topic.Topic;
import io.secunda.kit.kafka.KafkaClients;
import io.secunda.kit.kafka.TopicsReady;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** The streamed topics as one log: readers of it, where it begins and ends, and which log it is. */
@Startup(TopicsReady.PRIORITY + 1)
@ApplicationScoped
class EventLog {

    private static final int POLLED_AT_ONCE = 1_000;

    private final KafkaClients clients;
    private final TopicsReady topics;
    private List<TopicPartition> partitions = List.of();
    private int id;

    EventLog(KafkaClients clients, TopicsReady topics) {
        this.clients = clients;
        this.topics = topics;
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
    }

    /** A reader of all partitions that begins at the given positions. To be closed. */
    KafkaConsumer<String, byte[]> reader(Positions from) {
        KafkaConsumer<String, byte[]> consumer = clients.consumer(Map.of("max.poll.records", POLLED_AT_ONCE));
        consumer.assign(partitions);
        partitions.forEach(partition -> consumer.seek(partition, from.of(partition)));
        return consumer;
    }

    /** Where the log begins. */
    Positions earliest() {
        try (var consumer = clients.consumer(Map.of())) {
            consumer.assign(partitions);
            return Positions.of(consumer.beginningOffsets(partitions));
        }
    }

    /** Where the log ends, as far as it is committed. */
    Positions latest() {
        try (var consumer = clients.consumer(Map.of())) {
            consumer.assign(partitions);
            return Positions.of(consumer.endOffsets(partitions));
        }
    }

    List<TopicPartition> partitions() {
        return partitions;
    }

    String cursor(Positions positions) {
        return Cursor.write(positions, id);
    }

    /** Reads a cursor of this log, or says why it is none. */
    Positions positions(String cursor) {
        return Cursor.read(cursor, id);
    }
}
