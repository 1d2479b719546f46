package io.secunda.ingestion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.secunda.events.Json;
import io.secunda.testkit.KafkaAndMongo;
import io.secunda.testkit.ParquetRows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Flows in the forms that others exchange; and agreements, which are no figures. */
@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
class FlowExportTest {

    private static final String ASKED = "?territory=FEX&kind=trains";
    private static final String SDMX = "application/vnd.sdmx.data+csv";

    private List<String> recorded;

    @BeforeEach
    void flows() {
        Posted.territory("FEX");
        Posted.csv("flows", "FEX", """
                origin_code,destination_code,kind,period,value,unit,source,status,released
                310000,320500,trains,2016,,trains a day,timetable,O,2016-01-01
                320500,310000,trains,2016,127,trains a day,"timetable, spring",P,2016-03-16
                """);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().get("/api/v1/flows" + ASKED)
                        .then()
                        .statusCode(200)
                        .body("items", hasSize(2)));
        recorded = given().get("/api/v1/flows" + ASKED).path("items.recorded");
    }

    @Test
    void areSdmxCsvFromAPlaceToItsCounterpart() {
        String expected = """
                STRUCTURE[;],STRUCTURE_ID,ACTION,FREQ,TERRITORY,REF_AREA,COUNTERPART_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS[],UNIT_MEASURE,SOURCE,RELEASED,RECORDED
                dataflow,SECUNDA:FLOWS(1.0.0),M,A,FEX,310000,320500,trains,2016,,O,trains a day,timetable,2016-01-01T00:00:00Z,%s
                dataflow,SECUNDA:FLOWS(1.0.0),M,A,FEX,320500,310000,trains,2016,127.0,P,trains a day,"timetable, spring",2016-03-16T00:00:00Z,%s
                """.formatted(recorded.get(0), recorded.get(1));

        given().get("/api/v1/flows.sdmx.csv" + ASKED)
                .then()
                .statusCode(200)
                .contentType(allOf(startsWith(SDMX + ";"), containsString(";version=2.1.0")))
                .body(equalTo(expected));
        given().accept(SDMX).get("/api/v1/flows" + ASKED).then().body(equalTo(expected));
        given().get("/api/v1/flows.sdmx.csv" + ASKED + "&limit=1")
                .then()
                .header("Link", startsWith("</api/v1/flows.sdmx.csv?"));
    }

    @Test
    void areAJsonStatDatasetOfOriginByDestinationByKindByPeriod() throws Exception {
        String answer = given().get("/api/v1/flows.jsonstat" + ASKED)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .extract()
                .asString();

        assertThat(Json.mapper().readTree(answer)).isEqualTo(Json.mapper().readTree("""
                {"version": "2.0", "class": "dataset", "label": "Flows of FEX", "source": "timetable; timetable, spring",
                 "updated": "%s", "id": ["origin", "destination", "kind", "time"], "size": [2, 2, 1, 1],
                 "role": {"time": ["time"], "geo": ["origin", "destination"], "metric": ["kind"]},
                 "dimension": {
                   "origin": {"label": "Origin",
                     "category": {"index": {"310000": 0, "320500": 1}, "label": {"310000": "Shanghai", "320500": "Suzhou"}},
                     "extension": {"zh": {"label": "起点", "category": {"310000": "上海市", "320500": "苏州市"}}}},
                   "destination": {"label": "Destination",
                     "category": {"index": {"310000": 0, "320500": 1}, "label": {"310000": "Shanghai", "320500": "Suzhou"}},
                     "extension": {"zh": {"label": "终点", "category": {"310000": "上海市", "320500": "苏州市"}}}},
                   "kind": {"label": "Kind",
                     "category": {"index": {"trains": 0}, "label": {"trains": "trains"},
                       "unit": {"trains": {"label": "trains a day"}}},
                     "extension": {"zh": {"label": "类型", "category": {"trains": "trains"}}}},
                   "time": {"label": "Period", "category": {"index": {"2016": 0}, "label": {"2016": "2016"}},
                     "extension": {"zh": {"label": "时期", "category": {"2016": "2016"}}}}},
                 "value": {"2": 127.0}, "status": {"1": "O", "2": "P"},
                 "extension": {"territory": "FEX", "vintage": "2016-03-16T00:00:00Z",
                   "released": {"1": "2016-01-01T00:00:00Z", "2": "2016-03-16T00:00:00Z"},
                   "source": {"1": "timetable", "2": "timetable, spring"},
                   "unit": {"1": "trains a day", "2": "trains a day"}}}
                """.formatted(
                        recorded.stream().max(String::compareTo).orElseThrow())));
        given().get("/api/v1/flows.jsonstat").then().statusCode(400);
        given().get("/api/v1/flows.jsonstat" + ASKED + "&includeHistory=true")
                .then()
                .statusCode(400);
        given().get("/api/v1/flows.jsonstat?territory=NONE").then().statusCode(404);
    }

    @Test
    void areParquet() {
        List<Map<String, Object>> rows = ParquetRows.of(given().get("/api/v1/flows.parquet" + ASKED)
                .then()
                .statusCode(200)
                .contentType("application/vnd.apache.parquet")
                .extract()
                .asByteArray());

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0)).containsEntry("value", null).containsEntry("status", "O");
        assertThat(rows.get(1))
                .containsEntry("territory", "FEX")
                .containsEntry("origin", "320500")
                .containsEntry("destination", "310000")
                .containsEntry("kind", "trains")
                .containsEntry("period", "2016")
                .containsEntry("value", 127.0)
                .containsEntry("unit", "trains a day")
                .containsEntry("source", "timetable, spring")
                .containsEntry("released", Instant.parse("2016-03-16T00:00:00Z"))
                .containsEntry("recorded", Instant.parse(recorded.get(1)));
    }

    @Test
    void aDatasetOfFlowsIsNotTakenForFiguresOfCities() {
        byte[] flows = given().get("/api/v1/flows.jsonstat" + ASKED).asByteArray();

        given().contentType("application/json")
                .body(flows)
                .post("/api/v1/observations")
                .then()
                .statusCode(400)
                .body("detail", containsString("destination"));
    }

    @Test
    void areNotSentAgainToWhoHasThem() {
        for (String path : List.of(
                "/api/v1/flows" + ASKED,
                "/api/v1/flows.csv" + ASKED,
                "/api/v1/flows.sdmx.csv" + ASKED,
                "/api/v1/flows.jsonstat" + ASKED,
                "/api/v1/agreements?territory=FEX",
                "/api/v1/agreements.csv?territory=FEX")) {
            String tag = given().get(path).then().statusCode(200).extract().header("ETag");
            given().header("If-None-Match", tag).get(path).then().statusCode(304);
        }
    }

    @Test
    void agreementsAreNoFigures() {
        for (String form : List.of(SDMX, "application/geo+json")) {
            given().accept(form)
                    .get("/api/v1/agreements?territory=FEX")
                    .then()
                    .statusCode(406)
                    .contentType("application/problem+json");
        }
    }
}
