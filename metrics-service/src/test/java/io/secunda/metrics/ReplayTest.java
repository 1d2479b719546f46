package io.secunda.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.secunda.events.Json;
import io.secunda.events.agreement.Agreement;
import io.secunda.events.flow.Flow;
import io.secunda.events.geography.Geography;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.observation.Observation;
import io.secunda.events.observation.Status;
import io.secunda.events.topic.TerritoryPartitioner;
import io.secunda.events.topic.Topic;
import io.secunda.events.topic.TopicSetup;
import io.secunda.kit.kafka.WholePartition;
import io.secunda.metrics.catalogue.CriteriaReader;
import io.secunda.metrics.catalogue.Families;
import io.secunda.metrics.recompute.Pace;
import io.secunda.metrics.recompute.Tally;
import io.secunda.metrics.recompute.Tally.Count;
import io.secunda.testkit.TestCluster;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample and some revisions on one broker; then another broker that has the public topics, and nothing else. */
class ReplayTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<Topic> PUBLIC =
            List.of(Topic.GEOGRAPHY, Topic.OBSERVATIONS, Topic.FLOWS, Topic.AGREEMENTS, Topic.INDICATORS);

    @TempDir
    Path folder;

    /** A broker with topics of one partition, and what runs on it. */
    private final class Place implements AutoCloseable {

        private final TestCluster cluster = TestCluster.start();
        private final Tally tally = new Tally(time -> {});
        private final KafkaProducer<String, byte[]> producer;
        private KafkaStreams streams;

        Place() {
            TopicSetup.ensure(settings(), 1, (short) 1, PATIENCE);
            producer = new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer());
        }

        private Map<String, Object> settings() {
            return Map.of(
                    "bootstrap.servers",
                    cluster.bootstrapServers(),
                    "partitioner.class",
                    TerritoryPartitioner.class.getName());
        }

        private KafkaConsumer<String, byte[]> consumer() {
            return new KafkaConsumer<>(
                    Map.of("bootstrap.servers", cluster.bootstrapServers(), "isolation.level", "read_committed"),
                    new StringDeserializer(),
                    new ByteArrayDeserializer());
        }

        void run(String name) {
            var topology = MetricsTopology.of(
                    new Families(CriteriaReader.shipped()),
                    new Pace(Duration.ofMillis(20), Duration.ofMillis(250), 10_000),
                    Clock.systemUTC(),
                    tally,
                    (topic, partition, taker) -> WholePartition.read(this::consumer, topic, partition, taker));
            streams = new KafkaStreams(
                    topology,
                    StreamsSettings.of(new Settings(folder.resolve(name).toString()), settings()));
            streams.start();
        }

        void send(Topic topic, String key, Object fact) {
            producer.send(new ProducerRecord<>(topic.topicName(), key, Json.write(fact)));
        }

        /** Waits until all facts on the topics were read and nothing waits to be recomputed. */
        void awaitIdle(int facts) {
            producer.flush();
            await().atMost(PATIENCE)
                    .until(() -> tally.of(Count.TAKEN) + tally.of(Count.UNCHANGED) == facts && tally.dirty() == 0);
            // what was told last is committed soon after
            await().atMost(PATIENCE).until(() -> read(Topic.INDICATORS).size() >= tally.of(Count.PUBLISHED));
        }

        List<ConsumerRecord<String, byte[]>> read(Topic topic) {
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            WholePartition.read(this::consumer, topic, 0, records::add);
            return records;
        }

        void copy(List<ConsumerRecord<String, byte[]>> records) {
            records.forEach(r -> producer.send(
                    new ProducerRecord<>(r.topic(), null, r.timestamp(), r.key(), r.value(), r.headers())));
            producer.flush();
        }

        @Override
        public void close() {
            streams.close(Duration.ofSeconds(10));
            producer.close();
            cluster.close();
        }
    }

    private static int sendSample(Place place) {
        int facts = 0;
        for (Geography fact : Sample.geography()) {
            place.send(Topic.GEOGRAPHY, fact.key(), fact);
            facts++;
        }
        for (Observation fact : Sample.observations()) {
            place.send(Topic.OBSERVATIONS, fact.key(), fact);
            facts++;
        }
        for (Flow fact : Sample.flows()) {
            place.send(Topic.FLOWS, fact.key(), fact);
            facts++;
        }
        for (Agreement fact : Sample.agreements()) {
            place.send(Topic.AGREEMENTS, fact.key(), fact);
            facts++;
        }
        return facts;
    }

    private static Observation revised(Observation figure, int days, Double value) {
        return new Observation(
                figure.territory(),
                figure.city(),
                figure.variable(),
                figure.period(),
                value,
                figure.unit(),
                figure.source(),
                value == null ? Status.O : Status.P,
                figure.released().plus(Duration.ofDays(days)),
                figure.recorded().plus(Duration.ofDays(days)));
    }

    private static Observation gdp() {
        return Sample.observations().stream()
                .filter(figure -> figure.city().equals("320500")
                        && figure.variable().equals("gdp")
                        && figure.period().toString().equals("2020"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream()
                .map(record -> record.key() + " "
                        + Arrays.stream(record.headers().toArray())
                                .map(header -> new String(header.value()))
                                .toList()
                        + new String(record.value()))
                .toList();
    }

    private static List<IndicatorValue> withoutTime(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream()
                .map(record -> Json.read(record.value(), IndicatorValue.class))
                .map(value -> value.withoutHistory().after(value.previous()))
                .sorted((a, b) -> a.key().compareTo(b.key()))
                .toList();
    }

    @Test
    void aServiceWithNothingButTheTopicsTellsNothingNewAndGoesOn() {
        Observation first = gdp();
        try (var one = new Place()) {
            one.run("one");
            int facts = sendSample(one);
            one.awaitIdle(facts);
            for (Observation revision :
                    List.of(revised(first, 1, first.value() * 1.2), revised(first, 2, null), revised(first, 3, 1.0))) {
                one.send(Topic.OBSERVATIONS, revision.key(), revision);
                one.awaitIdle(++facts);
            }
            List<ConsumerRecord<String, byte[]>> told = one.read(Topic.INDICATORS);

            try (var other = new Place()) {
                PUBLIC.forEach(topic -> other.copy(one.read(topic)));
                other.run("other");
                other.awaitIdle(facts);
                assertThat(other.tally.of(Count.PUBLISHED)).isZero();
                assertThat(other.tally.of(Count.RECOMPUTED)).isGreaterThan(10_000);
                assertThat(texts(other.read(Topic.INDICATORS))).isEqualTo(texts(told));

                facts++;
                Observation last = revised(first, 4, first.value());
                for (Place place : List.of(one, other)) {
                    place.send(Topic.OBSERVATIONS, last.key(), last);
                    place.awaitIdle(facts);
                }
                List<ConsumerRecord<String, byte[]>> before = one.read(Topic.INDICATORS);
                List<ConsumerRecord<String, byte[]>> after = other.read(Topic.INDICATORS);
                assertThat(after).hasSizeGreaterThan(told.size());
                assertThat(withoutTime(after.subList(told.size(), after.size())))
                        .isEqualTo(withoutTime(before.subList(told.size(), before.size())));
            }
        }
    }

    private record Settings(String stateDir) implements MetricsConfig {

        @Override
        public String applicationId() {
            return "replay-test";
        }

        @Override
        public Duration flushInterval() {
            return Duration.ofMillis(20);
        }

        @Override
        public Duration bulkInterval() {
            return Duration.ofMillis(250);
        }

        @Override
        public int maxDirty() {
            return 10_000;
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
