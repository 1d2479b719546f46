package io.secunda.ingestion;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.secunda.events.topic.Topic;
import io.secunda.testkit.TestCluster;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaOutageTest.ServersThatCanFail.class)
class KafkaOutageTest {

    TestCluster cluster;

    @Test
    void withoutKafkaNothingIsCalledAcceptedAndTheSameRequestIsSafeLater() {
        Posted.territory("OUT");
        Posted.observations("OUT", "320500,gdp,2022,1,CNY,s,,\n").body("accepted", equalTo(1));
        String rows = "320500,gdp,2022,1,CNY,s,,\n320500,gdp,2023,2,CNY,s,,\n";

        cluster.stopBroker();
        try {
            Posted.observations("OUT", rows)
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .body("accepted", equalTo(0))
                    .body("report.unchanged", equalTo(1))
                    .body("detail", containsString("Sending the same request again is safe"));
        } finally {
            cluster.startBroker();
        }

        Posted.observations("OUT", rows).statusCode(200).body("rejected", equalTo(0));
        Posted.observations("OUT", rows).statusCode(200).body("unchanged", equalTo(2));
    }

    @Test
    void eventsOfTheInboxAreTakenOnceThoughKafkaIsAwayInTheMiddle() {
        Posted.territory("OUI");
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", cluster.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < 300; i++) {
                producer.send(event("OUI", i));
            }
        }

        cluster.stopBroker();
        cluster.startBroker();

        await().atMost(Duration.ofSeconds(60))
                .during(Duration.ofMillis(500))
                .ignoreExceptions()
                .until(() ->
                        RecordsOnTopic.of(cluster, Topic.OBSERVATIONS, "OUI/").size() == 300);
    }

    private static ProducerRecord<String, byte[]> event(String territory, int number) {
        String event = "{\"specversion\": \"1.0\", \"id\": \"" + number + "\", \"source\": \"/office\","
                + " \"type\": \"io.secunda.observation.recorded.v1\", \"partitionkey\": \"" + territory + "\","
                + " \"data\": {\"city\": \"320500\", \"variable\": \"gdp\", \"period\": \"2023\", \"unit\": \"CNY\","
                + " \"value\": " + number + ", \"released\": \""
                + Instant.parse("2024-03-20T00:00:00Z").plusSeconds(number) + "\"}}";
        var record = new ProducerRecord<>(Topic.INBOX.topicName(), territory, event.getBytes(StandardCharsets.UTF_8));
        record.headers().add("content-type", "application/cloudevents+json".getBytes(StandardCharsets.UTF_8));
        return record;
    }

    /** A broker and a store in this JVM, with a service that does not wait long for them. */
    public static final class ServersThatCanFail implements QuarkusTestResourceLifecycleManager {

        private TestCluster cluster;

        @Override
        public Map<String, String> start() {
            cluster = TestCluster.startInThisJvm();
            return Map.of(
                    "kafka.bootstrap.servers", cluster.bootstrapServers(),
                    "quarkus.mongodb.connection-string", cluster.mongoUri(),
                    "secunda.ingestion.kafka.patience", "PT4S");
        }

        @Override
        public void inject(TestInjector injector) {
            injector.injectIntoFields(cluster, new TestInjector.MatchesType(TestCluster.class));
        }

        @Override
        public void stop() {
            cluster.close();
        }
    }
}
