package io.secunda.gateway.events;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The next offset to read of each partition of the streamed topics. Not safe for use by several threads. */
public final class Positions {

    private final long[][] next;

    private Positions(long[][] next) {
        this.next = next;
    }

    /** All partitions at 0. */
    static Positions none() {
        return new Positions(new long[Streamed.TOPICS.size()][0]);
    }

    /** What is not given is at 0. */
    static Positions of(Map<TopicPartition, Long> offsets) {
        Positions positions = none();
        offsets.forEach(positions::set);
        return positions;
    }

    static Positions of(long[][] next) {
        return new Positions(next);
    }

    /** The same, to be changed on its own. */
    public Positions copy() {
        long[][] copy = new long[next.length][];
        for (int topic = 0; topic < next.length; topic++) {
            copy[topic] = next[topic].clone();
        }
        return new Positions(copy);
    }

    /** The next offset to read of a partition. */
    public long of(TopicPartition partition) {
        long[] offsets = next[Streamed.index(partition.topic())];
        return partition.partition() < offsets.length ? offsets[partition.partition()] : 0;
    }

    /** Moves a partition forward; a place before the present one is passed over. */
    void advance(TopicPartition partition, long offset) {
        if (offset > of(partition)) {
            set(partition, offset);
        }
    }

    /** Records between these positions and later ones. */
    public long until(Positions end) {
        return end.offsets().entrySet().stream()
                .mapToLong(entry -> Math.max(0, entry.getValue() - of(entry.getKey())))
                .sum();
    }

    void set(TopicPartition partition, long offset) {
        int topic = Streamed.index(partition.topic());
        if (partition.partition() >= next[topic].length) {
            next[topic] = Arrays.copyOf(next[topic], partition.partition() + 1);
        }
        next[topic][partition.partition()] = offset;
    }

    /** Whether every partition is at least as far as in the other. */
    boolean covers(Positions other) {
        return other.offsets().entrySet().stream().allMatch(entry -> of(entry.getKey()) >= entry.getValue());
    }

    Map<TopicPartition, Long> offsets() {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (int topic = 0; topic < next.length; topic++) {
            String name = Streamed.TOPICS.get(topic).topicName();
            for (int partition = 0; partition < next[topic].length; partition++) {
                offsets.put(new TopicPartition(name, partition), next[topic][partition]);
            }
        }
        return offsets;
    }

    long[][] byTopic() {
        return next;
    }

    @Override
    public String toString() {
        return offsets().toString();
    }
}
