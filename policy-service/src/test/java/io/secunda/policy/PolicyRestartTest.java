package io.secunda.policy;

import static io.secunda.policy.evaluation.Events.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.secunda.events.Json;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.recommendation.Recommendation;
import io.secunda.events.recommendation.State;
import io.secunda.events.topic.TerritoryPartitioner;
import io.secunda.events.topic.Topic;
import io.secunda.events.topic.TopicSetup;
import io.secunda.policy.evaluation.Counts;
import io.secunda.policy.evaluation.Surroundings;
import io.secunda.policy.rules.RuleBase;
import io.secunda.policy.rules.ShippedRules;
import io.secunda.testkit.TestCluster;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
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

/** What is left of a stream that ended: its changelogs on a real broker. */
class PolicyRestartTest {

    /** Much more than it takes: the machine may be busy. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static TestCluster cluster;

    @TempDir
    static Path folder;

    private final AtomicInteger evaluations = new AtomicInteger();

    @BeforeAll
    static void start() {
        cluster = TestCluster.start();
        TopicSetup.ensure(kafka(), 2, (short) 1, PATIENCE);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    private static Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", cluster.bootstrapServers());
    }

    private KafkaStreams run(RuleBase rules) {
        var counts = new Counts() {
            @Override
            public void read() {
                // not looked at
            }

            @Override
            public void evaluated() {
                evaluations.incrementAndGet();
            }

            @Override
            public void told(State state) {
                // what is told is seen on the topic
            }

            @Override
            public void failed(String rule, String message) {
                throw new AssertionError(message);
            }
        };
        var surroundings = new Surroundings(
                rules,
                Clock.systemUTC(),
                (record, reason) -> {
                    throw new AssertionError(reason);
                },
                (indicators, partition, consumer) -> {},
                counts);
        var streams = new KafkaStreams(
                PolicyTopology.of(surroundings), StreamsSettings.of(kafka(), new TestConfig(), folder));
        evaluations.set(0);
        streams.start();
        await().atMost(PATIENCE).until(() -> streams.state() == KafkaStreams.State.RUNNING);
        return streams;
    }

    private record TestConfig() implements PolicyConfig, PolicyConfig.Stream {
        @Override
        public Optional<Path> rulesDir() {
            return Optional.empty();
        }

        @Override
        public Stream stream() {
            return this;
        }

        @Override
        public int threads() {
            return 1;
        }

        @Override
        public Duration commitInterval() {
            return Duration.ofMillis(50);
        }

        @Override
        public Optional<Path> stateDir() {
            return Optional.empty();
        }
    }

    private static void send(IndicatorValue value) throws Exception {
        try (var producer = new KafkaProducer<>(kafka(), new StringSerializer(), new ByteArraySerializer())) {
            int partition = TerritoryPartitioner.partition(value.key(), 2);
            producer.send(new ProducerRecord<>(Topic.INDICATORS.topicName(), partition, value.key(), Json.write(value)))
                    .get();
        }
    }

    /** Everything committed on the topic. */
    private static List<String> told() {
        Map<String, Object> settings = new java.util.HashMap<>(kafka());
        settings.put("isolation.level", "read_committed");
        List<String> told = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var places = Set.of(
                    new TopicPartition(Topic.RECOMMENDATIONS.topicName(), 0),
                    new TopicPartition(Topic.RECOMMENDATIONS.topicName(), 1));
            consumer.assign(places);
            consumer.seekToBeginning(places);
            Map<TopicPartition, Long> ends = consumer.endOffsets(places);
            while (places.stream().anyMatch(place -> consumer.position(place) < ends.get(place))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    Recommendation event = Json.read(record.value(), Recommendation.class);
                    told.add(event.state() + " " + event.id());
                });
            }
        }
        return told;
    }

    @Test
    void aRestartTellsNothingTwiceAndRulesThatAreGoneWithdrawWhatTheySaid() throws Exception {
        RuleBase both =
                RuleBase.of(List.of(ShippedRules.named("polarization-gdp"), ShippedRules.from(ShippedRules.PLAIN)));
        KafkaStreams first = run(both);
        send(value("region:CYU", "gini", 2020, 0.5));
        send(value("region:CYU", "polarization(gdp)", "longest", 2020, 0.4, Map.of()));
        await().atMost(PATIENCE).until(() -> told().size() == 2);
        first.close(Duration.ofSeconds(10));

        long began = System.nanoTime();
        KafkaStreams second = run(both);
        System.out.println("restart took " + (System.nanoTime() - began) / 1_000_000 + " ms");
        await().atMost(PATIENCE).until(() -> evaluations.get() >= 2);
        send(value("region:YRD", "gini", 2020, 0.6));
        await().atMost(PATIENCE).until(() -> told().size() > 2);
        assertThat(told())
                .containsExactlyInAnyOrder(
                        "raised plain~region:CYU", "raised polarization-gdp~region:CYU", "raised plain~region:YRD");
        second.close(Duration.ofSeconds(10));

        KafkaStreams third = run(RuleBase.of(List.of(ShippedRules.named("polarization-gdp"))));
        await().atMost(PATIENCE).until(() -> told().size() >= 5);
        assertThat(told().subList(3, 5))
                .containsExactlyInAnyOrder("withdrawn plain~region:CYU", "withdrawn plain~region:YRD");
        third.close(Duration.ofSeconds(10));
    }
}
