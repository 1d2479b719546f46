package io.secunda.kit.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.secunda.testkit.TestCluster;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeftTransactionsTest {

    private static final Clock NOW = Clock.systemUTC();
    private static final Clock YESTERDAY = Clock.offset(NOW, Duration.ofDays(-1));

    private TestCluster cluster;
    private Map<String, Object> clients;

    @BeforeEach
    void start() throws Exception {
        cluster = TestCluster.start();
        clients = Map.of("bootstrap.servers", cluster.bootstrapServers());
        try (Admin admin = Admin.create(clients)) {
            admin.createTopics(List.of(new NewTopic("t", 1, (short) 1))).all().get();
        }
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void endsWhatBeganInTheFuture() throws Exception {
        try (var producer = openTransaction("app-1")) {
            assertThat(LeftTransactions.end("app", clients, YESTERDAY)).containsExactly("app-1");

            assertThatThrownBy(producer::commitTransaction)
                    .isInstanceOfAny(ProducerFencedException.class, InvalidProducerEpochException.class);
        }
    }

    @Test
    void leavesWhatIsUnderWay() throws Exception {
        try (var producer = openTransaction("app-1")) {
            assertThat(LeftTransactions.end("app", clients, NOW)).isEmpty();

            assertThatCode(producer::commitTransaction).doesNotThrowAnyException();
        }
    }

    @Test
    void leavesThoseOfAnotherApplication() throws Exception {
        try (var producer = openTransaction("apple-1")) {
            assertThat(LeftTransactions.end("app", clients, YESTERDAY)).isEmpty();

            assertThatCode(producer::commitTransaction).doesNotThrowAnyException();
        }
    }

    private KafkaProducer<String, String> openTransaction(String id) throws ExecutionException, InterruptedException {
        var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", cluster.bootstrapServers(), "transactional.id", id),
                new StringSerializer(),
                new StringSerializer());
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>("t", "key", "value")).get();
        return producer;
    }
}
