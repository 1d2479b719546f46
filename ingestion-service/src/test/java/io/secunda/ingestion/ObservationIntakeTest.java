package io.secunda.ingestion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.secunda.events.Json;
import io.secunda.events.observation.Observation;
import io.secunda.events.topic.Envelope;
import io.secunda.events.topic.Topic;
import io.secunda.testkit.KafkaAndMongo;
import io.secunda.testkit.TestCluster;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
class ObservationIntakeTest {

    TestCluster cluster;

    private List<ConsumerRecord<String, byte[]>> onTopic(String territory) {
        return RecordsOnTopic.of(cluster, Topic.OBSERVATIONS, territory + "/");
    }

    private Observation only(String territory) {
        List<ConsumerRecord<String, byte[]>> records = onTopic(territory);
        assertThat(records).hasSize(1);
        return Json.read(records.get(0).value(), Observation.class);
    }

    @Test
    void aRecordOnTheTopicIsACloudEventInTheVariablesUnit() {
        Posted.territory("ENV");

        Posted.observations("ENV", "320500,gdp,2023,24653.4,亿元,Suzhou communique,P,2024-03-20\n")
                .statusCode(200)
                .body("accepted", equalTo(1));

        ConsumerRecord<String, byte[]> record = onTopic("ENV").get(0);
        Observation observation = Json.read(record.value(), Observation.class);
        Envelope envelope = Envelope.from(record.headers());
        assertThat(observation.value()).isEqualTo(2.46534e12);
        assertThat(observation.unit()).isEqualTo("CNY");
        assertThat(record.key()).isEqualTo("ENV/320500/gdp/2023/Suzhou+communique@2024-03-20T00:00:00Z");
        assertThat(envelope.source()).isEqualTo("/secunda/ingestion-service");
        assertThat(envelope.type()).isEqualTo("io.secunda.observation.recorded.v1");
        assertThat(envelope.subject()).isEqualTo("city:320500/gdp/2023");
        assertThat(envelope.time()).isEqualTo(observation.released());
        assertThat(envelope.territory()).isEqualTo("ENV");
        assertThat(record.headers().lastHeader("ce_conflict")).isNull();
    }

    @Test
    void twentyKindsOfBadRowsAreReportedAndNothingElseIsLost() {
        Posted.territory("BAD");
        String rows = String.join(
                "\n",
                "320500,gdp,2020,1,CNY,good,,",
                ",gdp,2021,1,CNY,s,,",
                "999999,gdp,2021,1,CNY,s,,",
                "32 0500,gdp,2021,1,CNY,s,,",
                "320500,,2021,1,CNY,s,,",
                "320500,happiness,2021,1,CNY,s,,",
                "320500,gdp,,1,CNY,s,,",
                "320500,gdp,2021Q2,1,CNY,s,,",
                "320500,gdp,2021-13,1,CNY,s,,",
                "320500,gdp,2021,,CNY,s,,",
                "320500,gdp,2021,\"1,234\",CNY,s,,",
                "320500,gdp,2021,\"12,5\",CNY,s,,",
                "320500,gdp,2021,NaN,CNY,s,,",
                "320500,gdp,2021,1e999,CNY,s,,",
                "320500,gdp,2021,lots,CNY,s,,",
                "320500,population,2021,-5,persons,s,,",
                "320500,gdp,2021,1,,s,,",
                "320500,gdp,2021,1,bushels,s,,",
                "320500,gdp,2021,1,persons,s,,",
                "320500,gdp,2021,1,CNY,,,",
                "320500,gdp,2021,1,CNY," + "s".repeat(501) + ",,",
                "320500,gdp,2021,1,CNY,s,X,",
                "320500,gdp,2021,1,CNY,s,M,",
                "320500,gdp,2021,1,CNY,s,,20.3.2024",
                "320500,gdp,2021,1,CNY,s,,2099-01-01",
                "320500,gdp,2021,1,CNY,s,",
                "320500,gdp,2020,2,CNY,good,,",
                "310000,gdp,2020,3,CNY,good,,\n");

        List<Integer> reported = Posted.observations("BAD", rows)
                .statusCode(200)
                .body("received", equalTo(28))
                .body("accepted", equalTo(2))
                .body("rejected", equalTo(26))
                .body("errors[8].row", equalTo(11))
                .body("errors[9].column", equalTo("value"))
                .body("errors[9].value", equalTo("1,234"))
                .body("errors[9].reason", equalTo("'1,234' has thousands separators; write 1234"))
                .body("errors.column", hasItem("unit"))
                .body("errors[25].reason", containsString("contradicts row 2"))
                .extract()
                .path("errors.row");

        assertThat(reported).isEqualTo(IntStream.rangeClosed(3, 28).boxed().toList());
        assertThat(onTopic("BAD")).hasSize(2);
    }

