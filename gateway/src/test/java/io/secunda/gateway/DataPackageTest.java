package io.secunda.gateway;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.secunda.events.Json;
import io.secunda.testkit.KafkaAndMongo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** A territory as one file. */
@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
@WithTestResource(PackagedServices.class)
class DataPackageTest {

    private static final String PATH = "/api/v1/territories/T/datapackage.zip";

    @TestHTTPResource
    URL gateway;

    private static Map<String, byte[]> files(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void isADataPackageOfAllTablesAndAllTheirPages() throws Exception {
        PackagedServices.ASKED.clear();
        Map<String, byte[]> files = files(given().get(PATH)
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .extract()
                .asByteArray());

        assertThat(files.keySet())
                .containsExactly(
                        "data/cities.csv",
                        "data/regions.csv",
                        "data/variables.csv",
                        "data/observations.csv",
                        "data/flows.csv",
                        "data/agreements.csv",
                        "data/indicators.csv",
                        "data/recommendations.csv",
                        "datapackage.json");
        byte[] observations = files.get("data/observations.csv");
        assertThat(text(observations)).isEqualTo("""
                city,period,value,source,recorded
                a,2020,,"Office,
                A",2024-01-01T00:00:00Z
                b,2020,7.0,"Office ""B"", 2021",2024-01-01T00:00:00Z
                """);
        JsonNode described = Json.mapper().readTree(files.get("datapackage.json"));
        String now = described.path("created").asText();
        assertThat(PackagedServices.ASKED)
                .contains(
                        "/api/v1/observations?territory=T&asOf=" + now,
                        "/api/v1/flows?territory=T&asOf=" + now,
                        "/api/v1/agreements?territory=T&asOf=" + now,
                        "/api/v1/indicators?territory=T&asOf=" + now + "&limit=10000",
                        "/api/v1/recommendations?territory=T&asOf=" + now + "&limit=1000");
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(observations));
        assertThat(described.at("/resources/3"))
                .isEqualTo(Json.mapper().readTree("""
                {"name": "observations", "type": "table", "path": "data/observations.csv", "format": "csv",
                 "mediatype": "text/csv", "encoding": "utf-8", "bytes": %d, "hash": "sha256:%s",
                 "sources": [{"title": "Office \\"B\\", 2021"}, {"title": "Office,\\nA"}],
                 "schema": {
                   "fields": [{"name": "city", "type": "string"}, {"name": "period", "type": "string"},
                     {"name": "value", "type": "number"}, {"name": "source", "type": "string"},
                     {"name": "recorded", "type": "datetime"}],
                   "missingValues": [""],
                   "primaryKey": ["territory", "city", "variable", "period"]}}
                """.formatted(observations.length, hash)));
        assertThat(described.at("/resources/4/schema")).isEqualTo(Json.mapper().readTree("""
                {"fields": [{"name": "origin", "type": "string"}, {"name": "destination", "type": "string"},
                   {"name": "value", "type": "number"}, {"name": "source", "type": "string"}],
                 "missingValues": [""], "primaryKey": ["territory", "origin", "destination", "kind", "period"]}"""));
        assertThat(described.at("/resources/4/sources/0/title").asText()).isEqualTo("Timetable");
        assertThat(described.at("/resources/5/schema/primaryKey"))
                .isEqualTo(Json.mapper().readTree("""
                ["territory", "id"]"""));
        ((ObjectNode) described).remove("resources");
        assertThat(described).isEqualTo(Json.mapper().readTree("""
                {"$schema": "https://datapackage.org/profiles/2.0/datapackage.json", "name": "secunda",
                 "title": "Secunda: figures, flows, agreements, indicators and recommendations of T", "created": "%s", "version": "%s",
                 "sources": [{"title": "Office \\"B\\", 2021"}, {"title": "Office,\\nA"}, {"title": "Timetable"}],
                 "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}]}
                """.formatted(now, now)));
    }

    @Test
    void ofNoTerritoryThereIsNone() {
        when().get("/api/v1/territories/X/datapackage.zip")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void hasTheTablesThatAreAskedFor() throws Exception {
        PackagedServices.ASKED.clear();

        assertThat(files(given().get(PATH + "?resource=agreements&resource=flows")
                                .then()
                                .statusCode(200)
                                .extract()
                                .asByteArray())
                        .keySet())
                .containsExactly("data/flows.csv", "data/agreements.csv", "datapackage.json");
        assertThat(PackagedServices.ASKED).noneMatch(asked -> asked.contains("/observations"));
        when().get(PATH + "?resource=flow")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("flows"));
    }

    /** A territory that was made a moment ago may be known to one part and not to another. */
    @Test
    void whatAPartDoesNotHaveIsAProblemBeforeAnythingIsSent() {
        when().get("/api/v1/territories/NEW/datapackage.zip")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        PackagedServices.broken = true;
        try {
            when().get(PATH).then().statusCode(503).contentType("application/problem+json");
        } finally {
            PackagedServices.broken = false;
        }
    }

    @Test
    void oneThatBreaksOffIsNotTakenForAWholeOne() {
        PackagedServices.breaking = true;
        try {
            assertThatThrownBy(() -> {
                        try (var in = URI.create(gateway.toString().replaceAll("/$", "") + PATH)
                                .toURL()
                                .openStream()) {
                            assertThat(files(in.readAllBytes())).doesNotContainKey("datapackage.json");
                            throw new IOException("the answer had an end, and no datapackage.json");
                        }
                    })
                    .isInstanceOf(IOException.class)
                    // it was begun, and then cut
                    .hasMessageNotContaining("response code");
        } finally {
            PackagedServices.breaking = false;
        }
    }
}
