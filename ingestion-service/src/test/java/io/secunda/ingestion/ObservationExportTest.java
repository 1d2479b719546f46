package io.secunda.ingestion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
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

/** Observations in the forms that others exchange, and asked for again. */
@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
class ObservationExportTest {

    private static final String SDMX = "application/vnd.sdmx.data+csv";

    private String recorded310000;
    private String recorded320500;

    @BeforeEach
    void figures() {
        Posted.territory("EXP");
        Posted.observations(
                "EXP",
                "320500,gdp,2023,2.5,CNY,\"Yearbook, 2024\",P|B,2024-03-20\n310000,gdp,2022,,CNY,s,O,2023-01-01\n");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().get("/api/v1/observations?territory=EXP&variable=gdp")
                        .then()
                        .statusCode(200)
                        .body("items", hasSize(2)));
        List<String> recorded =
                given().get("/api/v1/observations?territory=EXP&variable=gdp").path("items.recorded");
        recorded310000 = recorded.get(0);
        recorded320500 = recorded.get(1);
    }

    private String sdmx() {
        return """
                STRUCTURE[;],STRUCTURE_ID,ACTION,FREQ,TERRITORY,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS[],UNIT_MEASURE,SOURCE,RELEASED,RECORDED
                dataflow,SECUNDA:OBSERVATIONS(1.0.0),M,A,EXP,310000,gdp,2022,,O,CNY,s,2023-01-01T00:00:00Z,%s
                dataflow,SECUNDA:OBSERVATIONS(1.0.0),M,A,EXP,320500,gdp,2023,2.5,B;P,CNY,"Yearbook, 2024",2024-03-20T00:00:00Z,%s
                """.formatted(recorded310000, recorded320500);
    }

    @Test
    void areSdmxCsvBySuffixAndByAccept() {
        given().get("/api/v1/observations.sdmx.csv?territory=EXP&variable=gdp")
                .then()
                .statusCode(200)
                .contentType(allOf(startsWith(SDMX + ";"), containsString(";version=2.1.0")))
                .body(equalTo(sdmx()));
        given().accept(SDMX + ";version=2.1.0")
                .get("/api/v1/observations?territory=EXP&variable=gdp")
                .then()
                .statusCode(200)
                .body(equalTo(sdmx()));
        given().get("/api/v1/observations.sdmx.csv?territory=EXP&variable=gdp&limit=1")
                .then()
                .header("Link", startsWith("</api/v1/observations.sdmx.csv?"));
        given().get("/api/v1/observations.csv?territory=EXP&variable=gdp&limit=1")
                .then()
                .header("Link", startsWith("</api/v1/observations.csv?"));
    }

    @Test
    void areReadBackFromSdmxCsvAsTheSameFigures() {
        byte[] written = given().get("/api/v1/observations.sdmx.csv?territory=EXP&variable=gdp")
                .asByteArray();

        given().contentType(SDMX + ";version=2.1.0")
                .queryParam("territory", "EXP")
                .body(written)
                .post("/api/v1/observations")
                .then()
                .statusCode(200)
                .body("received", equalTo(2))
                .body("unchanged", equalTo(2));
    }

    @Test
    void areAJsonStatDataset() throws Exception {
        String answer = given().get("/api/v1/observations.jsonstat?territory=EXP&variable=gdp")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .extract()
                .asString();
        JsonNode dataset = Json.mapper().readTree(answer);
        JsonNode gdp = dataset.at("/dimension/indicator/category/label/gdp");
        String zh = dataset.at("/dimension/indicator/extension/zh/category/gdp").asText();

        assertThat(dataset).isEqualTo(Json.mapper().readTree("""
                {"version": "2.0", "class": "dataset", "label": "Observations of EXP", "source": "Yearbook, 2024; s",
                 "updated": "%s", "id": ["geo", "indicator", "time"], "size": [2, 1, 2],
                 "role": {"time": ["time"], "geo": ["geo"], "metric": ["indicator"]},
                 "dimension": {
                   "geo": {"label": "City",
                     "category": {"index": {"310000": 0, "320500": 1},
                                  "label": {"310000": "Shanghai", "320500": "Suzhou"}},
                     "extension": {"zh": {"label": "城市", "category": {"310000": "上海市", "320500": "苏州市"}}}},
                   "indicator": {"label": "Variable",
                     "category": {"index": {"gdp": 0}, "label": {"gdp": %s}, "unit": {"gdp": {"label": "CNY"}}},
                     "extension": {"zh": {"label": "变量", "category": {"gdp": "%s"}}}},
                   "time": {"label": "Period",
                     "category": {"index": {"2022": 0, "2023": 1}, "label": {"2022": "2022", "2023": "2023"}},
                     "extension": {"zh": {"label": "时期", "category": {"2022": "2022", "2023": "2023"}}}}},
                 "value": {"3": 2.5}, "status": {"0": "O", "3": "B"},
                 "extension": {"territory": "EXP", "vintage": "2024-03-20T00:00:00Z", "statuses": {"3": ["B", "P"]},
                   "source": {"0": "s", "3": "Yearbook, 2024"},
                   "released": {"0": "2023-01-01T00:00:00Z", "3": "2024-03-20T00:00:00Z"}}}
                """.formatted(
                        recorded310000.compareTo(recorded320500) > 0 ? recorded310000 : recorded320500, gdp, zh)));
        assertThat(zh).isNotEqualTo("gdp").isNotEmpty();
    }

    @Test
    void areReadBackFromJsonStatAsTheSameFigures() {
        byte[] written = given().get("/api/v1/observations.jsonstat?territory=EXP&variable=gdp")
                .asByteArray();

        given().contentType("application/json")
                .body(written)
                .post("/api/v1/observations")
                .then()
                .statusCode(200)
                .body("received", equalTo(2))
                .body("unchanged", equalTo(2));
    }

    @Test
    void areOnAMapBySuffixAndByAccept() throws Exception {
        String asked = "?territory=EXP&variable=gdp&period=2023";
        String answer = given().get("/api/v1/observations.geojson" + asked)
                .then()
                .statusCode(200)
                .contentType("application/geo+json")
                .extract()
                .asString();

        assertThat(Json.mapper().readTree(answer)).isEqualTo(Json.mapper().readTree("""
                {"type": "FeatureCollection", "features": [
                  {"type": "Feature", "id": "EXP/320500/gdp/2023",
                   "geometry": {"type": "Point", "coordinates": [120.62, 31.32]},
                   "properties": {"city": "320500", "name_en": "Suzhou", "name_zh": "苏州市", "variable": "gdp",
                     "period": "2023", "value": 2.5, "unit": "CNY", "status": "B|P", "source": "Yearbook, 2024",
                     "released": "2024-03-20T00:00:00Z", "recorded": "%s"}}]}
                """.formatted(recorded320500)));
        given().accept("application/geo+json")
                .get("/api/v1/observations" + asked)
                .then()
                .body(equalTo(answer));
        given().get("/api/v1/observations.geojson?territory=EXP&variable=gdp&limit=1")
                .then()
                .header("Link", startsWith("</api/v1/observations.geojson?"))
                .body("features[0].properties.value", equalTo(null));
        given().get("/api/v1/observations.geojson?variable=gdp").then().statusCode(400);
        given().get("/api/v1/territories/EXP/cities.geojson")
                .then()
                .contentType("application/geo+json")
                .body("features.id", contains("310000", "320500"));
    }

    @Test
    void areParquetWithWhatTheyAreAsJson() throws Exception {
        String asked = "?territory=EXP&variable=gdp";
        byte[] file = given().get("/api/v1/observations.parquet" + asked)
                .then()
                .statusCode(200)
                .contentType("application/vnd.apache.parquet")
                .extract()
                .asByteArray();
        JsonNode items = Json.mapper()
                .readTree(given().get("/api/v1/observations" + asked).asString())
                .path("items");

        List<Map<String, Object>> rows = ParquetRows.of(file);
        assertThat(rows).hasSameSizeAs(items).hasSize(2);
        for (int i = 0; i < rows.size(); i++) {
            JsonNode item = items.path(i);
            Map<String, Object> row = rows.get(i);
            assertThat(row.keySet())
                    .containsExactly(
                            "territory",
                            "city",
                            "variable",
                            "period",
                            "value",
                            "unit",
                            "source",
                            "status",
                            "released",
                            "recorded");
            for (String text : List.of("territory", "city", "variable", "period", "unit", "source")) {
                assertThat(row).containsEntry(text, item.path(text).asText());
            }
            for (String moment : List.of("released", "recorded")) {
                assertThat(row)
                        .containsEntry(moment, Instant.parse(item.path(moment).asText()));
            }
        }
        assertThat(rows.get(0)).containsEntry("value", null).containsEntry("status", "O");
        assertThat(rows.get(1)).containsEntry("value", 2.5).containsEntry("status", "B|P");
        assertThat(given().accept("application/vnd.apache.parquet")
                        .get("/api/v1/observations" + asked)
                        .asByteArray())
                .isEqualTo(file);
        given().get("/api/v1/observations.parquet" + asked + "&limit=1")
                .then()
                .header("Link", startsWith("</api/v1/observations.parquet?"));
    }

    @Test
    void aDatasetIsOfOneTerritoryAndOneVintage() {
        for (String query : List.of("", "?territory=EXP&territory=CN", "?territory=EXP&includeHistory=true")) {
            given().get("/api/v1/observations.jsonstat" + query)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
        given().get("/api/v1/observations.jsonstat?territory=NONE").then().statusCode(404);
    }

    @Test
    void areNotSentAgainToWhoHasThem() {
        for (String path : List.of(
                "/api/v1/observations?territory=EXP&variable=gdp",
                "/api/v1/observations.csv?territory=EXP&variable=gdp",
                "/api/v1/observations.sdmx.csv?territory=EXP&variable=gdp",
                "/api/v1/observations.jsonstat?territory=EXP&variable=gdp",
                "/api/v1/observations.geojson?territory=EXP&variable=gdp",
                "/api/v1/observations.parquet?territory=EXP&variable=gdp",
                "/api/v1/catalogue/variables",
                "/api/v1/catalogue/variables.csv")) {
            var first = given().get(path).then().statusCode(200).body(not(emptyString()));
            String tag = first.extract().header("ETag");
            assertThat(tag).as(path).matches("\"[A-Za-z0-9_-]{24}\"");
            given().head(path).then().statusCode(200).header("ETag", tag);
            given().header("If-None-Match", tag)
                    .get(path)
                    .then()
                    .statusCode(304)
                    .header("ETag", tag)
                    .body(emptyString());
            given().header("If-None-Match", "\"other\", W/" + tag)
                    .get(path)
                    .then()
                    .statusCode(304);
            given().header("If-None-Match", "\"other\"")
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body(equalTo(first.extract().asString()));
        }
    }

    @Test
    void aFurtherFigureMakesAnotherTag() {
        String path = "/api/v1/observations?territory=EXP&variable=population";
        String tag = given().get(path)
                .then()
                .statusCode(200)
                .body("items", hasSize(0))
                .extract()
                .header("ETag");
        Posted.observations("EXP", "320500,population,2023,5,persons,s,A,2024-01-01\n")
                .body("accepted", equalTo(1));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().header("If-None-Match", tag)
                        .get(path)
                        .then()
                        .statusCode(200)
                        .header("ETag", not(tag))
                        .body("items.value", contains(5.0f)));
    }
}
