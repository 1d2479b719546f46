package io.secunda.gateway;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.secunda.testkit.KafkaAndMongo;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
@WithTestResource(FakeServices.class)
class AccessTest {

    @Test
    void readsNeedNoKey() {
        when().get("/api/v1/territories").then().statusCode(200);
    }

    @Test
    void aWriteWithoutKeyIsToldHowToGetOne() {
        given().body("x")
                .post("/api/v1/observations")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", containsString("Bearer"))
                .body("detail", containsString("No key was sent"))
                .body("detail", containsString("X-API-Key"));
    }

    @Test
    void aWriteWithAnotherKeyIsRefused() {
        given().header("X-API-Key", FakeServices.KEY + "x")
                .body("x")
                .post("/api/v1/observations")
                .then()
                .statusCode(401)
                .body("detail", containsString("gives no access"));
    }

    @Test
    void aWriteWithTheKeyIsLetThroughInEitherHeader() {
        given().header("X-API-Key", FakeServices.KEY)
                .body("x")
                .post("/api/v1/observations")
                .then()
                .statusCode(200);
        given().header("Authorization", "bearer " + FakeServices.KEY)
                .body("x")
                .post("/api/v1/observations")
                .then()
                .statusCode(200);
    }

    @Test
    void theGatewaysOwnCommandsNeedAKeyToo() {
        when().post("/api/v1/rebuild").then().statusCode(401);
        given().header("X-API-Key", FakeServices.KEY)
                .post("/api/v1/rebuild")
                .then()
                .statusCode(200);
    }
}
