package io.secunda.policy.rules;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static io.secunda.policy.evaluation.Events.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.secunda.events.Json;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.topic.Topic;
import io.secunda.kit.kafka.KafkaClients;
import io.secunda.kit.kafka.TopicsReady;
import io.secunda.testkit.KafkaAndMongo;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules that are posted to a running service, through Kafka. */
@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
class RuleVersionsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Inject
    KafkaClients clients;

    @Inject
    TopicsReady topics;

    @Inject
    FolderRules folders;

    @BeforeEach
    void ready() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> when().get("/q/health/ready").then().statusCode(200));
    }

    private void send(IndicatorValue value) {
        try (var producer = clients.producer(Map.of())) {
            producer.send(new ProducerRecord<>(Topic.INDICATORS.topicName(), value.key(), Json.write(value)));
        }
    }

    private static RequestSpecification yaml(String text) {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("application/yaml", ContentType.TEXT)
                                .defaultContentCharset("UTF-8")))
                .contentType("application/yaml")
                .body(text);
    }

    private static ValidatableResponse put(String id, String text) {
        return yaml(text).put("/api/v1/rules/" + id).then();
    }

    /** The plain rule under another id, of an indicator that no shipped rule looks at. */
    private static String rule(String id, int version, String threshold) {
        return ShippedRules.PLAIN
                .replace("id: plain", "id: " + id)
                .replace("version: 1", "version: " + version)
                .replace("{indicator: gini}", "{indicator: only_" + id.replace('-', '_') + "}")
                .replace("raise: x > 0.4", "raise: x > " + threshold);
    }

    private static void history(String id, String... states) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> when().get("/api/v1/recommendations/" + id)
                        .then()
                        .statusCode(200)
                        .body("history.state", equalTo(List.of(states))));
    }

    @Test
    void aPostedRuleSpeaksOfWhatIsKnownChangesWithItsVersionsAndIsTurnedOff() {
        send(value("region:LIVE", "only_live", 2020, 0.5));
        String first = rule("live", 1, "0.4");
        put("live", first).statusCode(201).body("source", equalTo("posted")).body("version", equalTo(1));
        history("live~region:LIVE", "raised");
        put("live", first).statusCode(200).body("versions", hasSize(1));

        put("live", rule("live", 2, "0.45")).statusCode(200).body("version", equalTo(2));
        history("live~region:LIVE", "raised", "updated");
        when().get("/api/v1/recommendations/live~region:LIVE").then().body("ruleVersion", equalTo(2));
        when().get("/api/v1/catalogue/rules").then().body("find { it.id == 'live' }.version", equalTo(2));

        when().delete("/api/v1/rules/live").then().statusCode(200).body("version", nullValue());
        history("live~region:LIVE", "raised", "updated", "withdrawn");
        when().delete("/api/v1/rules/live").then().statusCode(409);

        // while no rule looked, a value went by; it is read when one looks again
        send(value("region:LIVE", "only_live", 2021, 0.9));
        put("live", rule("live", 2, "0.45")).statusCode(409);
        put("live", rule("live", 3, "0.8")).statusCode(200);
        history("live~region:LIVE", "raised", "updated", "withdrawn", "raised");
        when().get("/api/v1/recommendations/live~region:LIVE").then().body("period", equalTo("2021"));
        when().get("/api/v1/rules/live")
                .then()
                .body("versions.version", equalTo(List.of(1, 2, 3)))
                .body("versions.inForce", equalTo(List.of(false, false, true)))
                .body("versions[1].off.length()", equalTo(24));
    }

    @Test
    void aShippedRuleIsReplacedAndStandsAgain() {
        String id = "polarization-innovation";
        send(value("region:SHI", "polarization(patents_granted)", "longest", 2020, 9.0, Map.of()));
        String shipped = given().accept("application/yaml")
                .get("/api/v1/rules/" + id)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(shipped).contains("id: " + id);
        int version = ShippedRules.named(id).version();
        String other = shipped.replace("version: " + version, "version: " + (version + 4));

        when().get("/api/v1/rules/" + id)
                .then()
                .body("source", equalTo("shipped"))
                .body("version", equalTo(version));
        put(id, other).statusCode(200).body("source", equalTo("posted")).body("version", equalTo(version + 4));
        assertThat(given().accept("application/yaml").get("/api/v1/rules/" + id).asString())
                .isEqualTo(other);
        when().delete("/api/v1/rules/" + id)
                .then()
                .body("source", equalTo("shipped"))
                .body("version", equalTo(version));
        assertThat(given().accept("application/yaml").get("/api/v1/rules/" + id).asString())
                .isEqualTo(shipped);
    }

    @Test
    void whatIsWrongIsToldWithLineAndColumnAndChangesNothing() {
        put("wrong", rule("wrong", 1, "0.4 && z < 1.0").replace("theme: coexistence", "theme: nothing"))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors", hasSize(2))
                .body("errors.line", hasItem(6))
                .body("errors.find { it.line == 6 }.column", equalTo(19));
        put("wrong", rule("other", 1, "0.4")).statusCode(422).body("errors[0].line", equalTo(1));
        put("wrong", "").statusCode(422).body("errors[0].found", equalTo("an empty file"));
        when().get("/api/v1/rules/wrong").then().statusCode(404);
    }

    @Test
    void aVersionThatIsNotHigherIsRefusedWithTheOneToWrite() {
        put("conflict", rule("conflict", 7, "0.4")).statusCode(201);
        put("conflict", rule("conflict", 7, "0.5"))
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("write 'version: 8'"));
        put(
                        "polarization-gdp",
                        given().accept("application/yaml")
                                .get("/api/v1/rules/polarization-gdp")
                                .asString()
                                .replace("raise: polarization > 0.2", "raise: polarization > 0.3"))
                .statusCode(409);
    }

    @Test
    void afterARestartThePostedRulesStandBeforeAnythingIsEvaluated() {
        put("kept", rule("kept", 1, "0.4")).statusCode(201);
        put("kept", rule("kept", 2, "0.5")).statusCode(200);
        put("gone", rule("gone", 1, "0.4")).statusCode(201);
        when().delete("/api/v1/rules/gone").then().statusCode(200);

        var restarted = new LiveRules(folders, clients, topics);
        restarted.start();
        assertThat(restarted.base().rule("kept").orElseThrow().raise().text()).isEqualTo("x > 0.5");
        assertThat(restarted.state().versions("kept").keySet()).containsExactly(1, 2);
        assertThat(restarted.base().rule("gone")).isEmpty();
        assertThat(restarted.base().rule("polarization-gdp")).isPresent();
        restarted.close();
    }

    @Test
    void aBacktestTellsWhatWasToldAndLeavesNoTrace() {
        send(value("region:BT", "only_bt", 2020, 0.5));
        send(value("region:BT", "only_bt", 2021, 0.1));
        String text = rule("bt", 1, "0.4");
        yaml(text)
                .post("/api/v1/rules/bt/backtest?territory=CN")
                .then()
                .statusCode(200)
                .body("values", equalTo(2))
                .body("events", hasSize(0));
        yaml(text.replace("withdraw: x <= 0.3", "withdraw: x <= 0.01").replace("x > 0.4", "x > 0.05"))
                .post("/api/v1/rules/bt/backtest?territory=CN&limit=1")
                .then()
                .statusCode(200)
                .body("counts.raised", equalTo(1))
                .body("open", equalTo(1))
                .body("cut", equalTo(false))
                .body("events[0].subject", equalTo("region:BT"))
                .body("events[0].period", equalTo("2021"));
        when().get("/api/v1/rules/bt").then().statusCode(404);
        when().get("/api/v1/recommendations/bt~region:BT").then().statusCode(404);

        when().post("/api/v1/rules/bt/backtest?territory=CN").then().statusCode(404);
        when().post("/api/v1/rules/fiscal-dependence/backtest?territory=CN")
                .then()
                .statusCode(200);
        when().post("/api/v1/rules/fiscal-dependence/backtest").then().statusCode(400);
        yaml("id: bt").post("/api/v1/rules/bt/backtest?territory=CN").then().statusCode(422);
    }
}
