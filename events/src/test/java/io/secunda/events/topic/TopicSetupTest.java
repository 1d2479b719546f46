package io.secunda.events.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.secunda.testkit.TestCluster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicSetupTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private TestCluster cluster;
    private Map<String, Object> kafka;

    @BeforeEach
    void start() {
        cluster = TestCluster.start();
        kafka = Map.of("bootstrap.servers", cluster.bootstrapServers());
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void createsEveryTopicSoThatItCanBeWrittenToAtOnce() throws Exception {
        TopicSetup.ensure(kafka, 4, (short) 1, PATIENCE);

        try (Admin admin = Admin.create(kafka);
                var producer = new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                cluster.bootstrapServers(),
                                "delivery.timeout.ms",
                                "3000",
                                "request.timeout.ms",
                                "2000",
                                "linger.ms",
                                "0"),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            for (Topic topic : Topic.values()) {
                for (int p = 0; p < 4; p++) {
                    producer.send(new ProducerRecord<>(topic.topicName(), p, "CN", new byte[1]))
                            .get();
                }
                assertThat(setting(admin, topic, "cleanup.policy")).isEqualTo(topic.compacted() ? "compact" : "delete");
            }
            assertThat(setting(admin, Topic.INDICATORS, "retention.ms")).isEqualTo("-1");
            assertThat(setting(admin, Topic.INBOX, "retention.ms")).isEqualTo("604800000");
        }
    }

    @Test
    void doneTwiceOrByTwoAtOnceItChangesNothing() throws Exception {
        var other = new Thread(() -> TopicSetup.ensure(kafka, 2, (short) 1, PATIENCE));
        other.start();
        TopicSetup.ensure(kafka, 2, (short) 1, PATIENCE);
        other.join(PATIENCE.toMillis());
        TopicSetup.ensure(kafka, 7, (short) 1, PATIENCE);

        try (Admin admin = Admin.create(kafka)) {
            var names = Stream.of(Topic.values()).map(Topic::topicName).toList();
            assertThat(admin.describeTopics(names).allTopicNames().get().values())
                    .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(2));
        }
    }

    @Test
    void aNewTopicGetsAsManyPartitionsAsTheOthersHave() throws Exception {
        cluster.createTopics(3, Topic.OBSERVATIONS.topicName());

        TopicSetup.ensure(kafka, 4, (short) 1, PATIENCE);

        try (Admin admin = Admin.create(kafka)) {
            String flows = Topic.FLOWS.topicName();
            assertThat(admin.describeTopics(List.of(flows))
                            .allTopicNames()
                            .get()
                            .get(flows)
                            .partitions())
                    .hasSize(3);
        }
    }

    @Test
    void topicsThatWouldTearATerritoryApartAreRefused() {
        cluster.createTopics(3, Topic.OBSERVATIONS.topicName());
        cluster.createTopics(2, Topic.FLOWS.topicName());

        assertThatIllegalStateException()
                .isThrownBy(() -> TopicSetup.ensure(kafka, 4, (short) 1, PATIENCE))
                .withMessageContaining("must all have the same number of partitions")
                .withMessageContaining("secunda.flows.v1=2");
    }

    @Test
    void aBrokerThatDoesNotAnswerIsReportedWithItsAddress() {
        assertThatIllegalStateException()
                .isThrownBy(() -> TopicSetup.ensure(
                        Map.of("bootstrap.servers", "localhost:1"), 1, (short) 1, Duration.ofSeconds(1)))
                .withMessageStartingWith("Kafka at localhost:1 was not ready within 1 s");
        assertThatIllegalStateException()
                .isThrownBy(() -> TopicSetup.ensure(
                        Map.of("bootstrap.servers", "nowhere.invalid:9092"), 1, (short) 1, Duration.ofSeconds(1)))
                .withMessageContaining("nowhere.invalid");
    }

    private static String setting(Admin admin, Topic topic, String name) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
        return admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get(name)
                .value();
    }
}
