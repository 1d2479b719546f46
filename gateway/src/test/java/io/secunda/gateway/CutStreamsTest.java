package io.secunda.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.secunda.events.topic.TerritoryPartitioner;
import io.secunda.testkit.KafkaAndMongo;
import io.secunda.testkit.TestCluster;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client whose connection breaks all the time ends with what a client got whose connection never broke. */
@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
@WithTestResource(FakeServices.class)
class CutStreamsTest {

    private static final int CUTS = 100;
    private static final int PARTITIONS = 3;
    private static final int LONGEST_VISIT_BYTES = 12_000;
    private static final long SEED = 20_261_128;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TestHTTPResource
    URL gateway;

    TestCluster cluster;

    /** Territories of this test alone, one on each partition. */
    private final List<String> territories = new ArrayList<>();

    private Records records;

    @BeforeEach
    void setUp() {
        records = new Records(cluster.bootstrapServers());
        String run = UUID.randomUUID().toString().substring(0, 6);
        Set<Integer> partitions = new HashSet<>();
        for (int i = 0; partitions.size() < PARTITIONS; i++) {
            String territory = "X" + run + i;
            if (partitions.add(TerritoryPartitioner.partition(territory, PARTITIONS))) {
                territories.add(territory);
            }
        }
    }

    @AfterEach
    void tearDown() {
        records.close();
    }

    /** The whole sequence, where there is one: that of a topic and a territory. */
    @Test
    void aHundredCutsChangeNothingInTheSequenceOfATopicAndTerritory() throws Exception {
        assertCutsChangeNothing("?type=io.secunda.indicator&territory=" + territories.get(0), 1);
    }

    /** Between topics and partitions there is no order; within each the sequence is the same, and nothing is more or less. */
    @Test
    void aHundredCutsChangeNothingInAnySequenceOfAllTopicsAndTerritories() throws Exception {
        assertCutsChangeNothing("", 2 * PARTITIONS);
    }

    private void assertCutsChangeNothing(String query, int sequences) throws Exception {
        var random = new Random(SEED);
        var writer = new Writer();
        try (var whole = new SseClient(gateway, query, Map.of())) {
            await().until(() -> !whole.lastId().isEmpty());
            var cut = new CutClient(gateway, query, whole.lastId());
            writer.start();
            int gone = 0;
            for (int visit = 0; visit < CUTS; visit++) {
                int before = cut.received().size();
                cut.visit(random.nextInt(LONGEST_VISIT_BYTES), Integer.MAX_VALUE);
                gone += cut.received().size() > before ? 1 : 0;
            }
            int sent = writer.end();
            assertThat(gone).as("visits that brought something").isGreaterThan(CUTS / 2);

            int expected = sequences == 1 ? (sent / 2 + PARTITIONS - 1) / PARTITIONS : sent;
            await().atMost(PATIENCE).until(() -> whole.received().size() >= expected);
            cut.visit(Integer.MAX_VALUE, expected);
            Map<String, List<String>> all = bySequence(
                    whole.received().stream().map(SseClient.Received::data).toList());
            assertThat(all).hasSize(sequences);
            assertThat(all.values().stream().mapToInt(List::size).sum()).isEqualTo(expected);
            assertThat(bySequence(cut.received())).isEqualTo(all);
        } finally {
            writer.end();
        }
    }

    private static Map<String, List<String>> bySequence(List<JsonNode> events) {
        Map<String, List<String>> sequences = new TreeMap<>();
        for (JsonNode event : events) {
            String sequence = event.path("type").asText() + " "
                    + event.path("partitionkey").asText();
            sequences
                    .computeIfAbsent(sequence, key -> new ArrayList<>())
                    .add(event.path("id").asText() + " " + event.path("data"));
        }
        return sequences;
    }

    /** Writes figures and indicators of all territories until it is told to stop. */
    private final class Writer extends Thread {

        private final AtomicInteger rounds = new AtomicInteger();
        private volatile boolean ended;

        @Override
        public void run() {
            while (!ended) {
                int i = rounds.getAndIncrement();
                records.indicator(territories.get(i % PARTITIONS), "region:R" + i % 7, i);
                records.observation(territories.get(i % PARTITIONS), "C" + i % 5, i);
                if (i % 4 == 0) {
                    try {
                        Thread.sleep(10);
                    } catch (InterruptedException e) {
                        ended = true;
                    }
                }
            }
        }

        /** How many events were written. */
        int end() throws InterruptedException {
            ended = true;
            join();
            records.flush();
            return 2 * rounds.get();
        }
    }
}
