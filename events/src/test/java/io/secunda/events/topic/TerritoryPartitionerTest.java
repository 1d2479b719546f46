package io.secunda.events.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.secunda.testkit.Seeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.junit.jupiter.api.Test;

class TerritoryPartitionerTest {

    @Seeded
    void allKeysOfATerritoryAreOnOnePartitionOfEveryTopic(long seed) {
        var random = new SplittableRandom(seed);
        int partitions = random.nextInt(1, 50);
        String territory = random.nextBoolean() ? "T" + random.nextInt(10_000) : "区" + random.nextInt(10_000);
        Cluster cluster = cluster(partitions);
        int expected = TerritoryPartitioner.partition(territory, partitions);

        assertThat(expected).isBetween(0, partitions - 1);
        try (var partitioner = new TerritoryPartitioner()) {
            for (Topic topic : Topic.values()) {
                byte[] key = (territory + "/" + random.nextInt() + "/" + random.nextLong()).getBytes(UTF_8);
                assertThat(partitioner.partition(topic.topicName(), null, key, null, null, cluster))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void territoriesSpreadOverThePartitions() {
        Set<Integer> used = IntStream.range(0, 100)
                .mapToObj(i -> TerritoryPartitioner.partition("T" + i + "/x", 4))
                .collect(Collectors.toSet());

        assertThat(used).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @Test
    void thePartitionOfATerritoryIsTheSameInEveryVersion() {
        // stored data is on these partitions
        assertThat(TerritoryPartitioner.partition("CN/320500/gdp/2023", 4))
                .isEqualTo(TerritoryPartitioner.partition("CN", 4))
                .isZero();
    }

    @Test
    void aRecordWithoutKeyIsRefused() {
        try (var partitioner = new TerritoryPartitioner()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> partitioner.partition("t", null, null, null, null, cluster(1)))
                    .withMessage("a record on t needs a key that begins with its territory");
        }
    }

    private static Cluster cluster(int partitions) {
        var node = new Node(1, "localhost", 9092);
        List<PartitionInfo> infos = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            for (int p = 0; p < partitions; p++) {
                infos.add(new PartitionInfo(topic.topicName(), p, node, new Node[] {node}, new Node[] {node}));
            }
        }
        return new Cluster("c", List.of(node), infos, Set.of(), Set.of());
    }
}
