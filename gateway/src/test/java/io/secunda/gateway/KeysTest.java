package io.secunda.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.secunda.testkit.KafkaAndMongo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
@WithTestResource(FakeServices.class)
class KeysTest {

    private static ValidatableResponse create(String body) {
        return given().header("X-API-Key", FakeServices.KEY)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/keys")
                .then();
    }

    private static JsonPath made(String body) {
        return create(body).statusCode(201).extract().jsonPath();
    }

    private static ValidatableResponse write(String key) {
        return given().header("X-API-Key", key)
                .body("x")
                .post("/api/v1/observations")
                .then();
    }

    @Test
    void aKeyIsShownOnceAllowsItsScopesAndCanBeTakenBack() {
        JsonPath key = made("{\"name\": \"office\", \"scopes\": [\"write:data\"]}");
        String secret = key.getString("key");
        write(secret).statusCode(200);
        assertThat(FakeServices.owner).isEqualTo("office");
        given().header("X-API-Key", secret).post("/api/v1/rebuild").then().statusCode(403);
        given().header("X-API-Key", secret).get("/api/v1/keys").then().statusCode(403);
        given().get("/api/v1/keys").then().statusCode(401);

        given().header("X-API-Key", FakeServices.KEY)
                .get("/api/v1/keys")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(key.getString("id")))
                .body(not(containsString("sk_")))
                .body(not(containsString("sha256")));

        given().header("X-API-Key", FakeServices.KEY)
                .delete("/api/v1/keys/" + key.getString("id"))
                .then()
                .statusCode(204);
        write(secret).statusCode(401);
    }

    @Test
    void aKeyExpires() {
        Instant soon = Instant.now().plusSeconds(2);
        JsonPath key = made("{\"name\": \"guest\", \"scopes\": [\"write:data\"], \"expires\": \"" + soon + "\"}");
        write(key.getString("key")).statusCode(200);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> write(key.getString("key")).statusCode(401));
    }

    @Test
    void aRotatedKeyGivesAccessBesideTheNewOneForADay() {
        JsonPath old = made("{\"name\": \"rota\", \"scopes\": [\"write:data\"]}");
        JsonPath fresh = given().header("X-API-Key", FakeServices.KEY)
                .post("/api/v1/keys/" + old.getString("id") + "/rotate")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        write(old.getString("key")).statusCode(200);
        write(fresh.getString("key")).statusCode(200);
        String expires = given().header("X-API-Key", FakeServices.KEY)
                .get("/api/v1/keys")
                .jsonPath()
                .getString("items.find { it.id == '" + old.getString("id") + "' }.expires");
        assertThat(Duration.between(Instant.now(), Instant.parse(expires)))
                .isBetween(Duration.ofHours(23), Duration.ofHours(24));
    }

    @Test
    void whatCannotBeReadIsAProblemThatNamesTheField() {
        create("{\"scopes\": [\"admin\"]}").statusCode(400).body("detail", containsString("name"));
        create("{\"name\": \"a/b\", \"scopes\": [\"admin\"]}").statusCode(400).body("detail", containsString("name"));
        create("{\"name\": \"a\", \"scopes\": []}").statusCode(400).body("detail", containsString("scopes"));
        create("{\"name\": \"a\", \"scopes\": [\"root\"]}").statusCode(400).body("detail", containsString("scopes"));
        create("{\"name\": \"a\", \"scopes\": [\"admin\"], \"expires\": \"2020-01-01T00:00:00Z\"}")
                .statusCode(400)
                .body("detail", containsString("expires"));
        create("x").statusCode(400).contentType("application/problem+json");
    }

    @Test
    void everyWriteIsNotedWithItsOwnerAndAnswer() {
        JsonPath key = made("{\"name\": \"audited\", \"scopes\": [\"write:data\"]}");
        write(key.getString("key")).statusCode(200);
        given().header("X-API-Key", key.getString("key"))
                .post("/api/v1/rebuild")
                .then()
                .statusCode(403);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            List<String> noted = given().header("X-API-Key", FakeServices.KEY)
                    .get("/api/v1/audit?since=" + Instant.now().minusSeconds(600))
                    .jsonPath()
                    .getList(
                            "items.findAll { it.owner == 'audited' }.collect { it.method + ' ' + it.path + ' ' + it.status }");
            assertThat(noted).containsExactly("POST /api/v1/observations 200", "POST /api/v1/rebuild 403");
        });
        given().header("X-API-Key", key.getString("key"))
                .get("/api/v1/audit")
                .then()
                .statusCode(403);
    }

    @Test
    void aWriteTellsWhatIsLeft() {
        write(FakeServices.KEY)
                .header("RateLimit-Policy", equalTo("\"default\";q=6000;w=60"))
                .header("RateLimit", matchesPattern("\"default\";r=[0-9]+;t=[0-9]+"));
    }
}
