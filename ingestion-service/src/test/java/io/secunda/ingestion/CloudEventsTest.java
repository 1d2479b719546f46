package io.secunda.ingestion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.secunda.events.Json;
import io.secunda.events.observation.Observation;
import io.secunda.events.topic.Topic;
import io.secunda.testkit.KafkaAndMongo;
import io.secunda.testkit.TestCluster;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** CloudEvents over HTTP in their three modes. */
@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
class CloudEventsTest {

    private static final String TYPE = "io.secunda.observation.recorded.v1";
    private static final String DATA =
            "{\"city\": \"320500\", \"variable\": \"gdp\", \"period\": \"2023\", \"value\": 7," + " \"unit\": \"CNY\"}";

    TestCluster cluster;

    private Observation only(String territory) {
        var records = RecordsOnTopic.of(cluster, Topic.OBSERVATIONS, territory + "/");
        assertThat(records).hasSize(1);
        return Json.read(records.get(0).value(), Observation.class);
    }

    private static String event(String territory, String id, String type, String data) {
        return "{\"specversion\": \"1.0\", \"id\": \"" + id + "\", \"source\": \"/offices/suzhou\", \"type\": \"" + type
                + "\", \"time\": \"2024-03-20T08:00:00Z\", \"partitionkey\": \"" + territory + "\", " + data + "}";
    }

    @Test
    void binaryMode() {
        Posted.territory("CEB");

        given().contentType("application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", "1")
                .header("ce-source", "/offices/suzhou%20city")
                .header("ce-type", TYPE)
                .header("ce-time", "2024-03-20T08:00:00Z")
                .queryParam("territory", "CEB")
                .body(DATA)
                .post("/api/v1/observations")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));
        assertThat(only("CEB").released()).isEqualTo(Instant.parse("2024-03-20T08:00:00Z"));
        assertThat(only("CEB").source()).isEqualTo("/offices/suzhou city");
    }

    @Test
    void anEventOfAnotherTypeOrWithoutItsAttributesIsRefused() {
        given().contentType("application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", "1")
                .header("ce-source", "/offices/suzhou")
                .header("ce-type", "com.example.other")
                .body(DATA)
                .post("/api/v1/observations")
                .then()
                .statusCode(400)
                .body("detail", containsString("expected " + TYPE));
        given().contentType("application/json")
                .header("ce-specversion", "1.0")
                .body(DATA)
                .post("/api/v1/observations")
                .then()
                .statusCode(400)
                .body("detail", containsString("ce-id"));
    }

    @Test
    void structuredModeAlsoInBase64() {
        Posted.territory("CES");
        String packed = Base64.getEncoder().encodeToString(DATA.getBytes(StandardCharsets.UTF_8));

        given().contentType("application/cloudevents+json; charset=UTF-8")
                .body(event("CES", "1", TYPE, "\"data\": " + DATA))
                .post("/api/v1/observations")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));
        given().contentType("application/cloudevents+json")
                .body(event("CES", "2", TYPE, "\"data_base64\": \"" + packed + "\""))
                .post("/api/v1/observations")
                .then()
                .body("unchanged", equalTo(1));
        assertThat(only("CES").source()).isEqualTo("/offices/suzhou");
    }

    @Test
    void aBatchGoesInBesideWhatIsWrongInIt() {
        Posted.territory("CET");
        String batch = "["
                + String.join(
                        ",",
                        event("CET", "a", TYPE, "\"data\": " + DATA),
                        event("CET", "b", "com.example.other", "\"data\": " + DATA),
                        event("CET", "c", TYPE, "\"data\": " + DATA.replace("gdp", "happiness")),
                        event("CET", "d", TYPE, "\"data\": [1]"),
                        "{\"id\": \"e\"}")
                + "]";

        given().contentType("application/cloudevents-batch+json")
                .body(batch)
                .post("/api/v1/observations")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("errors.row", contains(2, 3, 4, 5))
                .body("errors.key", contains("b", "c", "d", null))
                .body("errors.column", contains("type", "variable", "data", "specversion"));
        given().contentType("application/cloudevents-batch+json")
                .body("[]")
                .post("/api/v1/observations")
                .then()
                .statusCode(200)
                .body("received", equalTo(0));
        assertThat(only("CET").value()).isEqualTo(7.0);
    }

    @Test
    void flowsComeAsEventsToo() {
        Posted.territory("CEF");
        String flow =
                "{\"origin\": \"320500\", \"destination\": \"310000\", \"kind\": \"mobility\", \"period\": \"2020-01\","
                        + " \"value\": 3.1, \"unit\": \"index\"}";

        given().contentType("application/cloudevents+json")
                .body(event("CEF", "1", "io.secunda.flow.recorded.v1", "\"data\": " + flow))
                .post("/api/v1/flows")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));
    }
}
