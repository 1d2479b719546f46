package io.secunda.gateway.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which service answers what lies below a territory. */
class PublicPathsTest {

    @ParameterizedTest
    @CsvSource({
        "/api/v1/territories/CN/cities/320500/diagnosis, METRICS",
        "/api/v1/territories/CN/regions/YRD/partnerships, METRICS",
        "/api/v1/territories/CN/regions/YRD, INGESTION",
        "/api/v1/territories/CN/cities, INGESTION",
        "/api/v1/observations.sdmx.csv, INGESTION",
        "/api/v1/observations.jsonstat, INGESTION",
        "/api/v1/observations.geojson, INGESTION",
        "/api/v1/flows.sdmx.csv, INGESTION",
        "/api/v1/flows.jsonstat, INGESTION",
        "/api/v1/territories/CN/cities.geojson, INGESTION",
        "/api/v1/territories/CN/regions.geojson, INGESTION",
        "/api/v1/recommendations.sdmx.csv, POLICY",
        "/api/v1/recommendations.jsonstat, POLICY",
        "/api/v1/recommendations.geojson,",
        "/api/v1/observations.parquet, INGESTION",
        "/api/v1/flows.parquet, INGESTION",
        "/api/v1/indicators.parquet, METRICS",
        "/api/v1/recommendations.parquet, POLICY",
        "/api/v1/imports/yearbook-2024, INGESTION",
        "/api/v1/imports/yearbook-2024/events, INGESTION",
        "/api/v1/indicators.sdmx.csv, METRICS",
        "/api/v1/indicators.jsonstat, METRICS",
        "/api/v1/indicators.geojson, METRICS"
    })
    void aReadIsAnsweredByOneService(String path, @Nullable Service service) {
        assertThat(PublicPaths.on(path)).singleElement().satisfies(operation -> {
            assertThat(operation.method()).isEqualTo("GET");
            assertThat(operation.service()).isEqualTo(service);
        });
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/territories/CN/cities/320500", "/api/v1/territories/CN/regions/YRD/diagnosis"})
    void whatIsNotListedIsNotThere(String path) {
        assertThat(PublicPaths.on(path)).isEmpty();
    }

    /** A path with a code in it would be a time series for each city. */
    @Test
    void whatIsForwardedIsMeasuredByTheFormOfItsPath() throws IOException {
        var settings = new Properties();
        try (var in = PublicPaths.class.getResourceAsStream("/application.properties")) {
            settings.load(in);
        }
        List<String[]> patterns = Stream.of(settings.getProperty("quarkus.micrometer.binder.http-server.match-patterns")
                        .split(","))
                .map(pattern -> pattern.split("=", 2))
                .toList();
        assertThat(PublicPaths.all())
                .filteredOn(operation ->
                        operation.service() != null && operation.path().contains("{"))
                .isNotEmpty()
                .allSatisfy(operation -> {
                    String asked = operation.path().replaceAll("\\{[^}]*}", "X1");
                    assertThat(patterns.stream()
                                    .filter(pattern -> asked.matches(pattern[0]))
                                    .map(pattern -> pattern[1]))
                            .containsExactly(operation.path());
                });
    }
}
