package io.secunda.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 300, unit = TimeUnit.SECONDS)
class TestClusterTest {

    @Test
    void runsARealBrokerAndAStoreWhereverTheyAre() throws Exception {
        try (var cluster = TestCluster.start();
                MongoClient mongo = MongoClients.create(cluster.mongoUri())) {
            cluster.createTopics(3, "a", "b");
            write(cluster, "a", "one");
            assertThat(read(cluster, "a", 1)).containsExactly("one");

            var collection = mongo.getDatabase("test").getCollection("series");
            collection.insertOne(new Document("_id", "x"));
            assertThat(collection.countDocuments()).isEqualTo(1);
        }
    }

    @Test
    void theBrokerCanFailForAWhileAndKeepsItsRecords() throws Exception {
        try (var cluster = TestCluster.startInThisJvm()) {
            String before = cluster.bootstrapServers();
            cluster.createTopics(1, "a");
            write(cluster, "a", "one");

            cluster.stopBroker();
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> write(cluster, "a", "lost"))
                    .withCauseInstanceOf(TimeoutException.class);

            cluster.startBroker();
            write(cluster, "a", "two");
            assertThat(cluster.bootstrapServers()).isEqualTo(before);
            assertThat(read(cluster, "a", 2)).containsExactly("one", "two");
        }
    }

    @Test
    void theStoreCanFailForAWhileAndComesBackEmpty() {
        try (var cluster = TestCluster.startInThisJvm();
                MongoClient mongo = MongoClients.create(cluster.mongoUri())) {
            var collection = mongo.getDatabase("test").getCollection("series");
            collection.insertOne(new Document("_id", "x"));

            cluster.stopStore();
            cluster.startStore();

            assertThat(collection.countDocuments()).isZero();
        }
    }

    @Test
    void leavesNoFilesBehind() {
        var servers = ServersInThisJvm.start();
        assertThat(servers.folder()).isNotEmptyDirectory();

        servers.close();

        assertThat(servers.folder()).doesNotExist();
    }

    private static void write(TestCluster cluster, String topic, String value)
            throws InterruptedException, ExecutionException {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", cluster.bootstrapServers(), "acks", "all", "max.block.ms", 5_000);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, value)).get();
        }
    }

    private static List<String> read(TestCluster cluster, String topic, int expected) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", cluster.bootstrapServers(), "group.id", "test", "auto.offset.reset", "earliest");
        List<String> values = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (values.size() < expected) {
                consumer.poll(Duration.ofMillis(200)).forEach(found -> values.add(found.value()));
            }
        }
        return values;
    }
}
