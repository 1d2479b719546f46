package io.secunda.ingestion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.secunda.testkit.KafkaAndMongo;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
class CausesTest {

    private static final Instant BEGIN = Instant.EPOCH;

    private static JsonPath ask(String territory, Instant since, Instant until, String question) {
        return given().contentType("application/json")
                .body("{\"territory\": \"%s\", \"since\": \"%s\", \"until\": \"%s\", \"most\": 2, \"questions\": [%s]}"
                        .formatted(territory, since, until, question))
                .post("/internal/causes")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String gdp(String subject, String period) {
        return ("{\"subject\": \"%s\", \"variables\": [\"gdp\"], \"flows\": [], \"agreements\": false, \"periods\": [\"%s\"],"
                        + " \"cause\": \"\"}")
                .formatted(subject, period);
    }

    @Test
    void tellsWhichFiguresStandOtherwiseAndWhatStoodBefore() throws InterruptedException {
        Posted.territory("CAUS");
        Posted.observations("CAUS", "320500,gdp,2022,1,CNY,s,P,2023-03-01\n310000,gdp,2022,5,CNY,s,A,2023-03-01\n")
                .body("accepted", equalTo(2));
        Thread.sleep(5);
        Instant between = Instant.now();
        Thread.sleep(5);
        // the last one is an older release: it changes nothing that stands
        Posted.observations(
                        "CAUS",
                        "320500,gdp,2022,2,CNY,s,A,2024-01-15\n320500,population,2022,9,persons,s,A,2024-01-15\n"
                                + "310000,gdp,2022,7,CNY,s,A,2022-01-15\n")
                .body("accepted", equalTo(3));
        Instant now = Instant.now();

        JsonPath since = ask("CAUS", between, now, gdp("region:YRD", "2022"));
        String key = "CAUS/320500/gdp/2022/s@2024-01-15T00:00:00Z";
        assertThat(since.getList("answers[0].keys")).containsExactly(key);
        assertThat(since.getInt("answers[0].more")).isZero();
        assertThat(since.getFloat("facts.'" + key + "'.before.value")).isEqualTo(1f);
        assertThat(since.getFloat("facts.'" + key + "'.after.value")).isEqualTo(2f);
        assertThat(since.getString("facts.'" + key + "'.kind")).isEqualTo("observation");
        assertThat(since.getString("facts.'" + key + "'.names.en")).isNotBlank();

        assertThat(ask("CAUS", between, now, gdp("city:310000", "2022")).getList("answers[0].keys"))
                .isEmpty();
        assertThat(ask("CAUS", between, now, gdp("region:YRD", "2021")).getList("answers[0].keys"))
                .isEmpty();
        assertThat(ask("CAUS", BEGIN, between, gdp("territory:CAUS", "2022")).getList("answers[0].keys"))
                .hasSize(2);
        String everything = gdp("region:YRD", "2022").replace("\"gdp\"", "\"*\"");
        JsonPath all = ask("CAUS", BEGIN, now, everything);
        assertThat(all.getList("answers[0].keys")).hasSize(2);
        // three figures stand otherwise, and two roles
        assertThat(all.getInt("answers[0].more")).isEqualTo(3);
    }

    @Test
    void aCauseFromBeforeIsNamedWhereNothingElseIs() {
        Posted.territory("LATE");
        Posted.observations("LATE", "320500,gdp,2022,1,CNY,s,P,2023-03-01\n").body("accepted", equalTo(1));
        String key = "LATE/320500/gdp/2022/s@2023-03-01T00:00:00Z";
        Instant later = Instant.now().plusSeconds(60);

        String question = gdp("region:YRD", "2022").replace("\"cause\": \"\"", "\"cause\": \"" + key + "\"");
        assertThat(ask("LATE", later, later.plusSeconds(1), question).getList("answers[0].keys"))
                .containsExactly(key);
    }

    @Test
    void agreementsAndRolesCountToo() {
        Posted.territory("AGRE");
        Instant before = Instant.now().minusSeconds(600);
        Posted.csv(
                        "agreements",
                        "AGRE",
                        "id,signed,ends,kind,participants,leads,levels,milestones_due,milestones_delivered,source\n"
                                + "a1,2020-05,,joint_park,310000|320500,320500,municipal,,,s\n")
                .body("accepted", equalTo(1));

        String question = "{\"subject\": \"region:YRD\", \"variables\": [], \"flows\": [], \"agreements\": true,"
                + " \"periods\": [], \"until\": \"2020\", \"cause\": \"\"}";
        JsonPath found = ask("AGRE", before, Instant.now(), question);
        String latest = found.getString("answers[0].keys[0]");
        assertThat(((Map<?, ?>) found.getMap("facts").get(latest)).get("kind")).isEqualTo("agreement");
        assertThat(found.getList("answers[0].keys").size() + found.getInt("answers[0].more"))
                .isEqualTo(3);
    }

    @Test
    void aQuestionThatCannotBeReadIsAProblem() {
        given().contentType("application/json")
                .body("{\"territory\": 5")
                .post("/internal/causes")
                .then()
                .statusCode(400);
    }
}
