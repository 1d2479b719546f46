package io.secunda.standalone.backup;

import io.secunda.events.topic.Topic;
import io.secunda.standalone.terminal.Progress;
import io.secunda.standalone.terminal.UserError;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads every topic to its end.
 *
 * <p>The system may run meanwhile. One topic is read after the other, against the stream: what is computed before what it is
 * computed from. Whatever a later record in the backup rests on is therefore in it too, and what is missing of what follows from it
 * is computed after the restore. Were it the other way round, values without their figures would be taken back.
 */
final class Backup {

    /** Against the stream; each topic once. */
    static final List<Topic> ORDER = List.of(
            Topic.DELIVERIES,
            Topic.ATTEMPTS,
            Topic.ENDPOINTS,
            Topic.RECOMMENDATIONS,
            Topic.INDICATORS,
            Topic.DECISIONS,
            Topic.RULES,
            Topic.DEAD_LETTERS,
            Topic.OBSERVATIONS,
            Topic.FLOWS,
            Topic.AGREEMENTS,
            Topic.GEOGRAPHY,
            Topic.INBOX,
            Topic.SUBSCRIPTIONS,
            Topic.ACCESS_KEYS,
            Topic.AUDIT,
            Topic.LINEAGE);

    private static final Duration POLL = Duration.ofMillis(200);

    /** Compaction may take a record away before it is read, if one that stands for it came meanwhile: that one is read as well. */
    private static final int ROUNDS_OF_COMPACTED = 2;

    private final Broker broker;
    private final BackupWriter writer;

    Backup(Broker broker, BackupWriter writer) {
        this.broker = broker;
        this.writer = writer;
    }

    Manifest write(String product, Instant now, Progress progress) throws IOException {
        int partitions = broker.partitions();
        // before the facts: what has been taken from the inbox is among them
        List<Long> inbox = broker.inboxTaken(partitions);
        List<Manifest.Part> parts = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = broker.consumer()) {
            for (Topic topic : ORDER) {
                parts.add(part(topic, partitions, consumer, progress));
            }
        }
        var manifest = new Manifest(Manifest.FORMAT, product, now, broker.clusterId(), partitions, inbox, parts);
        writer.finish(manifest);
        return manifest;
    }

    private Manifest.Part part(Topic topic, int partitions, KafkaConsumer<byte[], byte[]> consumer, Progress progress)
            throws IOException {
        List<TopicPartition> all = broker.partitionsOf(topic, partitions);
        String file = topic.topicName() + ".ndjson";
        writer.begin(file);
        consumer.assign(all);
        consumer.seekToBeginning(all);
        Map<TopicPartition, Long> ends = Map.of();
        for (int round = 0; round < (topic.compacted() ? ROUNDS_OF_COMPACTED : 1); round++) {
            ends = consumer.endOffsets(all);
            consumer.resume(all);
            readTo(ends, consumer, progress);
        }
        long records = writer.records();
        String sha256 = writer.end();
        Map<TopicPartition, Long> reached = ends;
        List<Long> inOrder = all.stream()
                .map(partition -> reached.getOrDefault(partition, 0L))
                .collect(Collectors.toList());
        LongStream.range(all.size(), partitions).forEach(missing -> inOrder.add(0L));
        return new Manifest.Part(topic.topicName(), file, records, sha256, inOrder);
    }

    private void readTo(Map<TopicPartition, Long> ends, KafkaConsumer<byte[], byte[]> consumer, Progress progress)
            throws IOException {
        while (true) {
            boolean done = true;
            for (var end : ends.entrySet()) {
                if (consumer.position(end.getKey()) >= end.getValue()) {
                    consumer.pause(List.of(end.getKey()));
                } else {
                    done = false;
                }
            }
            if (done) {
                return;
            }
            if (Thread.currentThread().isInterrupted()) {
                throw UserError.failed("interrupted");
            }
            take(consumer, ends, progress);
        }
    }

    /** What came after the end is left for the next round, or out. */
    private void take(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, Progress progress)
            throws IOException {
        var polled = consumer.poll(POLL);
        for (TopicPartition partition : polled.partitions()) {
            long end = ends.getOrDefault(partition, 0L);
            for (ConsumerRecord<byte[], byte[]> found : polled.records(partition)) {
                if (found.offset() >= end) {
                    consumer.seek(partition, end);
                    break;
                }
                writer.add(Kept.of(found));
                progress.step();
            }
        }
    }
}
