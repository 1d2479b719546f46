package io.secunda.kit.views;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * The partitions a feed has been given, and where it is in them. A partition is paused until it has been put in its place,
 * so that nothing is read from where the consumer would begin by itself. Used by the feed's thread only.
 */
final class FeedPartitions implements ConsumerRebalanceListener {

    private final KafkaConsumer<String, byte[]> consumer;
    private final Positions positions;
    private final Set<TopicPartition> unplaced = new HashSet<>();
    private final Set<TopicPartition> placed = new HashSet<>();
    private final Set<TopicPartition> kept = new HashSet<>();
    private final Map<TopicPartition, Long> target = new HashMap<>();
    private boolean assigned;

    FeedPartitions(KafkaConsumer<String, byte[]> consumer, Positions positions) {
        this.consumer = consumer;
        this.positions = positions;
    }

    /** Asks nothing of the database: that can take long, and a rebalance must not. */
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> given) {
        assigned = true;
        misplace(given);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> taken) {
        unplaced.removeAll(taken);
        forget(taken);
    }

    /** Puts the partitions that need it where the stored positions say, or else at their beginning. */
    void place() {
        if (unplaced.isEmpty()) {
            return;
        }
        Map<TopicPartition, Long> stored = positions.of(unplaced);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(unplaced);
        Map<TopicPartition, Long> ends = consumer.endOffsets(unplaced);
        for (TopicPartition partition : Set.copyOf(unplaced)) {
            long end = ends.getOrDefault(partition, 0L);
            Long next = stored.get(partition);
            // a position past the end is of another topic of the same name
            if (next != null && next <= end) {
                consumer.seek(partition, next);
                kept.add(partition);
            } else {
                consumer.seek(partition, begins.getOrDefault(partition, 0L));
            }
            target.put(partition, end);
            placed.add(partition);
        }
        consumer.resume(unplaced);
        unplaced.clear();
    }

    /** Sends all partitions back to their place. */
    void misplace() {
        misplace(consumer.assignment());
    }

    private void misplace(Collection<TopicPartition> partitions) {
        consumer.pause(partitions);
        unplaced.addAll(partitions);
        forget(partitions);
    }

    private void forget(Collection<TopicPartition> partitions) {
        placed.removeAll(partitions);
        kept.removeAll(partitions);
        target.keySet().removeAll(partitions);
    }

    boolean assigned() {
        return assigned;
    }

    /** Whether records of the partition are to be taken. */
    boolean reads(TopicPartition partition) {
        return placed.contains(partition);
    }

    /** Notes that positions of these were stored. */
    void stored(Collection<TopicPartition> partitions) {
        kept.addAll(partitions);
    }

    /** Whether a position that was stored is not there any more. */
    boolean lostTheirPlace() {
        return !kept.isEmpty() && !positions.of(kept).keySet().containsAll(kept);
    }

    /** Keeps the consumer in its group while the database is away, without taking records. */
    void keepMembership() {
        consumer.pause(consumer.assignment());
        consumer.poll(Duration.ZERO);
        consumer.resume(placed);
    }

    /** Records that are committed and not yet read. */
    long lag() {
        long behind = 0;
        for (TopicPartition partition : placed) {
            long position = consumer.position(partition);
            long toTarget = target.getOrDefault(partition, position) - position;
            behind += Math.max(0, consumer.currentLag(partition).orElse(toTarget));
        }
        return behind;
    }

    /** Whether every partition has been read to the end it had when it was put in its place. */
    boolean allReached() {
        return unplaced.isEmpty()
                && placed.stream().allMatch(p -> consumer.position(p) >= target.getOrDefault(p, Long.MAX_VALUE));
    }
}
