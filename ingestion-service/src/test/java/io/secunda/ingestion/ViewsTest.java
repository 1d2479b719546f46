package io.secunda.ingestion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.secunda.events.topic.TerritoryPartitioner;
import io.secunda.events.topic.Topic;
import io.secunda.testkit.KafkaAndMongo;
import io.secunda.testkit.TestCluster;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
class ViewsTest {

    TestCluster cluster;

    private void write(String key, String value) {
        try (var producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        cluster.bootstrapServers(),
                        "partitioner.class",
                        TerritoryPartitioner.class.getName()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(
                    new ProducerRecord<>(Topic.OBSERVATIONS.topicName(), key, value.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static void awaitObservations(String territory, int items) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().get("/api/v1/observations?territory=" + territory)
                        .then()
                        .body("items", hasSize(items)));
    }

    private long deadLettersOf(String key) {
        return RecordsOnTopic.of(cluster, Topic.DEAD_LETTERS, Topic.OBSERVATIONS.topicName()).stream()
                .filter(letter -> new String(
                                letter.headers().lastHeader("secunda_key").value(), StandardCharsets.UTF_8)
                        .equals(key))
                .count();
    }

    @Test
    void recordsThatCannotBeReadAreSetAsideOnceAndStopNothing() {
        Posted.territory("DEAD");
        write("DEAD/broken", "{oops");
        write("DEAD/incomplete", "{\"territory\": \"DEAD\", \"city\": \"320500\", \"status\": \"M\"}");
        write(
                "DEAD/elsewhere",
                "{\"territory\":\"DEAD\",\"city\":\"320500\",\"variable\":\"gdp\",\"period\":\"2023\",\"value\":1,\"unit\":\"CNY\","
                        + "\"source\":\"s\",\"status\":\"A\",\"released\":\"2024-01-01T00:00:00Z\",\"recorded\":\"2024-01-01T00:00:00Z\"}");
        Posted.observations("DEAD", "320500,gdp,2023,1,CNY,s,,\n").body("accepted", equalTo(1));
        awaitObservations("DEAD", 1);

        given().post("/internal/rebuild").then().statusCode(200);
        awaitObservations("DEAD", 1);
        for (String key : new String[] {"DEAD/broken", "DEAD/incomplete", "DEAD/elsewhere"}) {
            assertThat(deadLettersOf(key)).as(key).isEqualTo(1);
        }
        given().get("/internal/status").then().body("ingestion.deadLetters", greaterThanOrEqualTo(3));
    }

    @Test
    void aRebuiltViewShowsTheSame() {
        Posted.territory("AGAIN");
        Posted.observations("AGAIN", "320500,gdp,2022,1,CNY,s,,2023-01-01\n320500,gdp,2022,2,CNY,s,,2024-01-01\n")
                .body("accepted", equalTo(2));
        awaitObservations("AGAIN", 1);
        String before = given().get("/api/v1/observations?territory=AGAIN&includeHistory=true")
                .asString();

        given().post("/internal/rebuild").then().statusCode(200);

        awaitObservations("AGAIN", 1);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(given().get("/api/v1/observations?territory=AGAIN&includeHistory=true")
                                .asString())
                        .isEqualTo(before));
    }

    @Test
    void tellsHowItIs() {
        Posted.territory("STAT");
        Posted.observations("STAT", "320500,gdp,2022,1,CNY,s,,\n").body("accepted", equalTo(1));

        given().get("/internal/status")
                .then()
                .body("service", equalTo("ingestion-service"))
                .body("ingestion.observations.accepted", greaterThanOrEqualTo(1))
                .body("ingestion.observations.known", greaterThanOrEqualTo(1));
        given().get("/q/metrics").then().body(containsString("secunda_events_ingested_total"));
        given().get("/q/health/ready").then().statusCode(200);
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .body("paths.'/api/v1/observations'.post.operationId", equalTo("postObservations"))
                .body("paths.'/api/v1/observations'.get.parameters", hasSize(8));
    }
}
