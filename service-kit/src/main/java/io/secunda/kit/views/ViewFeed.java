package io.secunda.kit.views;

import io.secunda.events.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * A thread that feeds a view from topics.
 *
 * <p>The position is stored with the view after each batch. A view that comes up empty is therefore filled from the
 * beginning of its topics, one that was kept goes on where it was, and a batch whose position was not stored comes again.
 * While the database does not answer, the batch is tried again for as long as it takes.
 */
public final class ViewFeed implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ViewFeed.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long FIRST_PAUSE_MS = 100;
    private static final long LONGEST_PAUSE_MS = 5_000;

    private final String name;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<String> topics;
    private final View view;
    private final Positions positions;
    private final Thread thread;
    private final ConcurrentLinkedQueue<CompletableFuture<Void>> rebuilds = new ConcurrentLinkedQueue<>();
    private final Set<TopicPartition> reached = new HashSet<>();
    private volatile boolean running = true;
    private volatile boolean caughtUp;
    private volatile long lag = -1;

    /**
     * @param name of the thread and in messages
     * @param consumer with a group id, so that replicas of a service share the partitions; closed with the feed
     * @param topics what to read
     * @param view what to feed
     * @param positions where it has got to
     */
    public ViewFeed(
            String name, KafkaConsumer<String, byte[]> consumer, List<Topic> topics, View view, Positions positions) {
        this.name = name;
        this.consumer = consumer;
        this.topics = topics.stream().map(Topic::topicName).toList();
        this.view = view;
        this.positions = positions;
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
    }

    /** Begins to read. */
    public void start() {
        thread.start();
    }

    /** Records still to be read, or -1 before the first look. */
    public long lag() {
        return lag;
    }

    /** Whether the view has once reached the end that its topics had, since the start or the last rebuild. */
    public boolean caughtUp() {
        return caughtUp;
    }

    /** Empties the view and reads its topics anew; done when the view is empty. */
    public CompletableFuture<Void> rebuild() {
        var done = new CompletableFuture<Void>();
        caughtUp = false;
        rebuilds.add(done);
        return done;
    }

    private void run() {
        try (consumer) {
            consumer.subscribe(topics, new SeekToStored());
            while (running) {
                rebuildIfAsked();
                ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
                take(records);
                look();
            }
        } catch (WakeupException e) {
            LOG.debugf("feed stopped: view=%s", name);
        } catch (RuntimeException e) {
            if (running) {
                LOG.errorf(e, "feed of a view ended: view=%s", name);
            }
        }
    }

    private void take(ConsumerRecords<String, byte[]> records) {
        if (records.isEmpty()) {
            return;
        }
        List<ConsumerRecord<String, byte[]>> batch = new ArrayList<>(records.count());
        records.forEach(batch::add);
        Map<TopicPartition, Long> next = new HashMap<>();
        batch.forEach(r -> next.put(new TopicPartition(r.topic(), r.partition()), r.offset() + 1));
        untilItWorks("apply", () -> {
            view.apply(batch);
            positions.store(next);
        });
    }

    private void rebuildIfAsked() {
        CompletableFuture<Void> asked = rebuilds.poll();
        if (asked == null) {
            return;
        }
        untilItWorks("clear", () -> {
            positions.clear();
            view.clear();
        });
        consumer.seekToBeginning(consumer.assignment());
        reached.clear();
        caughtUp = false;
        asked.complete(null);
    }

    /** Notes how far behind the view is. A partition that was once read to its end counts as reached. */
    private void look() {
        long behind = 0;
        Set<TopicPartition> assigned = consumer.assignment();
        for (TopicPartition partition : assigned) {
            long partitionLag = consumer.currentLag(partition).orElse(-1);
            if (partitionLag == 0) {
                reached.add(partition);
            }
            behind += Math.max(0, partitionLag);
        }
        if (assigned.isEmpty()) {
            return;
        }
        lag = behind;
        if (reached.containsAll(assigned) && rebuilds.isEmpty()) {
            caughtUp = true;
        }
    }

    private void untilItWorks(String what, Runnable work) {
        long pause = FIRST_PAUSE_MS;
        while (running) {
            try {
                work.run();
                return;
            } catch (RuntimeException e) {
                LOG.warnf(
                        "view does not answer, trying again: view=%s step=%s pauseMs=%d cause=%s",
                        name, what, pause, e);
                sleep(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
                keepMembership();
            }
        }
    }

    /** Keeps the consumer in its group while the database is away, without taking records. */
    private void keepMembership() {
        Set<TopicPartition> assigned = consumer.assignment();
        consumer.pause(assigned);
        consumer.poll(Duration.ZERO);
        consumer.resume(consumer.assignment());
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        running = false;
        consumer.wakeup();
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class SeekToStored implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            untilItWorks("positions", () -> {
                Map<TopicPartition, Long> stored = positions.of(partitions);
                for (TopicPartition partition : partitions) {
                    Long next = stored.get(partition);
                    if (next == null) {
                        consumer.seekToBeginning(List.of(partition));
                    } else {
                        consumer.seek(partition, next);
                    }
                }
            });
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            reached.removeAll(partitions);
        }
    }
}
