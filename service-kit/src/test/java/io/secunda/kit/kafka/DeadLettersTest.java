package io.secunda.kit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.secunda.events.topic.Topic;
import io.secunda.testkit.TestCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

    private TestCluster cluster;
    private KafkaClients clients;
    private DeadLetters letters;

    @BeforeEach
    void start() {
        cluster = TestCluster.start();
        clients = new KafkaClients(Map.of("bootstrap.servers", cluster.bootstrapServers()));
        var topics = new TopicsReady(clients, new OnePartition());
        topics.create();
        letters = new DeadLetters(clients, topics, "test-service");
    }

    @AfterEach
    void stop() {
        letters.close();
        cluster.close();
    }

    @Test
    void setsARecordAsideAsItWasWithItsPlaceAndTheReason() {
        var unreadable = new ConsumerRecord<>("secunda.observations.v1", 3, 17, "CN/x", "{broken".getBytes(UTF_8));
        unreadable.headers().add("ce_id", "42".getBytes(UTF_8));

        letters.send(unreadable, "no JSON at byte 7");

        ConsumerRecord<String, byte[]> letter = read(1).get(0);
        assertThat(letter.key()).isEqualTo("secunda.observations.v1/3/17");
        assertThat(letter.value()).asString(UTF_8).isEqualTo("{broken");
        assertThat(header(letter, "ce_id")).isEqualTo("42");
        assertThat(header(letter, "secunda_topic")).isEqualTo("secunda.observations.v1");
        assertThat(header(letter, "secunda_partition")).isEqualTo("3");
        assertThat(header(letter, "secunda_offset")).isEqualTo("17");
        assertThat(header(letter, "secunda_key")).isEqualTo("CN/x");
        assertThat(header(letter, "secunda_reason")).isEqualTo("no JSON at byte 7");
        assertThat(header(letter, "secunda_service")).isEqualTo("test-service");
        assertThat(letters.count()).isEqualTo(1);
    }

    @Test
    void theSameRecordHasTheSameKeySoThatTheTopicKeepsItOnce() {
        var unreadable = new ConsumerRecord<>("t", 0, 1, "k", new byte[] {1});
        letters.send(unreadable, "a");
        letters.send(unreadable, "a");

        assertThat(read(2)).extracting(ConsumerRecord::key).containsExactly("t/0/1", "t/0/1");
    }

    @Test
    void aRecordThatIsTooLongWithItsReasonIsSetAsideWithoutItsContent() {
        letters.send(new ConsumerRecord<>("t", 0, 1, "k", new byte[1_048_500]), "too long");

        ConsumerRecord<String, byte[]> letter = read(1).get(0);
        assertThat(letter.value()).isNull();
        assertThat(header(letter, "secunda_reason")).isEqualTo("too long");
    }

    private List<ConsumerRecord<String, byte[]>> read(int count) {
        List<ConsumerRecord<String, byte[]>> read = new ArrayList<>();
        try (var consumer = clients.consumer(Map.of())) {
            consumer.assign(List.of(new TopicPartition(Topic.DEAD_LETTERS.topicName(), 0)));
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (read.size() < count && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(read::add);
            }
        }
        assertThat(read).hasSize(count);
        return read;
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }

    private record OnePartition() implements KafkaConfig {
        @Override
        public int partitions() {
            return 1;
        }

        @Override
        public short replicas() {
            return 1;
        }

        @Override
        public Duration kafkaPatience() {
            return Duration.ofSeconds(60);
        }
    }
}
