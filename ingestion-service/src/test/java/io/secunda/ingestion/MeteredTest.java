package io.secunda.ingestion;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.secunda.events.topic.Topic;
import io.secunda.kit.kafka.KafkaClients;
import io.secunda.testkit.KafkaAndMongo;
import io.secunda.testkit.Scraped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What operators see of this service: names, labels and values that move. */
@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
@TestProfile(MeteredTest.Alone.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MeteredTest {

    /** A service of its own: names of providers are taken by whoever comes first. */
    public static final class Alone implements QuarkusTestProfile {}

    private static final String INGESTED = "secunda_events_ingested_total";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    KafkaClients clients;

    private static Scraped scraped() {
        return new Scraped(
                when().get("/q/metrics").then().statusCode(200).extract().asString());
    }

    private static double of(Scraped scraped, String provider, String outcome) {
        return scraped.value(INGESTED, "type", "observations", "provider", provider, "outcome", outcome);
    }

    @Test
    void rowsAreCountedByTypeProviderAndOutcome() {
        Posted.territory("METR");
        Posted.observations(
                        "METR",
                        "320500,gdp,2022,1,CNY,Office A,A,2023-03-01\n310000,gdp,2022,5,CNY,Office B,A,2023-03-01\n")
                .body("accepted", equalTo(2));
        Scraped before = scraped();
        Posted.observations(
                        "METR",
                        "320500,gdp,2022,1,CNY,Office A,A,2023-03-01\n320500,gdp,2021,1,CNY,Office A,A,2023-03-01\n"
                                + "310000,gdp,2021,5,CNY,Office B,A,2023-03-01\n320500,gdp,2020,many,CNY,Office A,A,2023-03-01\n")
                .body("accepted", equalTo(2))
                .body("unchanged", equalTo(1))
                .body("rejected", equalTo(1));

        Scraped after = scraped();
        assertThat(of(after, "Office A", "accepted") - of(before, "Office A", "accepted"))
                .isEqualTo(1);
        assertThat(of(after, "Office B", "accepted") - of(before, "Office B", "accepted"))
                .isEqualTo(1);
        assertThat(of(after, "Office A", "unchanged") - of(before, "Office A", "unchanged"))
                .isEqualTo(1);
        assertThat(of(after, "Office A", "rejected") - of(before, "Office A", "rejected"))
                .isEqualTo(1);
        assertThat(after.all(INGESTED))
                .allSatisfy(sample -> assertThat(sample.labels()).containsOnlyKeys("type", "provider", "outcome"));
        assertThat(after.value("http_server_requests_seconds_count", "uri", "/api/v1/observations"))
                .isGreaterThan(before.value("http_server_requests_seconds_count", "uri", "/api/v1/observations"));
        assertThat(after.names()).contains("kafka_consumer_fetch_manager_records_lag_max", "jvm_memory_used_bytes");
        assertThat(after.all("secunda_consumer_lag"))
                .extracting(sample -> sample.labels().get("consumer"))
                .contains("facts-view", "inbox");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void providersWithoutEndAreNoSeriesWithoutEnd() {
        Posted.territory("MANY");
        String rows = IntStream.range(0, 200)
                .mapToObj(i -> "320500,gdp," + (1900 + i % 100) + ",1,CNY,Bulletin " + i + ",A,2023-03-01\n")
                .collect(Collectors.joining());
        Posted.observations("MANY", rows).body("accepted", equalTo(200));

        Scraped after = scraped();
        Set<String> providers = after.all(INGESTED).stream()
                .map(sample -> sample.labels().get("provider"))
                .collect(Collectors.toSet());
        // with other, as all that come later are called
        assertThat(providers).contains("other").hasSizeLessThanOrEqualTo(31);
        assertThat(after.value(INGESTED, "type", "observations", "outcome", "accepted"))
                .isGreaterThanOrEqualTo(200);
    }

    @Test
    void whatWasRejectedIsOfNoProviderThatNobodyKnows() {
        Posted.territory("TYPO");
        Posted.observations("TYPO", "320500,gdp,2020,many,CNY,Ofice A with a typing error,A,2023-03-01\n")
                .body("rejected", equalTo(1));

        assertThat(of(scraped(), "Ofice A with a typing error", "rejected")).isZero();
        assertThat(of(scraped(), "other", "rejected")).isPositive();
    }

    @Test
    void aDeadLetterIsSeenWithItsTopicAndReason() {
        double before = scraped().value("secunda_dead_letters", "topic", Topic.FLOWS.topicName());
        try (var producer = clients.producer(Map.of())) {
            producer.send(new ProducerRecord<>(
                    Topic.FLOWS.topicName(), "DEAD/nothing", "no flow at all".getBytes(StandardCharsets.UTF_8)));
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                scraped().value("secunda_dead_letters", "topic", Topic.FLOWS.topicName()))
                        .isEqualTo(before + 1));
        JsonPath told = when().get("/internal/status").jsonPath();
        Map<String, ?> letters = told.getMap("deadLetters.'secunda.flows.v1'");
        assertThat(letters.get("lastReason").toString()).isNotBlank();
        assertThat(letters.get("lastService")).isEqualTo("ingestion-service");
        assertThat(letters.get("count")).isEqualTo((int) before + 1);
    }

    @Test
    void theStatusTellsHowFreshTheFactsAre() {
        Posted.territory("FRES");
        Posted.observations(
                "FRES",
                "320500,gdp,2021,1,CNY,Yearbook,A,2023-03-01\n320500,gdp,2023-Q2,1,CNY,Quarterly,A,2023-08-01\n");

        JsonPath told = when().get("/internal/status").jsonPath();
        assertThat(told.getString("freshness.observations.FRES.period")).isEqualTo("2023-Q2");
        assertThat(told.getString("freshness.observations.FRES.sources.Yearbook.period"))
                .isEqualTo("2021");
        assertThat(told.getString("freshness.observations.FRES.sources.Yearbook.recorded"))
                .startsWith("20");
        assertThat(told.getString("version")).isNotBlank();
        assertThat(told.getDouble("rates.observations")).isNotNegative();
    }
}
