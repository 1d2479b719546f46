package io.secunda.gateway;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.secunda.events.Json;
import io.secunda.testkit.KafkaAndMongo;
import org.junit.jupiter.api.Test;

/** Recommendations where those are whom they advise. */
@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
@WithTestResource(PackagedServices.class)
class RecommendationMapTest {

    private static final String PATH = "/api/v1/recommendations.geojson";

    @Test
    void areAtTheirCityBetweenTheirCitiesOrAtAllCitiesOfTheirRegion() throws Exception {
        PackagedServices.ASKED.clear();
        var answer = when().get(PATH + "?territory=T&theme=coexistence&limit=6")
                .then()
                .statusCode(200)
                .contentType("application/geo+json")
                .header("Link", "<" + PATH + "?territory=T&theme=coexistence&limit=6&after=p2>; rel=\"next\"");
        JsonNode features =
                Json.mapper().readTree(answer.extract().asByteArray()).path("features");

        assertThat(PackagedServices.ASKED).contains("/api/v1/recommendations?territory=T&theme=coexistence&limit=6");
        assertThat(features.findValuesAsText("id"))
                .containsExactly(
                        "T/rule~city:a@R",
                        "T/rule~pair:a~b@R",
                        "T/rule~pair:a~z@R",
                        "T/rule~region:R",
                        "T/rule~region:Q",
                        "T/rule~territory:T");
        assertThat(features.at("/0")).isEqualTo(Json.mapper().readTree("""
                {"type": "Feature", "id": "T/rule~city:a@R", "geometry": {"type": "Point", "coordinates": [1.5, 2.5]},
                 "properties": {"name_en": "Name", "name_zh": "名", "title_en": "Title", "title_zh": "题",
                   "territory": "T", "rule": "rule", "subject": "city:a@R", "role": null, "state": "raised",
                   "severity": 0.5, "confidence": 0.9, "strength": "strong", "theme": "coexistence",
                   "mismatch": "place", "levels": ["national"], "period": "2020",
                   "raised": "2024-01-01T00:00:00Z", "recorded": "2024-01-01T00:00:00Z"}}"""));
        assertThat(features.at("/1/geometry"))
                .isEqualTo(Json.mapper()
                        .readTree("{\"type\": \"LineString\", \"coordinates\": [[1.5, 2.5], [3.5, 4.5]]}"));
        assertThat(features.at("/3/geometry"))
                .isEqualTo(Json.mapper()
                        .readTree("{\"type\": \"MultiPoint\", \"coordinates\": [[1.5, 2.5], [3.5, 4.5]]}"));
        for (int i : new int[] {2, 4, 5}) {
            assertThat(features.path(i).has("geometry")).isTrue();
            assertThat(features.path(i).path("geometry").isNull()).isTrue();
        }
        String tag = answer.extract().header("ETag");
        given().header("If-None-Match", tag)
                .get(PATH + "?territory=T&theme=coexistence&limit=6")
                .then()
                .statusCode(304);
    }

    @Test
    void aMapIsOfOneTerritoryThatThereIs() {
        when().get(PATH)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("territory"));
        when().get(PATH + "?territory=X").then().statusCode(404);
    }

    @Test
    void withoutOneOfItsPartsThereIsNoMap() {
        PackagedServices.broken = true;
        try {
            when().get(PATH + "?territory=T").then().statusCode(503).contentType("application/problem+json");
        } finally {
            PackagedServices.broken = false;
        }
    }
}
