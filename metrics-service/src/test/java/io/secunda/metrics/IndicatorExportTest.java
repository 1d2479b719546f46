package io.secunda.metrics;

import static io.restassured.RestAssured.given;
import static io.secunda.metrics.Facts.city;
import static io.secunda.metrics.Facts.core;
import static io.secunda.metrics.Facts.figure;
import static io.secunda.metrics.Facts.secondary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.secunda.events.Json;
import io.secunda.events.geography.City;
import io.secunda.events.geography.Geography;
import io.secunda.events.observation.Observation;
import io.secunda.events.observation.Status;
import io.secunda.events.topic.Topic;
import io.secunda.kit.kafka.KafkaClients;
import io.secunda.testkit.KafkaAndMongo;
import io.secunda.testkit.ParquetRows;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Values in the forms that others exchange, and asked for again. */
@QuarkusTest
@TestProfile(IndicatorExportTest.Alone.class)
@WithTestResource(KafkaAndMongo.class)
class IndicatorExportTest {

    /** A service of its own, since another test counts what came in. */
    public static final class Alone implements QuarkusTestProfile {}

    private static final String SDMX = "application/vnd.sdmx.data+csv";
    private static final String SHARE = "territory=T&subject=region:R&indicator=core_share(gdp)&from=2020";

    @Inject
    KafkaClients clients;

    private String recorded2020;
    private String recorded2021;

    /** In 2020 the core has 60 of 100, provisionally; in 2021 all have 0, so there are no shares. */
    @BeforeEach
    void values() {
        try (var producer = clients.producer(Map.of())) {
            for (Geography described : List.of(
                    Facts.territory(5),
                    Facts.region("R"),
                    core("R", "a"),
                    secondary("R", "b"),
                    secondary("R", "c"),
                    city("a"),
                    city("b"))) {
                producer.send(
                        new ProducerRecord<>(Topic.GEOGRAPHY.topicName(), described.key(), Json.write(described)));
            }
            for (Observation figure : List.of(
                    figure("a", "gdp", "2015", 40),
                    figure("b", "gdp", "2015", 40),
                    figure("c", "gdp", "2015", 20),
                    figure("a", "gdp", "2020", 60.0, Status.P, Facts.RELEASED),
                    figure("b", "gdp", "2020", 30),
                    figure("c", "gdp", "2020", 10),
                    figure("a", "gdp", "2021", 0),
                    figure("b", "gdp", "2021", 0),
                    figure("c", "gdp", "2021", 0))) {
                producer.send(new ProducerRecord<>(Topic.OBSERVATIONS.topicName(), figure.key(), Json.write(figure)));
            }
            producer.flush();
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> given().get("/api/v1/indicators?" + SHARE)
                        .then()
                        .statusCode(200)
                        .body("items", hasSize(2))
                        .body("items[0].value", equalTo(0.6f))
                        .body("items[1].reason", equalTo("zero_denominator")));
        List<String> recorded = given().get("/api/v1/indicators?" + SHARE).path("items.recorded");
        recorded2020 = recorded.get(0);
        recorded2021 = recorded.get(1);
    }

    @Test
    void areSdmxCsvBySuffixAndByAccept() {
        String expected = """
                STRUCTURE[;],STRUCTURE_ID,ACTION,FREQ,TERRITORY,REF_AREA,INDICATOR,WINDOW,TIME_PERIOD,OBS_VALUE,OBS_STATUS[],UNIT_MEASURE,REASON,COVERAGE,SOURCE,VINTAGE,RECORDED
                dataflow,SECUNDA:INDICATORS(1.0.0),M,A,T,region:R,core_share(gdp),_Z,2020,0.6,P,share,,1.0,yearbook,2024-01-01T00:00:00Z,%s
                dataflow,SECUNDA:INDICATORS(1.0.0),M,A,T,region:R,core_share(gdp),_Z,2021,,M,share,zero_denominator,1.0,yearbook,2024-01-01T00:00:00Z,%s
                """.formatted(recorded2020, recorded2021);
        given().get("/api/v1/indicators.sdmx.csv?" + SHARE)
                .then()
                .statusCode(200)
                .contentType(startsWith(SDMX))
                .body(equalTo(expected));
        given().accept(SDMX + ";version=2.1.0")
                .get("/api/v1/indicators?" + SHARE)
                .then()
                .statusCode(200)
                .body(equalTo(expected));
        given().get("/api/v1/indicators.sdmx.csv?limit=1&" + SHARE)
                .then()
                .header("Link", startsWith("</api/v1/indicators.sdmx.csv?"));
    }

