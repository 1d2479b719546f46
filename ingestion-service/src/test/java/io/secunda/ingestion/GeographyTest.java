package io.secunda.ingestion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.secunda.events.topic.Topic;
import io.secunda.testkit.KafkaAndMongo;
import io.secunda.testkit.TestCluster;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
class GeographyTest {

    TestCluster cluster;

    @Test
    void aTerritoryIsDescribedOnceAndShownInEveryForm() {
        Posted.territory("GEO");
        Posted.territory("GEO");
        assertThat(RecordsOnTopic.of(cluster, Topic.GEOGRAPHY, "GEO/")).hasSize(7);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().get("/api/v1/territories/GEO/regions/YRD")
                        .then()
                        .statusCode(200)
                        .body("members", hasSize(2)));

        given().get("/api/v1/territories/GEO")
                .then()
                .body("names.en", equalTo("Test land"))
                .body("windows", contains(5, 10));
        given().accept("text/html, */*;q=0.8")
                .get("/api/v1/territories/GEO/regions")
                .then()
                .contentType("application/json");
        given().get("/api/v1/territories").then().body("items.id", hasItem("GEO"));
        given().get("/api/v1/territories/GEO/cities").then().body("items.names.zh", contains("上海市", "苏州市"));
        given().get("/api/v1/territories/GEO/cities.csv").then().body(startsWith("code,name_en,"));
        given().accept("application/geo+json")
                .get("/api/v1/territories/GEO/cities")
                .then()
                .contentType("application/geo+json")
                .body("features[0].geometry.coordinates", contains(121.47f, 31.23f));
        given().accept("application/geo+json")
                .get("/api/v1/territories/GEO/regions")
                .then()
                .body("features[0].geometry.type", equalTo("MultiPoint"));
        given().get("/api/v1/territories/GEO/regions").then().body("items[0].cores", equalTo(1));
        given().get("/api/v1/territories/GEO/regions/YRD").then().body("members[1].from", equalTo("2019"));
        given().get("/api/v1/catalogue/variables?territory=GEO")
                .then()
                .body("items.id", hasItem("gdp"))
                .body("items.id", hasItem("metro_length"));
        given().get("/api/v1/territories/NONE/cities").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void whatIsWrongInAPartIsReportedWithItsPartAndTheRestGoesThrough() {
        Posted.geography("PARTS", """
                {"cities": [{"code": "1", "name_en": "One", "lon": 10, "lat": 20}, {"code": "2", "name_en": "Two", "lon": 200, "lat": 20},
                   {"code": "3", "lon": 1, "lat": 2}, {"code": "4", "name_en": "Four", "lat": 2}],
                 "regions": [{"region_id": "R", "name_en": "R"}, {"region_id": "a/b", "name_en": "R"}],
                 "memberships": [{"region_id": "R", "city_code": "1", "role": "boss", "source": "s"},
                   {"region_id": "R", "city_code": "9", "role": "core", "source": "s"},
                   {"region_id": "Q", "city_code": "1", "role": "core", "source": "s"}],
                 "variables": [{"id": "v", "name_en": "V", "unit": "km", "kind": "rate", "direction": "cost", "tracked": true}],
                 "mayors": []}""")
                .statusCode(200)
                .body("accepted", equalTo(2))
                .body("rejected", equalTo(8))
                .body("errors.column", hasItem("cities.lon"))
                .body("errors.column", hasItem("memberships.role"))
                .body("errors.column", hasItem("regions.region_id"))
                .body("notes", hasItem(containsString("'mayors' is not used")))
                .body("notes", hasItem(containsString("territory PARTS is new")));
        assertThat(RecordsOnTopic.of(cluster, Topic.GEOGRAPHY, "PARTS/")).hasSize(3);
    }

    @Test
    void onePartMayComeAsATable() {
        Posted.territory("TABLE");

        given().contentType("text/csv; charset=UTF-8")
                .body(
                        "code,name_en,name_zh,province,lon,lat,admin_level\n440100,Guangzhou,,Guangdong,113.26,23.13,\n,x,,,1,2,\n")
                .post("/api/v1/territories/TABLE/geography?part=cities")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("errors[0].row", equalTo(3));
        given().contentType("text/csv; charset=UTF-8")
                .body("code\n1\n")
                .post("/api/v1/territories/TABLE/geography")
                .then()
                .statusCode(400)
                .body("detail", containsString("?part="));
    }
}
