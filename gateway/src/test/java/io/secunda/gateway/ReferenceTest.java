package io.secunda.gateway;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.secunda.events.Json;
import io.secunda.events.topic.Topic;
import io.secunda.testkit.KafkaAndMongo;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
@WithTestResource(FakeServices.class)
class ReferenceTest {

    @Test
    void oneDocumentTellsOfAllParts() {
        when().get("/openapi")
                .then()
                .statusCode(200)
                .body("openapi", equalTo("3.1.0"))
                .body("paths", hasKey("/api/v1/observations"))
                .body("paths", hasKey("/api/v1/indicators"))
                .body("paths", hasKey("/api/v1/events"))
                .body("paths", not(hasKey("/internal/status")))
                .body("tags.name", hasItems("Figures", "Indicators", "Events"))
                .body("paths.'/api/v1/observations'.post.security[0]", hasKey("key"));
    }

    @Test
    void whatTwoPartsNameAlikeIsKeptApart() {
        when().get("/openapi")
                .then()
                .body("components.schemas.Report.title", equalTo("of figures"))
                .body("components.schemas.'metrics-service.Report'.title", equalTo("of another kind"))
                .body(
                        "paths.'/api/v1/indicators'.get.responses.'200'.content.'application/json'.schema.$ref",
                        equalTo("#/components/schemas/metrics-service.Report"));
    }

    @Test
    void aPartThatIsDownIsLeftOutAndNamed() {
        when().get("/openapi").then().statusCode(200).body("info.description", containsString("policy-service"));
    }

    @Test
    void thereIsAPageToReadItOn() {
        when().get("/docs/").then().statusCode(200).body(containsString("/openapi"));
    }

    @Test
    void everyTopicThatIsToldIsInTheDocumentOfEventsWithASchemaThatIsServed() throws Exception {
        JsonNode document = Json.mapper()
                .readTree(given().accept("application/json")
                        .get("/asyncapi")
                        .then()
                        .statusCode(200)
                        .body("asyncapi", equalTo("3.0.0"))
                        .extract()
                        .asString());
        for (Topic topic : Topic.values()) {
            boolean told = !Set.of(
                            Topic.RULES,
                            Topic.SUBSCRIPTIONS,
                            Topic.DELIVERIES,
                            Topic.ATTEMPTS,
                            Topic.AUDIT,
                            Topic.ACCESS_KEYS,
                            Topic.DEAD_LETTERS,
                            Topic.LINEAGE)
                    .contains(topic);
            assertThat(document.path("channels").findValuesAsText("address").contains(topic.topicName()))
                    .as(topic.topicName())
                    .isEqualTo(told);
        }
        document.path("components").path("messages").forEach(message -> {
            String payload = message.path("payload").path("$ref").asText();
            if (payload.startsWith("/")) {
                when().get(payload).then().statusCode(200).contentType("application/schema+json");
                assertThat(message.path("examples").path(0).path("payload").isObject())
                        .isTrue();
            }
        });
        document.path("channels")
                .forEach(channel -> channel.path("messages")
                        .forEach(message -> assertThat(document.at(
                                                message.path("$ref").asText().substring(1))
                                        .isMissingNode())
                                .isFalse()));
    }

    @Test
    void thereIsAPageOfEventsToo() {
        given().accept("text/html")
                .get("/asyncapi")
                .then()
                .statusCode(200)
                .contentType(containsString("text/html"))
                .body(containsString("io.secunda.recommendation.escalated.v1"))
                .body(containsString("secunda.indicators.v1"));
        when().get("/app/reference.css").then().statusCode(200);
    }

    @Test
    void anUnknownSchemaIsAProblem() {
        when().get("/schemas/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("nothing"));
    }

    @Test
    void statusTellsOfEachPartAndWhichIsDown() {
        when().get("/api/v1/status")
                .then()
                .statusCode(200)
                .body("up", equalTo(false))
                .body("gateway.events.lag", notNullValue())
                .body("gateway.subscribers.open", notNullValue())
                .body("'ingestion-service'.caughtUp", equalTo(true))
                .body("'policy-service'.up", equalTo(false));
    }

    @Test
    void pagesMayLoadNothingFromElsewhere() {
        when().get("/")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'self'"))
                .header("X-Content-Type-Options", "nosniff");
    }
}