    @Test
    void areParquetWithWhatTheyAreAsJson() throws Exception {
        byte[] file = given().get("/api/v1/indicators.parquet?" + SHARE)
                .then()
                .statusCode(200)
                .contentType("application/vnd.apache.parquet")
                .extract()
                .asByteArray();
        JsonNode items = Json.mapper()
                .readTree(given().get("/api/v1/indicators?" + SHARE).asString())
                .path("items");

        List<Map<String, Object>> rows = ParquetRows.of(file);
        assertThat(rows).hasSameSizeAs(items).hasSize(2);
        for (int i = 0; i < rows.size(); i++) {
            JsonNode item = items.path(i);
            for (String text : List.of("territory", "subject", "indicator", "period", "unit", "cause")) {
                assertThat(rows.get(i)).containsEntry(text, item.path(text).asText());
            }
            assertThat(rows.get(i))
                    .containsEntry("coverage", item.path("coverage").asDouble())
                    .containsEntry("inputs", item.path("inputs").asInt())
                    .containsEntry("provisional", item.path("provisional").asBoolean())
                    .containsEntry(
                            "recorded",
                            Instant.parse(item.path("recorded").asText()).truncatedTo(ChronoUnit.MICROS))
                    .containsEntry("sources", "yearbook");
        }
        assertThat(rows.get(0)).containsEntry("value", 0.6).containsEntry("reason", null);
        assertThat(rows.get(1)).containsEntry("value", null).containsEntry("reason", "zero_denominator");
        assertThat(given().accept("application/vnd.apache.parquet")
                        .get("/api/v1/indicators?" + SHARE)
                        .asByteArray())
                .isEqualTo(file);
    }

    @Test
    void areAJsonStatDataset() throws Exception {
        JsonNode dataset = Json.mapper()
                .readTree(given().get("/api/v1/indicators.jsonstat?" + SHARE)
                        .then()
                        .statusCode(200)
                        .contentType("application/json")
                        .extract()
                        .asString());
        JsonNode en = dataset.at("/dimension/indicator/category/label/core_share(gdp)");
        JsonNode zh = dataset.at("/dimension/indicator/extension/zh/category/core_share(gdp)");

        assertThat(en.asText()).endsWith(" (gdp)");
        assertThat(zh.asText()).matches(".*\\p{IsHan}.* \\(gdp\\)");
        assertThat(dataset).isEqualTo(Json.mapper().readTree("""
                {"version": "2.0", "class": "dataset", "label": "Indicators of T", "source": "yearbook", "updated": "%s",
                 "id": ["geo", "indicator", "window", "time"], "size": [1, 1, 1, 2],
                 "role": {"time": ["time"], "geo": ["geo"], "metric": ["indicator"]},
                 "dimension": {
                   "geo": {"label": "Subject",
                     "category": {"index": {"region:R": 0}, "label": {"region:R": "Region R"}},
                     "extension": {"zh": {"label": "对象", "category": {"region:R": "区域R"}}}},
                   "indicator": {"label": "Indicator",
                     "category": {"index": {"core_share(gdp)": 0}, "label": {"core_share(gdp)": %s},
                       "unit": {"core_share(gdp)": {"label": "share"}}},
                     "extension": {"zh": {"label": "指标", "category": {"core_share(gdp)": %s}}}},
                   "window": {"label": "Window of change",
                     "category": {"index": {"-": 0}, "label": {"-": "of one period"}},
                     "extension": {"zh": {"label": "变化窗口", "category": {"-": "单期"}}}},
                   "time": {"label": "Period",
                     "category": {"index": {"2020": 0, "2021": 1}, "label": {"2020": "2020", "2021": "2021"}},
                     "extension": {"zh": {"label": "时期", "category": {"2020": "2020", "2021": "2021"}}}}},
                 "value": {"0": 0.6}, "status": {"0": "P", "1": "M"},
                 "extension": {"territory": "T", "vintage": "2024-01-01T00:00:00Z", "reason": {"1": "zero_denominator"}}}
                """.formatted(
                        recorded2020.compareTo(recorded2021) > 0 ? recorded2020 : recorded2021, en, zh)));
        given().get("/api/v1/indicators.jsonstat").then().statusCode(400);
        given().get("/api/v1/indicators.jsonstat?territory=T&includeHistory=true")
                .then()
                .statusCode(400);
    }

