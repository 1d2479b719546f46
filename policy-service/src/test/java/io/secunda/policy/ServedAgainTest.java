package io.secunda.policy;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static io.secunda.policy.evaluation.Events.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.secunda.events.Json;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.topic.Topic;
import io.secunda.kit.kafka.KafkaClients;
import io.secunda.testkit.KafkaAndMongo;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** What was served is served again byte for byte: as of then, and after the views were dropped and filled anew. */
@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
class ServedAgainTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String ID = "polarization-gdp~region:BIT";
    private static final String ONE = "/api/v1/recommendations/" + ID;
    private static final List<String> ADDRESSES = List.of(
            "/api/v1/recommendations?region=BIT&state=all",
            "/api/v1/recommendations?region=BIT",
            "/api/v1/recommendations.csv?region=BIT&state=all",
            ONE + "?territory=CN",
            ONE + "/provenance?territory=CN");
    private static final List<String> NOW = List.of(
            "/api/v1/recommendations?state=all&limit=1000",
            "/api/v1/recommendations.csv?state=all&limit=1000",
            "/api/v1/rules",
            "/api/v1/catalogue/rules",
            ONE,
            ONE + "/provenance");

    @Inject
    KafkaClients clients;

    private void send(IndicatorValue value) {
        try (KafkaProducer<String, byte[]> producer = clients.producer(Map.of())) {
            producer.send(new ProducerRecord<>(Topic.INDICATORS.topicName(), value.key(), Json.write(value)));
        }
    }

    private void polarization(int year, double polarization, int events) {
        send(value("region:BIT", "polarization(gdp)", "longest", year, polarization, Map.of()));
        await().atMost(PATIENCE)
                .untilAsserted(() -> when().get(ONE).then().statusCode(200).body("history", hasSize(events)));
    }

    private static void decide(String key, String decision, int decisions) {
        given().header("Idempotency-Key", key)
                .header("X-Secunda-Key-Owner", "planner")
                .contentType("application/json")
                .body(decision)
                .post(ONE + "/decisions?territory=CN")
                .then()
                .statusCode(201);
        await().atMost(PATIENCE).untilAsserted(() -> when().get(ONE).then().body("decisions", hasSize(decisions)));
    }

    private static String body(String address) {
        return when().get(address).then().statusCode(200).extract().asString();
    }

    private static Map<String, String> bodies(List<String> addresses, String more) {
        Map<String, String> bodies = new LinkedHashMap<>();
        addresses.forEach(address -> bodies.put(address, body(address + more)));
        return bodies;
    }

    /** What is served now, and a moment at which nothing else happens. */
    private static void look(Map<Instant, Map<String, String>> served) {
        Instant then = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> Instant.now().isAfter(then.plusMillis(1)));
        served.put(then, bodies(ADDRESSES, ""));
    }

    @Test
    void asOfThenAndAfterARebuild() {
        Map<Instant, Map<String, String>> served = new LinkedHashMap<>();
        await().atMost(PATIENCE)
                .untilAsserted(() -> when().get("/q/health/ready").then().statusCode(200));
        polarization(2020, 0.4526, 1);
        look(served);
        decide("bit-1", "{\"decision\":\"acknowledge\",\"who\":\"DRC 四川\",\"why\":\"seen\"}", 1);
        look(served);
        polarization(2021, 0.9, 2);
        look(served);
        decide("bit-2", "{\"decision\":\"defer\",\"who\":\"A\",\"why\":\"census\",\"until\":\"2999-01-01\"}", 2);
        look(served);
        polarization(2022, 0.02, 3);
        look(served);

        assertThat(served.values().stream().map(bodies -> bodies.get(ONE + "?territory=CN")))
                .doesNotHaveDuplicates();
        assertServedAgain(served);

        Map<String, String> now = bodies(NOW, "");
        when().post("/internal/rebuild").then().statusCode(200);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(bodies(NOW, "")).isEqualTo(now));
        assertServedAgain(served);
    }

    private static void assertServedAgain(Map<Instant, Map<String, String>> served) {
        served.forEach((then, bodies) -> bodies.forEach((address, body) -> assertThat(body(address + "&asOf=" + then))
                .as("%s as of %s", address, then)
                .isEqualTo(body)));
    }
}
