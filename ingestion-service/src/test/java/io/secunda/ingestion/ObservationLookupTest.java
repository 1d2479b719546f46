package io.secunda.ingestion;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.secunda.testkit.KafkaAndMongo;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
class ObservationLookupTest {

    private static ValidatableResponse get(String query) {
        return given().when().get("/api/v1/observations?" + query).then();
    }

    private static void awaitItems(String query, int items) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> get(query).statusCode(200).body("items", hasSize(items)));
    }

    @Test
    void showsWhatStandsAndItsHistoryAndWhatWasKnownThen() throws InterruptedException {
        Posted.territory("ASOF");
        Posted.observations("ASOF", "320500,gdp,2022,1,CNY,s,P,2023-03-01\n").body("accepted", equalTo(1));
        awaitItems("territory=ASOF", 1);
        Thread.sleep(5);
        Instant between = Instant.now();
        Thread.sleep(5);
        Posted.observations(
                        "ASOF",
                        "320500,gdp,2022,2,CNY,s,A,2024-01-15\n320500,gdp,2022,9,CNY,s,A,2023-02-01\n310000,gdp,2022,5,CNY,s,A,\n")
                .body("accepted", equalTo(3));
        awaitItems("territory=ASOF&includeHistory=true", 4);

        get("territory=ASOF&city=320500&variable=gdp")
                .body("items.value", contains(2.0f))
                .body("items[0].status", equalTo("A"))
                .body("items[0].released", equalTo("2024-01-15T00:00:00Z"));
        get("territory=ASOF&city=320500&includeHistory=true").body("items.value", contains(9.0f, 1.0f, 2.0f));
        get("territory=ASOF&asOf=" + between)
                .body("items.value", contains(1.0f))
                .body("items[0].status", equalTo("P"));
        get("territory=ASOF&asOf=2020-01-01").body("items", hasSize(0));
        get("territory=ASOF&city=320500&city=310000&period=2022").body("items", hasSize(2));
        get("territory=ASOF&period=2021").body("items", hasSize(0));
        get("asOf=lately").statusCode(400).contentType("application/problem+json");
        get("limit=0").statusCode(400);
        get("after=x").statusCode(400);
    }

    @Test
    void pagesEndWithTheLastItem() {
        Posted.territory("PAGE");
        Posted.observations(
                        "PAGE",
                        "320500,gdp,2020,1,CNY,s,,\n320500,gdp,2021,2,CNY,s,,\n320500,gdp,2022,3,CNY,s,,\n310000,gdp,2020,4,CNY,s,,\n")
                .body("accepted", equalTo(4));
        awaitItems("territory=PAGE", 4);

        String next = get("territory=PAGE&limit=2")
                .body("items.value", contains(4.0f, 1.0f))
                .header("Link", startsWith("</api/v1/observations?"))
                .extract()
                .path("next");
        get("territory=PAGE&limit=2&after=" + next)
                .body("items.value", contains(2.0f, 3.0f))
                .body("next", nullValue());
        get("territory=PAGE&limit=3").body("next", notNullValue());
    }

    @Test
    void answersWithATableByAcceptOrBySuffix() {
        Posted.territory("TAB");
        Posted.observations("TAB", "320500,gdp,2020,1,CNY,\"a, b\",,2021-01-01\n")
                .body("accepted", equalTo(1));
        awaitItems("territory=TAB", 1);
        String table = "territory,city,variable,period,value,unit,source,status,released,recorded\n"
                + "TAB,320500,gdp,2020,1.0,CNY,\"a, b\",A,2021-01-01T00:00:00Z,";

        given().get("/api/v1/observations.csv?territory=TAB")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .body(startsWith(table));
        given().accept("text/csv")
                .get("/api/v1/observations?territory=TAB")
                .then()
                .body(startsWith(table));
    }
}
