package io.secunda.ingestion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.secunda.events.topic.Topic;
import io.secunda.testkit.KafkaAndMongo;
import io.secunda.testkit.TestCluster;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
class IdempotencyKeyTest {

    TestCluster cluster;

    private static Response post(String territory, String key, String rows) {
        return given().contentType("text/csv; charset=UTF-8")
                .header("Idempotency-Key", key)
                .queryParam("territory", territory)
                .body(Posted.HEADER + rows)
                .post("/api/v1/observations");
    }

    private int onTopic(String territory) {
        return RecordsOnTopic.of(cluster, Topic.OBSERVATIONS, territory + "/").size();
    }

    @Test
    void theSameRequestAgainIsAnsweredWithTheSameReport() {
        Posted.territory("IDK");
        String rows = "320500,gdp,2023,1,CNY,s,,\n320500,gdp,2022,x,CNY,s,,\n";

        String first = post("IDK", "\"8e03978e\"", rows)
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", nullValue())
                .body("accepted", equalTo(1))
                .body("errors[0].row", equalTo(3))
                .extract()
                .asString();
        Response again = post("IDK", "8e03978e", rows);

        again.then()
                .statusCode(200)
                .contentType("application/json")
                .header("Idempotency-Replayed", "true")
                .body("accepted", equalTo(1))
                .body("unchanged", equalTo(0));
        assertThat(again.asString()).isEqualTo(first);
        assertThat(onTopic("IDK")).isEqualTo(1);
    }

    private static Response table(String path, String key, String rows) {
        return given().contentType("text/csv; charset=UTF-8")
                .accept("text/csv")
                .header("Idempotency-Key", key)
                .queryParam("territory", "IDT")
                .body(rows)
                .post("/api/v1/" + path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "OBSERVATIONS; city_code,variable,period,value,unit,source; 320500,gdp,2023,1,CNY,s; 320500,gdp,2022,x,CNY,s",
                "FLOWS; origin_code,destination_code,kind,period,value,unit,source;"
                        + " 320500,310000,trains,2016,1,trains,s; 310000,320500,trains,2016,-1,trains,s",
                "AGREEMENTS; id,signed,kind,participants,source; A-1,2006-11,joint_park,320500|310000,s;"
                        + " A-2,soon,joint_park,320500|310000,s"
            })
    void theTableOfRejectedRowsIsAnsweredAgainToo(Topic topic, String header, String sound, String unsound) {
        Posted.territory("IDT");
        String path = topic.name().toLowerCase(Locale.ROOT);
        String rows = header + "\n" + sound + "\n" + unsound + "\n";

        Response first = table(path, "t-" + path, rows);
        Response again = table(path, "t-" + path, rows);

        first.then().statusCode(200).header("Idempotency-Replayed", nullValue());
        assertThat(first.asString()).startsWith(header + ",error").contains(unsound);
        again.then()
                .statusCode(200)
                .contentType("text/csv; charset=UTF-8")
                .header("Idempotency-Replayed", "true")
                .header("Secunda-Received", "2")
                .header("Secunda-Accepted", "1")
                .header("Secunda-Unchanged", "0")
                .header("Secunda-Rejected", "1");
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(RecordsOnTopic.of(cluster, topic, "IDT/")).hasSize(1);
        table(
                        path,
                        "t-" + path,
                        rows.replace("2016", "2017").replace("2023", "2024").replace("A-1", "A-3"))
                .then()
                .statusCode(422);
        given().contentType("text/csv; charset=UTF-8")
                .header("Idempotency-Key", "t-" + path)
                .queryParam("territory", "IDT")
                .body(rows)
                .post("/api/v1/" + path)
                .then()
                .statusCode(422);
        assertThat(RecordsOnTopic.of(cluster, topic, "IDT/")).hasSize(1);
    }

    @Test
    void anotherBodyUnderTheKeyIsRefusedAndNotTakenIn() {
        Posted.territory("IDX");
        post("IDX", "k-1", "320500,gdp,2023,1,CNY,s,,\n").then().statusCode(200);

        post("IDX", "k-1", "320500,gdp,2023,2,CNY,s,,\n")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("detail", containsString("nothing was taken in"));
        assertThat(onTopic("IDX")).isEqualTo(1);
    }

    @Test
    void whatFailedMayBeSentAgainUnderItsKey() {
        Posted.territory("IDF");
        given().contentType("text/csv")
                .header("Idempotency-Key", "k-2")
                .queryParam("territory", "IDF")
                .body("nonsense\n")
                .post("/api/v1/observations")
                .then()
                .statusCode(400);

        post("IDF", "k-2", "320500,gdp,2023,1,CNY,s,,\n").then().statusCode(200).body("accepted", equalTo(1));
        post("IDF", "a b", "").then().statusCode(400);
    }

    @Test
    void ofSeveralAtOnceOneIsTakenIn() {
        Posted.territory("IDR");
        String rows = "320500,gdp,2023,1,CNY,s,,\n";
        var answers = Stream.generate(() -> CompletableFuture.supplyAsync(() -> post("IDR", "k-3", rows)))
                .limit(6)
                .toList();

        assertThat(answers.stream().map(answer -> answer.join().statusCode()))
                .contains(200)
                .allMatch(status -> status == 200 || status == 409);
        assertThat(answers.stream()
                        .map(CompletableFuture::join)
                        .filter(answer -> answer.statusCode() == 200)
                        .map(answer -> answer.jsonPath().getInt("accepted")))
                .containsOnly(1);
        assertThat(onTopic("IDR")).isEqualTo(1);
    }
}