    @Test
    void everyFormatSaysTheSame() {
        Posted.territory("FMT");
        String row = "{\"city\": \"320500\", \"variable\": \"population\", \"period\": \"2023\", \"value\": 1295.8,"
                + " \"unit\": \"10000 persons\", \"source\": \"s\", \"released\": \"2024-01-01\"}";

        Posted.csv(
                        "observations",
                        "FMT",
                        "\ufeff" + Posted.HEADER + "320500,population,2023,1295.8,万人,s,,2024-01-01\r\n")
                .body("accepted", equalTo(1));
        for (String body : List.of(row, "[" + row + "]")) {
            given().contentType("application/json")
                    .queryParam("territory", "FMT")
                    .body(body)
                    .post("/api/v1/observations")
                    .then()
                    .statusCode(200)
                    .body("unchanged", equalTo(1));
        }
        given().contentType("application/x-ndjson; charset=UTF-8")
                .queryParam("territory", "FMT")
                .body((row + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/v1/observations")
                .then()
                .statusCode(200)
                .body("unchanged", equalTo(1));
        assertThat(only("FMT").value()).isEqualTo(12_958_000.0);
    }

    @Test
    void aJsonRowMayNameItsTerritory() {
        Posted.territory("OWN");

        given().contentType("application/json")
                .body("{\"territory\": \"OWN\", \"city_code\": \"320500\", \"variable\": \"metro_length\","
                        + " \"period\": \"2023\", \"value\": 200000, \"unit\": \"m\", \"source\": \"s\"}")
                .post("/api/v1/observations")
                .then()
                .body("accepted", equalTo(1));
        assertThat(only("OWN").value()).isEqualTo(200.0);
    }

    @Test
    void aTrialRecordsNothing() {
        Posted.territory("DRY");

        given().contentType("text/csv; charset=UTF-8")
                .queryParam("territory", "DRY")
                .queryParam("dryRun", true)
                .body(Posted.HEADER + "320500,gdp,2023,1,CNY,s,,\n320500,gdp,2023,x,CNY,s,,\n")
                .post("/api/v1/observations")
                .then()
                .body("dryRun", equalTo(true))
                .body("accepted", equalTo(1))
                .body("rejected", equalTo(1));
        assertThat(onTopic("DRY")).isEmpty();
    }

    @Test
    void theSameFileAgainPublishesNothing() {
        Posted.territory("TWO");
        String rows = "320500,gdp,2022,1,CNY,s,,\n320500,gdp,2022,2,CNY,other,,\n310000,gdp,2022,,,s,M,\n";

        Posted.observations("TWO", rows).body("accepted", equalTo(3));
        Posted.observations("TWO", rows).body("accepted", equalTo(0)).body("unchanged", equalTo(3));
        assertThat(onTopic("TWO")).hasSize(3);
    }

    @Test
    void theSameRowFromManyRequestsAtOnceIsPublishedOnce() {
        Posted.territory("RACE");
        var requests = IntStream.range(0, 8)
                .mapToObj(
                        i -> CompletableFuture.runAsync(() -> Posted.observations("RACE", "320500,gdp,2023,7,CNY,s,,\n")
                                .statusCode(200)))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(requests).join();

        assertThat(onTopic("RACE")).hasSize(1);
    }

    @Test
    void anotherValueOfTheSameReleaseIsRecordedAndMarked() {
        Posted.territory("CON");
        Posted.observations("CON", "320500,gdp,2022,1,CNY,s,,2023-03-01\n").body("conflicts", equalTo(0));

        Posted.observations("CON", "320500,gdp,2022,2,CNY,s,,2023-03-01\n")
                .body("accepted", equalTo(1))
                .body("conflicts", equalTo(1))
                .body("notes[0]", containsString("the one recorded later stands"));
        List<ConsumerRecord<String, byte[]>> records = onTopic("CON");
        assertThat(records.get(1).key()).isEqualTo(records.get(0).key());
        assertThat(records.get(1).headers().lastHeader("ce_conflict").value()).isEqualTo("true".getBytes());
        assertThat(Json.read(records.get(1).value(), Observation.class))
                .matches(second -> second.supersedes(Json.read(records.get(0).value(), Observation.class)));
    }

    @Test
    void aFileThatCannotBeReadIsAProblemThatNamesWhatIsMissing() {
        Posted.territory("HDR");

        Posted.csv("observations", "HDR", "city_code,year,value\n320500,2023,1\n")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("no column period, source, unit, variable"));
        Posted.csv("observations", "HDR", "").statusCode(400).body("detail", containsString("no header line"));
        Posted.csv("observations", "NOWHERE", Posted.HEADER)
                .statusCode(400)
                .body("detail", containsString("territory 'NOWHERE' is not known"));
        given().contentType("application/json")
                .queryParam("territory", "HDR")
                .body("[{]")
                .post("/api/v1/observations")
                .then()
                .statusCode(400)
                .body("detail", containsString("malformed at line 1"));
        given().contentType("application/pdf")
                .body(new byte[] {1})
                .post("/api/v1/observations")
                .then()
                .statusCode(415);
    }

    @Test
    void whatIsSoundBeforeABodyBreaksGoesThrough() {
        Posted.territory("BRK");

        given().contentType("application/json")
                .queryParam("territory", "BRK")
                .body(
                        "[{\"city\":\"320500\",\"variable\":\"gdp\",\"period\":\"2023\",\"value\":1,\"unit\":\"CNY\",\"source\":\"s\"}, oops")
                .post("/api/v1/observations")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("errors", hasSize(1))
                .body("errors[0].row", equalTo(2))
                .body("errors[0].column", nullValue())
                .body("notes", contains("nothing after row 2 could be read"));
        assertThat(onTopic("BRK")).hasSize(1);
    }
}