    @Test
    void areCitiesOnAMap() throws Exception {
        String path =
                "/api/v1/indicators.geojson?territory=T&subject=city:b@R&subject=city:c@R&indicator=share_shift(gdp)&window=longest";
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().get(path + "&period=2020")
                        .then()
                        .statusCode(200)
                        .body("features", hasSize(2))
                        .body("features[0].geometry.type", equalTo("Point")));
        City b = city("b");
        JsonNode items = Json.mapper()
                .readTree(given().get(path.replace(".geojson", "") + "&period=2020")
                        .asString())
                .path("items");
        assertThat(items.at("/0/value").doubleValue()).isEqualTo(-2.0, within(1e-9));
        assertThat(Json.mapper()
                        .readTree(given().get(path + "&period=2020")
                                .then()
                                .contentType("application/geo+json")
                                .extract()
                                .asString()))
                .isEqualTo(Json.mapper()
                        .readTree("""
                        {"type": "FeatureCollection", "features": [
                          {"type": "Feature", "id": "T/city:b@R/share_shift(gdp)/longest/2020",
                           "geometry": {"type": "Point", "coordinates": [%s, %s]},
                           "properties": {"city": "b", "name_en": "City b", "name_zh": "市b", "region": "R",
                             "role": "secondary", "indicator": "share_shift(gdp)", "window": "longest", "period": "2020",
                             "value": %s, "unit": "percentage points per year", "status": "P", "reason": null}},
                          {"type": "Feature", "id": "T/city:c@R/share_shift(gdp)/longest/2020",
                           "geometry": null,
                           "properties": {"city": "c", "name_en": "c", "name_zh": "c", "region": "R",
                             "role": "secondary", "indicator": "share_shift(gdp)", "window": "longest", "period": "2020",
                             "value": %s, "unit": "percentage points per year", "status": "P", "reason": null}}]}
                        """.formatted(b.lon(), b.lat(), items.at("/0/value"), items.at("/1/value"))));
        given().get(path + "&period=2021")
                .then()
                .body("features[0].properties.value", equalTo(null))
                .body("features[0].properties.reason", equalTo("zero_denominator"));
        given().accept("application/geo+json")
                .get("/api/v1/indicators?territory=T")
                .then()
                .statusCode(200)
                .body("type", equalTo("FeatureCollection"));
        given().get("/api/v1/indicators.geojson?indicator=theil_t").then().statusCode(400);
        given().get("/api/v1/indicators.geojson?territory=T&scale=region")
                .then()
                .statusCode(400);
    }

    @Test
    void areNotSentAgainToWhoHasThem() {
        for (String path : List.of(
                "/api/v1/indicators?" + SHARE,
                "/api/v1/indicators.csv?" + SHARE,
                "/api/v1/indicators.sdmx.csv?" + SHARE,
                "/api/v1/indicators.jsonstat?" + SHARE,
                "/api/v1/indicators.geojson?territory=T&indicator=share_shift&period=2021",
                "/api/v1/catalogue/indicators")) {
            String tag = given().get(path).then().statusCode(200).extract().header("ETag");
            assertThat(tag).as(path).matches("\"[A-Za-z0-9_-]{24}\"");
            given().header("If-None-Match", tag)
                    .get(path)
                    .then()
                    .statusCode(304)
                    .header("ETag", tag)
                    .body(emptyString());
            given().header("If-None-Match", "\"other\"").get(path).then().statusCode(200);
        }
    }
}
