package io.secunda.events.topic;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Puts all records of a territory on one partition, the same number on every topic, so that its facts are in order and
 * its scales are computed together. The territory is what stands in a key before the first slash.
 */
public final class TerritoryPartitioner implements Partitioner {

    /** The partition of a record. */
    public static int partition(byte[] key, int partitions) {
        int end = 0;
        while (end < key.length && key[end] != '/') {
            end++;
        }
        return Utils.toPositive(Utils.murmur2(Arrays.copyOf(key, end))) % partitions;
    }

    /** The partition of a record or of a territory. */
    public static int partition(String keyOrTerritory, int partitions) {
        return partition(keyOrTerritory.getBytes(StandardCharsets.UTF_8), partitions);
    }

    @Override
    public int partition(
            String topic,
            @Nullable Object key,
            byte @Nullable [] keyBytes,
            @Nullable Object value,
            byte @Nullable [] valueBytes,
            Cluster cluster) {
        if (keyBytes == null) {
            throw new IllegalArgumentException("a record on " + topic + " needs a key that begins with its territory");
        }
        return partition(keyBytes, cluster.partitionCountForTopic(topic));
    }

    @Override
    public void close() {
        // holds nothing
    }

    @Override
    public void configure(Map<String, ?> configs) {
        // has no settings
    }
}
