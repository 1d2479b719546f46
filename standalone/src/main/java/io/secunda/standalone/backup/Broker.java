package io.secunda.standalone.backup;

import io.secunda.events.topic.Topic;
import io.secunda.standalone.terminal.UserError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The Kafka that is read or written. */
final class Broker implements AutoCloseable {

    /** Who takes the inbox in; what it has taken is known by the offsets of its group alone. */
    private static final String INBOX_GROUP = "secunda-ingestion-inbox";

    private final Map<String, Object> settings;
    private final Admin admin;
    private final Map<String, Integer> topics;

    /** @param settings of clients, at least {@code bootstrap.servers} */
    Broker(Map<String, Object> settings) {
        this.settings = Map.copyOf(settings);
        this.admin = Admin.create(this.settings);
        this.topics = new HashMap<>();
        look();
    }

    /** Finds out which of the topics are there. */
    void look() {
        var names = new ArrayList<>(done(admin.listTopics().names()));
        names.retainAll(List.of(Topic.values()).stream().map(Topic::topicName).toList());
        done(admin.describeTopics(names).allTopicNames())
                .forEach((name, topic) -> topics.put(name, topic.partitions().size()));
    }

    Map<String, Object> settings() {
        return settings;
    }

    Admin admin() {
        return admin;
    }

    String address() {
        return String.valueOf(settings.get("bootstrap.servers"));
    }

    String clusterId() {
        return done(admin.describeCluster().clusterId());
    }

    /** How many partitions each topic has. */
    int partitions() {
        return topics.values().stream()
                .findFirst()
                .orElseThrow(() ->
                        UserError.failed("Kafka at " + address() + " has no topics of Secunda: is it the right one?"));
    }

    /** Those that are there. */
    List<TopicPartition> partitionsOf(Topic topic, int partitions) {
        return IntStream.range(0, topics.containsKey(topic.topicName()) ? partitions : 0)
                .mapToObj(partition -> new TopicPartition(topic.topicName(), partition))
                .toList();
    }

    /** Where partitions end, with what is not committed. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        done(admin.listOffsets(asked).all()).forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    /** How many records there are at most: what is compacted leaves holes. */
    long records() {
        List<TopicPartition> all = new ArrayList<>();
        Backup.ORDER.forEach(topic -> all.addAll(partitionsOf(topic, partitions())));
        return ends(all).values().stream().mapToLong(Long::longValue).sum();
    }

    /** By partition, how far the inbox was taken in; -1 where nothing was. */
    List<Long> inboxTaken(int partitions) {
        Map<TopicPartition, OffsetAndMetadata> taken =
                done(admin.listConsumerGroupOffsets(INBOX_GROUP).partitionsToOffsetAndMetadata());
        return IntStream.range(0, partitions)
                .mapToObj(partition -> taken.get(new TopicPartition(Topic.INBOX.topicName(), partition)))
                .map(offset -> offset == null ? -1L : offset.offset())
                .toList();
    }

    /** Notes how far the inbox was taken in. */
    void inboxTaken(List<Long> taken) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (int partition = 0; partition < taken.size(); partition++) {
            if (taken.get(partition) >= 0) {
                offsets.put(
                        new TopicPartition(Topic.INBOX.topicName(), partition),
                        new OffsetAndMetadata(taken.get(partition)));
            }
        }
        if (!offsets.isEmpty()) {
            done(admin.alterConsumerGroupOffsets(INBOX_GROUP, offsets).all());
        }
    }

    /** Writes a record to the first partition. */
    void append(String topic, String key, byte[] value) {
        Map<String, Object> own = new HashMap<>(settings);
        own.put("acks", "all");
        try (var producer = new KafkaProducer<>(own, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, 0, key, value)).get();
        } catch (ExecutionException e) {
            throw UserError.failed(
                    "Kafka at " + address() + " did not take a record of " + topic + ": " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.failed("interrupted");
        }
    }

    /** A consumer of committed records, without a group. */
    KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> own = new HashMap<>(settings);
        own.put("isolation.level", "read_committed");
        own.put("enable.auto.commit", false);
        own.put("auto.offset.reset", "earliest");
        own.put("allow.auto.create.topics", false);
        own.put("max.poll.records", 5_000);
        return new KafkaConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** @throws UserError if it does not answer, or says no */
    <T> T done(KafkaFuture<T> asked) {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            throw UserError.failed("Kafka at " + address() + " does not do what was asked of it ("
                    + (e.getCause() == null ? e : e.getCause()).getMessage()
                    + "): is it running, and may it be reached?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.failed("interrupted");
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
