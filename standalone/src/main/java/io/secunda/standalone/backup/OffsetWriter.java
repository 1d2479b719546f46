package io.secunda.standalone.backup;

import io.secunda.standalone.terminal.UserError;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the records of one topic to the offsets that they had, since offsets are what subscribers, deliveries and dead letters
 * refer to.
 *
 * <p>Where no record is, there was the end of a transaction, or a record that compaction took away. A gap of one is made by writing
 * the record before it in a transaction, whose end takes up an offset; a longer one by a transaction of fillers that is aborted, so
 * that nobody who reads what is committed sees them.
 */
final class OffsetWriter implements AutoCloseable {

    private static final byte[] FILLER = "filler".getBytes(StandardCharsets.UTF_8);
    private static final int FILLERS_AT_ONCE = 100_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NOBODY_ELSE =
            ". Only this command may write to it while it restores: stop every service, and begin anew with an empty one";

    private final Broker broker;
    private final String topic;
    private final String id;
    private final KafkaProducer<byte[], byte[]> plain;
    private final KafkaProducer<byte[], byte[]> transactions;
    private final List<KafkaProducer<byte[], byte[]>> open = new ArrayList<>();
    private final long[] next;
    private final @Nullable Kept[] held;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /** @param id of transactions, used by nobody else */
    OffsetWriter(Broker broker, String topic, int partitions, String id) {
        this.broker = broker;
        this.topic = topic;
        this.id = id;
        this.plain = producer(null);
        this.transactions = producer(id);
        this.next = new long[partitions];
        this.held = new Kept[partitions];
        transactions.initTransactions();
    }

    private KafkaProducer<byte[], byte[]> producer(@Nullable String transactionalId) {
        Map<String, Object> settings = new HashMap<>(broker.settings());
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        settings.put("compression.type", "lz4");
        settings.put("linger.ms", 5);
        settings.put("max.request.size", 32 << 20);
        // an end of a transaction that is still being written is asked for again at once
        settings.put("retry.backoff.ms", 5);
        if (transactionalId != null) {
            settings.put("transactional.id", transactionalId);
            settings.put("transaction.timeout.ms", 600_000);
        }
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Takes the next record of its partition; it is written once it is known what comes after it. */
    void accept(Kept record) {
        int partition = record.partition();
        Kept before = held[partition];
        if (before == null) {
            begin(partition, record.offset(), record.timestamp());
        } else {
            write(before, record.offset() - before.offset() - 1);
        }
        held[partition] = record;
    }

    /** Writes what is left, up to where each partition ended. */
    void finish(List<Long> ends) {
        for (int partition = 0; partition < held.length; partition++) {
            Kept last = held[partition];
            if (last == null) {
                begin(partition, ends.get(partition), 0);
            } else {
                write(last, ends.get(partition) - last.offset() - 1);
            }
        }
        settle();
        open.forEach(KafkaProducer::abortTransaction);
    }

    private void begin(int partition, long offset, long timestamp) {
        if (offset == 1) {
            // nothing before it can be in a transaction: a filler is in one that ends at the end of all
            var producer = producer(id + "-" + partition);
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(filler(partition, timestamp));
            producer.flush();
            open.add(producer);
            next[partition] = 1;
            awaitEnd(partition);
        } else {
            fill(partition, offset, timestamp);
        }
    }

    private void write(Kept record, long gap) {
        if (gap < 0) {
            throw UserError.failed("the backup has records of " + topic + " out of order; nothing can be made of it");
        }
        if (gap == 1) {
            settle();
            transactions.beginTransaction();
            send(transactions, record);
            transactions.commitTransaction();
            next[record.partition()] += 1;
            awaitEnd(record.partition());
        } else {
            send(plain, record);
            fill(record.partition(), gap, record.timestamp());
        }
    }

    private void send(KafkaProducer<byte[], byte[]> producer, Kept record) {
        next[record.partition()] = record.offset() + 1;
        producer.send(record.on(topic), (written, e) -> {
            if (e != null) {
                failure.compareAndSet(null, e);
            } else if (written.offset() != record.offset()) {
                failure.compareAndSet(null, new IllegalStateException(misplaced(record.partition(), record.offset())));
            }
        });
    }

    private void fill(int partition, long gap, long timestamp) {
        if (gap == 0) {
            return;
        }
        settle();
        for (long left = gap; left > 0; ) {
            // one cannot be left over: it takes a filler and an end
            long now = left > FILLERS_AT_ONCE + 1 ? FILLERS_AT_ONCE : left;
            transactions.beginTransaction();
            for (long filler = 1; filler < now; filler++) {
                transactions.send(filler(partition, timestamp));
            }
            transactions.flush();
            transactions.abortTransaction();
            next[partition] += now;
            left -= now;
            awaitEnd(partition);
        }
    }

    /** Removes a key that is none, should somebody see it. */
    private ProducerRecord<byte[], byte[]> filler(int partition, long timestamp) {
        return new ProducerRecord<>(topic, partition, (Long) timestamp, FILLER, null, List.of());
    }

    private void settle() {
        plain.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw UserError.failed(
                    "Kafka at " + broker.address() + " did not take a record of " + topic + ": " + failed.getMessage());
        }
    }

    /** A transaction ends on its partitions after the producer has been told that it ended. */
    private void awaitEnd(int partition) {
        var place = new TopicPartition(topic, partition);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            long end = broker.ends(List.of(place)).getOrDefault(place, 0L);
            if (end == next[partition]) {
                return;
            }
            if (end > next[partition] || System.nanoTime() > deadline) {
                throw UserError.failed(misplaced(partition, end));
            }
        }
    }

    private String misplaced(int partition, long found) {
        return topic + ", partition " + partition + " is at offset " + found + " instead of " + next[partition]
                + NOBODY_ELSE;
    }

    @Override
    public void close() {
        for (var producer : open) {
            quietly(producer);
        }
        quietly(transactions);
        quietly(plain);
    }

    private static void quietly(KafkaProducer<byte[], byte[]> producer) {
        try {
            producer.close(Duration.ofSeconds(5));
        } catch (KafkaException e) {
            // what had to be written is known to be
            return;
        }
    }
}
