package io.secunda.metrics;

import static io.secunda.metrics.Facts.core;
import static io.secunda.metrics.Facts.figure;
import static io.secunda.metrics.Facts.secondary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.secunda.events.Json;
import io.secunda.events.geography.Geography;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.observation.Observation;
import io.secunda.events.observation.Status;
import io.secunda.events.topic.TerritoryPartitioner;
import io.secunda.events.topic.Topic;
import io.secunda.events.topic.TopicSetup;
import io.secunda.metrics.catalogue.CriteriaReader;
import io.secunda.metrics.catalogue.Families;
import io.secunda.metrics.recompute.Earlier;
import io.secunda.metrics.recompute.Pace;
import io.secunda.metrics.recompute.Tally;
import io.secunda.metrics.recompute.Tally.Count;
import io.secunda.testkit.TestCluster;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topology on a real broker: ended at any moment and started again, its state from the changelogs only. */
class RestartTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static TestCluster cluster;
    private static KafkaProducer<String, byte[]> producer;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        cluster = TestCluster.start();
        Map<String, Object> settings = Map.of("bootstrap.servers", cluster.bootstrapServers());
        TopicSetup.ensure(settings, 2, (short) 1, PATIENCE);
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        cluster.bootstrapServers(),
                        "partitioner.class",
                        TerritoryPartitioner.class.getName()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @AfterAll
    static void stop() {
        producer.close();
        cluster.close();
    }

    private static void send(Geography record) {
        producer.send(new ProducerRecord<>(Topic.GEOGRAPHY.topicName(), record.key(), Json.write(record)));
    }

    private static void send(Observation record) {
        producer.send(new ProducerRecord<>(Topic.OBSERVATIONS.topicName(), record.key(), Json.write(record)));
    }

    private KafkaStreams streams(Tally tally, String stateFolder) {
        var topology = MetricsTopology.of(
                new Families(CriteriaReader.shipped()),
                new Pace(Duration.ofMillis(20), Duration.ofMillis(60), 200),
                Clock.systemUTC(),
                tally,
                Earlier.NOTHING);
        var settings = StreamsSettings.of(
                new TestSettings(folder.resolve(stateFolder).toString()),
                Map.of("bootstrap.servers", cluster.bootstrapServers()));
        return new KafkaStreams(topology, settings);
    }

    @Test
    void nothingIsLostAndNothingIsToldTwice() {
        send(Facts.territory(5));
        send(core("R", "a"));
        send(secondary("R", "b"));
        send(secondary("R", "c"));
        for (int round = 0; round < 3; round++) {
            var tally = new Tally(time -> {});
            // a folder of its own: nothing is left of the process before but what is on topics
            try (var streams = streams(tally, "round-" + round)) {
                streams.start();
                for (int year = 2000; year < 2020; year++) {
                    double value = 10 + (year * 7 + round * 13) % 50;
                    for (String city : List.of("a", "b", "c")) {
                        send(figure(
                                city,
                                "gdp",
                                "" + year,
                                value * (city.charAt(0) - 90),
                                Status.A,
                                Facts.RELEASED.plusSeconds(round)));
                    }
                }
                producer.flush();
                // ended in the middle of its work, whatever is committed by then
                await().atMost(PATIENCE).until(() -> tally.of(Count.PUBLISHED) > 30);
                streams.close(Duration.ZERO);
            }
        }
        var last = new Tally(time -> {});
        try (var streams = streams(last, "last")) {
            streams.start();
            await().atMost(PATIENCE)
                    .until(() -> streams.state() == KafkaStreams.State.RUNNING
                            && last.facts() == 64
                            && last.dirty() == 0
                            && last.of(Count.RECOMPUTED) > 0);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(latest(told())).isEqualTo(inOneGo()));
        }
        assertThatEachIsNews(told());

        int before = told().size();
        var idle = new Tally(time -> {});
        try (var streams = streams(idle, "idle")) {
            streams.start();
            await().atMost(PATIENCE)
                    .until(() -> idle.of(Count.RECOMPUTED) > 0 && idle.facts() == 64 && idle.dirty() == 0);
        }
        assertThat(idle.of(Count.PUBLISHED)).isZero();
        assertThat(told()).hasSize(before);
    }

    private static void assertThatEachIsNews(List<IndicatorValue> told) {
        Map<String, IndicatorValue> before = new HashMap<>();
        for (IndicatorValue value : told) {
            IndicatorValue held = before.put(value.key(), value);
            if (held != null) {
                assertThat(value.saysTheSameAs(held)).as(value.key()).isFalse();
                assertThat(value.previous()).as(value.key()).isEqualTo(held.value());
            }
        }
    }

    /** What the same facts give without any interruption. */
    private static Map<String, String> inOneGo() {
        try (var driver = new MetricsDriver()) {
            driver.know(Facts.territory(5), core("R", "a"), secondary("R", "b"), secondary("R", "c"));
            for (int year = 2000; year < 2020; year++) {
                double value = 10 + (year * 7 + 2 * 13) % 50;
                for (String city : List.of("a", "b", "c")) {
                    driver.observe(figure(
                            city,
                            "gdp",
                            "" + year,
                            value * (city.charAt(0) - 90),
                            Status.A,
                            Facts.RELEASED.plusSeconds(2)));
                }
            }
            driver.flush();
            return latest(List.copyOf(driver.latest().values()));
        }
    }

    /** The last of each; what was withdrawn since nothing of its ground is left stands like what was never told. */
    private static Map<String, String> latest(List<IndicatorValue> values) {
        Map<String, String> latest = new TreeMap<>();
        values.forEach(v -> latest.put(
                v.key(), v.value() + " " + v.reason() + " " + v.from() + " " + v.inputs() + " " + v.vintage()));
        latest.values().removeIf("null missing_input null 0 null"::equals);
        return latest;
    }

    private static List<IndicatorValue> told() {
        List<IndicatorValue> told = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", cluster.bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            Set<TopicPartition> partitions = Set.of(
                    new TopicPartition(Topic.INDICATORS.topicName(), 0),
                    new TopicPartition(Topic.INDICATORS.topicName(), 1));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(r -> told.add(Json.read(r.value(), IndicatorValue.class)));
            }
        }
        return told;
    }

    private record TestSettings(String stateDir) implements MetricsConfig {

        @Override
        public String applicationId() {
            return "restart-test";
        }

        @Override
        public Duration flushInterval() {
            return Duration.ofMillis(20);
        }

        @Override
        public Duration bulkInterval() {
            return Duration.ofMillis(60);
        }

        @Override
        public int maxDirty() {
            return 200;
        }

        @Override
        public Duration commitInterval() {
            return Duration.ofMillis(30);
        }

        @Override
        public int threads() {
            return 1;
        }

        @Override
        public Duration sessionTimeout() {
            return Duration.ofSeconds(6);
        }

        @Override
        public Optional<String> criteria() {
            return Optional.empty();
        }
    }
}
