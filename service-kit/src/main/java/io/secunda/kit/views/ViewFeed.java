package io.secunda.kit.views;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.secunda.events.topic.Topic;
import io.secunda.kit.metrics.Lag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A thread that feeds a view from topics.
 *
 * <p>The position is stored with the view after each batch. A view that comes up empty is therefore filled from the
 * beginning of its topics, one that was kept goes on where it was, and a batch whose position was not stored comes again.
 * While the database does not answer, the batch is tried again for as long as it takes. Where stored positions are gone,
 * because the store lost its memory or another replica rebuilds the view, the feed reads anew by itself.
 */
public final class ViewFeed implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ViewFeed.class);
    private static final Duration POLL = Duration.ofMillis(200);
    /** A batch is taken so long after the one before it at the earliest: what comes one by one is written together. */
    private static final Duration BETWEEN_BATCHES = Duration.ofMillis(50);
    /** Enough to be taken without waiting for more. */
    private static final int FULL_BATCH = 500;

    private static final long FIRST_PAUSE_MS = 100;
    private static final long LONGEST_PAUSE_MS = 5_000;
    private static final long CHECK_EVERY_NS = Duration.ofSeconds(1).toNanos();

    private final String name;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<String> topics;
    private final View view;
    private final Positions positions;
    private final FeedPartitions partitions;
    private final Thread thread;
    private final ConcurrentLinkedQueue<CompletableFuture<Void>> rebuilds = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean caughtUp;
    private volatile long lag = -1;
    private volatile int taking;
    private long checkedNs = System.nanoTime();
    private long tookNs = System.nanoTime() - BETWEEN_BATCHES.toNanos();
    private @Nullable KafkaClientMetrics meters;

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
        this.partitions = new FeedPartitions(consumer, positions);
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
    }

    /**
     * Measures how far behind it is, and what Kafka's client tells of itself.
     *
     * @param as what it is called in labels
     */
    public ViewFeed measuredBy(MeterRegistry registry, String as) {
        Lag.measure(registry, as, this, ViewFeed::lag);
        meters = new KafkaClientMetrics(consumer, Tags.of("consumer", as));
        meters.bindTo(registry);
        return this;
    }

    /** Begins to read. */
    public void start() {
        thread.start();
    }

    /** Records that the view has not taken in yet, or -1 before the first look. */
    public long lag() {
        long unread = lag;
        return unread < 0 ? unread : unread + taking;
    }

    /** Whether the view has reached the end that its topics had at the start or the last rebuild. */
    public boolean caughtUp() {
        return caughtUp && rebuilds.isEmpty();
    }

    /** Empties the view and reads its topics anew; done when the view is empty. */
    public CompletableFuture<Void> rebuild() {
        var done = new CompletableFuture<Void>();
        rebuilds.add(done);
        if (!running()) {
            failRebuilds();
        }
        return done;
    }

    private boolean running() {
        return closed.getCount() > 0;
    }

    private void run() {
        try (consumer) {
            consumer.subscribe(topics, partitions);
            while (running()) {
                turn();
            }
        } catch (WakeupException e) {
            LOG.debugf("feed stopped: view=%s", name);
        } finally {
            failRebuilds();
        }
    }

    private void turn() {
        try {
            rebuildIfAsked();
            take(gathered(consumer.poll(POLL)));
            checkNowAndThen();
            untilItWorks("positions", partitions::place);
            look();
        } catch (WakeupException e) {
            throw e;
        } catch (RuntimeException e) {
            // what was polled may not have been taken: read from what is stored
            LOG.errorf(e, "feed met an error and starts over: view=%s", name);
            taking = 0;
            partitions.misplace();
            pause(LONGEST_PAUSE_MS);
        }
    }

    /** What was polled, with what else comes until it is time for a batch. */
    private List<ConsumerRecord<String, byte[]>> gathered(ConsumerRecords<String, byte[]> records) {
        List<ConsumerRecord<String, byte[]>> batch = new ArrayList<>(records.count());
        records.forEach(batch::add);
        long waitMs = (tookNs + BETWEEN_BATCHES.toNanos() - System.nanoTime()) / 1_000_000;
        if (!batch.isEmpty() && batch.size() < FULL_BATCH && waitMs > 0) {
            taking = batch.size();
            pause(waitMs);
            consumer.poll(Duration.ZERO).forEach(batch::add);
        }
        return batch;
    }

    private void take(List<ConsumerRecord<String, byte[]>> batch) {
        if (batch.isEmpty()) {
            return;
        }
        tookNs = System.nanoTime();
        taking = batch.size();
        untilItWorks("apply", () -> {
            // a partition that went to another replica in the meantime is that one's to read
            batch.removeIf(r -> !partitions.reads(new TopicPartition(r.topic(), r.partition())));
            Map<TopicPartition, Long> next = new HashMap<>();
            batch.forEach(r -> next.put(new TopicPartition(r.topic(), r.partition()), r.offset() + 1));
            view.apply(List.copyOf(batch));
            positions.store(next);
            partitions.stored(next.keySet());
        });
        taking = 0;
    }

    private void rebuildIfAsked() {
        CompletableFuture<Void> asked = rebuilds.peek();
        if (asked == null) {
            return;
        }
        untilItWorks("clear", () -> {
            // before: should this process end half way, the positions must not outlive the view
            positions.clear();
            view.clear();
            // after: what other replicas put into it in between was cleared as well
            positions.clear();
        });
        if (!running()) {
            return;
        }
        partitions.misplace();
        caughtUp = false;
        rebuilds.remove();
        asked.complete(null);
    }

    private void checkNowAndThen() {
        if (System.nanoTime() - checkedNs < CHECK_EVERY_NS) {
            return;
        }
        checkedNs = System.nanoTime();
        untilItWorks("positions", () -> {
            if (partitions.lostTheirPlace()) {
                LOG.warnf("stored positions are gone, the view is filled anew: view=%s", name);
                partitions.misplace();
                caughtUp = false;
            }
        });
    }

    private void look() {
        if (partitions.assigned() && running()) {
            lag = partitions.lag();
            if (partitions.allReached()) {
                caughtUp = true;
            }
        }
    }

    private void untilItWorks(String what, Runnable work) {
        long pause = FIRST_PAUSE_MS;
        while (running()) {
            try {
                work.run();
                return;
            } catch (WakeupException e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.warnf(
                        "view does not answer, trying again: view=%s step=%s pauseMs=%d cause=%s",
                        name, what, pause, e);
                pause(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
                partitions.keepMembership();
                lag = partitions.assigned() ? partitions.lag() : lag;
            }
        }
    }

    private void pause(long millis) {
        try {
            if (closed.await(millis, TimeUnit.MILLISECONDS)) {
                LOG.debugf("feed is being closed: view=%s", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }

    private void failRebuilds() {
        for (var asked = rebuilds.poll(); asked != null; asked = rebuilds.poll()) {
            asked.completeExceptionally(new IllegalStateException("the feed of " + name + " is closed"));
        }
    }

    @Override
    public void close() {
        closed.countDown();
        if (meters != null) {
            meters.close();
        }
        if (thread.getState() == Thread.State.NEW) {
            consumer.close();
            return;
        }
        consumer.wakeup();
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
