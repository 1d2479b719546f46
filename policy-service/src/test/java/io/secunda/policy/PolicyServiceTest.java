package io.secunda.policy;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static io.secunda.policy.evaluation.Events.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.cel.bundle.CelFactory;
import dev.cel.common.CelValidationException;
import dev.cel.runtime.CelEvaluationException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.secunda.events.Json;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.topic.TerritoryPartitioner;
import io.secunda.events.topic.Topic;
import io.secunda.kit.kafka.KafkaClients;
import io.secunda.testkit.KafkaAndMongo;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service from outside: indicator values on the topic, recommendations by HTTP. */
@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
class PolicyServiceTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Inject
    KafkaClients clients;

    private KafkaProducer<String, byte[]> producer;

    @BeforeEach
    void ready() {
        producer = clients.producer(Map.of());
        await().atMost(PATIENCE)
                .untilAsserted(() -> when().get("/q/health/ready").then().statusCode(200));
    }

    @AfterEach
    void close() {
        producer.close();
    }

    private void send(IndicatorValue value) {
        send(value.key(), Json.write(value));
    }

    private void send(String key, byte[] value) {
        producer.send(new ProducerRecord<>(Topic.INDICATORS.topicName(), key, value));
        producer.flush();
    }

    private static IndicatorValue polarization(String region, int year, double value) {
        return value("region:" + region, "polarization(gdp)", "longest", year, value, Map.of());
    }

    private static JsonPath historyOf(String id, int events) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> when().get("/api/v1/recommendations/" + id)
                        .then()
                        .statusCode(200)
                        .body("history", hasSize(events)));
        return when().get("/api/v1/recommendations/" + id).jsonPath();
    }

    @Test
    void anIndicatorBecomesARecommendationThatCanBeFollowedThroughTime() {
        String id = "polarization-gdp~region:AAA";
        send(polarization("AAA", 2020, 0.4526));
        JsonPath raised = historyOf(id, 1);
        assertThat(raised.getString("state")).isEqualTo("raised");
        assertThat(raised.getString("evidence[0].indicator")).isEqualTo("polarization(gdp)");
        assertThat(raised.getDouble("evidence[0].value")).isEqualTo(0.4526);
        assertThat(raised.getDouble("evidence[0].counterfactual")).isEqualTo(0.1);
        assertThat(raised.getString("evidence[0].sources[0].source")).isEqualTo("Yearbook");
        assertThat(raised.getString("title.zh")).contains("核心城市");
        Instant whenRaised = Instant.parse(raised.getString("recorded"));

        send(polarization("AAA", 2021, 0.9));
        Instant escalated = Instant.parse(historyOf(id, 2).getString("recorded"));
        send(polarization("AAA", 2022, 0.02));
        JsonPath withdrawn = historyOf(id, 3);
        assertThat(withdrawn.getList("history.state")).containsExactly("raised", "escalated", "withdrawn");

        given().queryParam("region", "AAA")
                .get("/api/v1/recommendations")
                .then()
                .body("items", empty());
        given().queryParam("region", "AAA")
                .queryParam("state", "withdrawn")
                .get("/api/v1/recommendations")
                .then()
                .body("items.id", equalTo(List.of(id)));
        asOf(whenRaised.minusMillis(1)).then().body("items", empty());
        asOf(whenRaised).then().body("items.state", equalTo(List.of("raised")));
        asOf(escalated).then().body("items.state", equalTo(List.of("escalated")));
        given().queryParam("asOf", whenRaised.toString())
                .get("/api/v1/recommendations/" + id)
                .then()
                .body("state", equalTo("raised"))
                .body("history", hasSize(1));
    }

    private static io.restassured.response.Response asOf(Instant time) {
        return given().queryParam("region", "AAA")
                .queryParam("asOf", time.toString())
                .get("/api/v1/recommendations");
    }

    @Test
    void pagesAreInOrderOfSeverityAndLeadToOneAnother() {
        send(polarization("PB1", 2020, 0.3));
        send(polarization("PB2", 2020, 0.9));
        send(polarization("PB3", 2020, 0.6));
        historyOf("polarization-gdp~region:PB1", 1);
        historyOf("polarization-gdp~region:PB2", 1);
        historyOf("polarization-gdp~region:PB3", 1);
        String three = "/api/v1/recommendations?subject=region:PB1&subject=region:PB2&subject=region:PB3&limit=2";

        var first = when().get(three);
        assertThat(first.jsonPath().getList("items.subject")).containsExactly("region:PB2", "region:PB3");
        String next = first.jsonPath().getString("next");
        assertThat(first.header("Link")).contains("after=" + next).endsWith("; rel=\"next\"");
        var second = when().get(three + "&after=" + next);
        assertThat(second.jsonPath().getList("items.subject")).containsExactly("region:PB1");
        assertThat(second.jsonPath().getString("next")).isNull();
        assertThat(second.header("Link")).isNull();
    }

    @Test
    void filtersNarrowAndTablesAreTables() {
        send(value("city:FIL", "fiscal_self_sufficiency", 2020, 0.2));
        historyOf("fiscal-dependence~city:FIL", 1);
        String subject = "/api/v1/recommendations?subject=city:FIL";

        when().get(subject + "&theme=coexistence&level=national&territory=CN")
                .then()
                .body("items", hasSize(1));
        when().get(subject + "&theme=cooperation").then().body("items", empty());
        when().get(subject + "&level=municipal").then().body("items", empty());
        when().get(subject + "&territory=XX").then().body("items", empty());
        given().accept("text/csv")
                .get(subject)
                .then()
                .contentType(startsWith("text/csv"))
                .body(startsWith("id,territory,rule,"))
                .body(containsString("\nfiscal-dependence~city:FIL,CN,fiscal-dependence,1,city:FIL,"));
        when().get("/api/v1/recommendations.csv?subject=city:FIL")
                .then()
                .body(containsString("fiscal_self_sufficiency@2020=0.2"));
    }

    @Test
    void whatCannotBeReadIsAProblemThatNamesTheParameter() {
        for (String bad : List.of(
                "state=closed", "level=county", "limit=0", "limit=x", "asOf=yesterday", "after=%3F", "subject=CYU")) {
            when().get("/api/v1/recommendations?" + bad)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("detail", startsWith("parameter '" + bad.replaceAll("=.*", "") + "': "));
        }
        when().get("/api/v1/recommendations/nothing~region:X")
                .then()
                .statusCode(404)
                .body("detail", containsString("nothing~region:X"));
    }

    @Test
    void theCatalogueShowsTheRules() {
        when().get("/api/v1/catalogue/rules")
                .then()
                .statusCode(200)
                .body("id", hasItems("polarization-population", "unevenness-rises", "fiscal-dependence"))
                .body("find { it.id == 'fiscal-dependence' }.raise", equalTo("self_sufficiency < 0.4"))
                .body("find { it.id == 'peripheralizing-city' }.inputs[0].part", equalTo("percentile"))
                .body("find { it.id == 'peripheralizing-city' }.role", equalTo("secondary"));
    }

    @Test
    void aViewThatIsRebuiltIsTheSame() {
        send(polarization("REB", 2019, 0.4));
        historyOf("polarization-gdp~region:REB", 1);
        send(polarization("REB", 2020, 0.41));
        String before = historyOf("polarization-gdp~region:REB", 2).prettify();

        when().post("/internal/rebuild").then().statusCode(200);
        assertThat(historyOf("polarization-gdp~region:REB", 2).prettify()).isEqualTo(before);
    }

    @Test
    void theStatusTellsOfRulesStreamAndView() {
        when().get("/internal/status")
                .then()
                .body("rules.inForce", hasItem("polarization-gdp"))
                .body("rules.errors", empty())
                .body("stream.state", equalTo("RUNNING"))
                .body("view.lag", notNullValue());
        when().get("/q/metrics").then().body(containsString("secunda_policy_evaluations_total"));
    }

    @Test
    void aRecordThatCannotBeReadIsSetAsideWithItsReason() {
        send("CN/dead", "not json".getBytes(StandardCharsets.UTF_8));
        try (KafkaConsumer<String, byte[]> consumer = clients.consumer(Map.of())) {
            Map<TopicPartition, Long> all = new HashMap<>();
            consumer.partitionsFor(Topic.DEAD_LETTERS.topicName())
                    .forEach(p -> all.put(new TopicPartition(p.topic(), p.partition()), 0L));
            consumer.assign(all.keySet());
            consumer.seekToBeginning(all.keySet());
            await().atMost(PATIENCE).until(() -> {
                for (ConsumerRecord<String, byte[]> letter : consumer.poll(Duration.ofMillis(200))) {
                    if (new String(letter.value(), StandardCharsets.UTF_8).equals("not json")) {
                        String reason = new String(
                                letter.headers().lastHeader("secunda_reason").value(), StandardCharsets.UTF_8);
                        return reason.startsWith("no indicator value: ");
                    }
                }
                return false;
            });
        }
    }

    @Test
    void eventsOfATerritoryAreOnItsPartition() {
        send(polarization("PAR", 2020, 0.5));
        historyOf("polarization-gdp~region:PAR", 1);
        try (KafkaConsumer<String, byte[]> consumer = clients.consumer(Map.of())) {
            int partitions =
                    consumer.partitionsFor(Topic.RECOMMENDATIONS.topicName()).size();
            var place = new TopicPartition(
                    Topic.RECOMMENDATIONS.topicName(), TerritoryPartitioner.partition("CN", partitions));
            consumer.assign(List.of(place));
            consumer.seekToBeginning(List.of(place));
            await().atMost(PATIENCE).until(() -> {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (record.key().equals("CN/polarization-gdp~region:PAR")) {
                        return true;
                    }
                }
                return false;
            });
        }
    }

    /** CEL's classes are generated for a protobuf newer than the platform's: this fails if that is what is on the class path. */
    @Test
    void theConditionLanguageRunsWithTheProtobufOfThisService() throws CelValidationException, CelEvaluationException {
        var cel = CelFactory.plannerCelBuilder().build();
        var program =
                cel.createProgram(cel.compile("timestamp('2026-01-01T00:00:00Z') < timestamp('2026-01-02T00:00:00Z')")
                        .getAst());

        assertThat(program.eval()).isEqualTo(true);
        assertThat(com.google.protobuf.Timestamp.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString())
                .contains("protobuf-java-4.35.1");
    }
}
