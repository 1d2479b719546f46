package io.secunda.metrics;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.specification.RequestSpecification;
import io.secunda.events.Json;
import io.secunda.events.Names;
import io.secunda.events.Period;
import io.secunda.events.Subject;
import io.secunda.events.geography.Role;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.topic.TerritoryPartitioner;
import io.secunda.events.topic.Topic;
import io.secunda.testkit.KafkaAndMongo;
import io.secunda.testkit.TestCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Diagnosis and partner matching from outside, over values as they are told on the topic. */
@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
class DiagnosisServiceTest {

    private static final String D = "D";
    private static final Instant MARCH = Instant.parse("2024-03-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2024-04-01T00:00:00Z");
    private static final String CITIES = "/api/v1/territories/D/cities/";
    private static final String REGIONS = "/api/v1/territories/D/regions/";

    TestCluster cluster;

    @BeforeEach
    void tell() throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        cluster.bootstrapServers(),
                        "partitioner.class",
                        TerritoryPartitioner.class.getName()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (IndicatorValue value : values()) {
                producer.send(new ProducerRecord<>(Topic.INDICATORS.topicName(), value.key(), Json.write(value)))
                        .get();
            }
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> given().get("/api/v1/indicators?territory=D&subject=city:z&indicator=last")
                        .then()
                        .body("items", hasSize(1)));
    }

    private static List<IndicatorValue> values() {
        return List.of(
                // golden/G-matching.json, partner_matching-tiny-1 and degenerate-1: benefits of 5, 8 and 6, a tenth of
                // each
                benefit("Q", "A", "B", 0.5, 0),
                benefit("Q", "B", "C", 0.8, 0),
                benefit("Q", "C", "D", 0.6, 0),
                benefit("P", "A", "B", 0.5, 1),
                benefit("P", "B", "C", 0.8, 0),
                benefit("P", "C", "D", 0.6, 0),
                // partner_matching-tiny-3 and 4, a triangle
                benefit("S", "A", "B", 0.5, 0),
                benefit("S", "B", "C", 0.6, 0),
                benefit("S", "A", "C", 0.8, 0),
                value(Subject.region("P"), "gini", null, "2020", 0.1, Map.of(), List.of(), MARCH),
                value(Subject.region("N"), "gini", null, "2020", 0.1, Map.of(), List.of(), MARCH),
                value(
                        Subject.city("b", "R"),
                        "place_mismatch",
                        null,
                        "2020",
                        0.8,
                        Map.of("ageing_gap", 0.7, "development_quality", 0.9),
                        List.of("development_quality", "ageing_gap"),
                        MARCH),
                value(
                        Subject.city("b", "R"),
                        "place_mismatch",
                        null,
                        "2020",
                        0.6,
                        Map.of("ageing_gap", 0.3, "development_quality", 0.9),
                        List.of("development_quality", "ageing_gap"),
                        APRIL),
                value(
                        Subject.city("b", "R"),
                        "place_mismatch",
                        null,
                        "2022",
                        null,
                        Map.of("ageing_gap", 0.3),
                        List.of("ageing_gap"),
                        MARCH),
                value(Subject.city("b", "R"), "hqd_score", null, "2020", 0.11, Map.of(), List.of(), MARCH),
                value(Subject.city("b"), "hqd_score", null, "2020", 0.22, Map.of(), List.of(), MARCH),
                value(
                        Subject.city("b", "R"),
                        "ageing_gap(population_60_plus)",
                        null,
                        "2020",
                        0.04,
                        Map.of(),
                        List.of(),
                        MARCH),
                value(
                        Subject.city("b", "R"),
                        "priority_mismatch",
                        null,
                        "2020",
                        0.5,
                        Map.of("uncoordinated_similarity", 0.5, "decision_implementation_gap", 0.5),
                        List.of(
                                "uncoordinated_similarity",
                                "decision_implementation_gap",
                                "core:a",
                                "weakest:green_transformation"),
                        MARCH),
                value(Subject.pair("a", "b", "R"), "similarity", null, "2020", 0.5, Map.of(), List.of(), MARCH),
                value(
                        Subject.city("b"),
                        "typology",
                        null,
                        "2020",
                        3.0,
                        Map.of(),
                        List.of("high:economic_growth", "low:green_transformation"),
                        MARCH),
                core(value(Subject.city("b", "V"), "hqd_score", null, "2020", 0.9, Map.of(), List.of(), MARCH)),
                value(Subject.city("z"), "last", null, "2020", 1.0, Map.of(), List.of(), MARCH));
    }

    private static IndicatorValue benefit(String region, String one, String other, double benefit, double cooperating) {
        return value(
                Subject.pair(one, other, region),
                "partnership_benefit",
                null,
                "2020",
                benefit,
                Map.of("krugman", 1.5, "distance_km", 25.0, "need", 0.75, "cooperating", cooperating),
                List.of(),
                MARCH);
    }

    static IndicatorValue value(
            Subject subject,
            String indicator,
            String window,
            String period,
            Double value,
            Map<String, Double> parts,
            List<String> components,
            Instant recorded) {
        return new IndicatorValue(
                D,
                indicator,
                subject,
                window,
                Period.parse(period),
                null,
                value,
                value == null ? "too_few_components" : null,
                parts,
                components,
                "none",
                1,
                false,
                false,
                1,
                null,
                new Names("Name of " + subject.code(), "名" + subject.code()),
                subject.region() == null || subject.other() != null ? null : Role.SECONDARY,
                List.of(),
                null,
                "test",
                recorded);
    }

    private static IndicatorValue core(IndicatorValue v) {
        return new IndicatorValue(
                v.territory(),
                v.indicator(),
                v.subject(),
                null,
                v.period(),
                null,
                v.value(),
                null,
                v.parts(),
                List.of(),
                v.unit(),
                1,
                false,
                false,
                1,
                null,
                v.names(),
                Role.CORE,
                List.of(),
                null,
                "test",
                v.recorded());
    }

    private static RequestSpecification exact() {
        return given().config(RestAssuredConfig.config()
                .jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE)));
    }

    @Test
    void partnersAreChosenForTheGreatestTotal() {
        exact().get(REGIONS + "Q/partnerships")
                .then()
                .statusCode(200)
                .body("period", equalTo("2020"))
                .body("candidates", equalTo(3))
                .body("proposed.total", closeTo(1.1, 1e-12))
                .body("proposed.pairs.subject", contains("pair:C~D@Q", "pair:A~B@Q"))
                .body("proposed.pairs[0].krugman", equalTo(1.5))
                .body("proposed.pairs[0].distanceKm", equalTo(25.0))
                .body("proposed.pairs[0].need", equalTo(0.75))
                .body("existing.count", equalTo(0))
                .body("existing.share", nullValue())
                .body("existing.reason", equalTo("no_partnerships"));
    }

    @Test
    void thoseThatCooperateAreLeftOutAndComparedWithTheBest() {
        exact().get(REGIONS + "P/partnerships?period=2020")
                .then()
                .statusCode(200)
                .body("names.en", equalTo("Name of P"))
                .body("proposed.total", closeTo(0.8, 1e-12))
                .body("proposed.pairs.subject", contains("pair:B~C@P"))
                .body("existing.count", equalTo(1))
                .body("existing.total", closeTo(0.5, 1e-12))
                .body("existing.bestWithAsMany", closeTo(0.8, 1e-12))
                .body("existing.share", closeTo(5 / 8.0, 1e-12))
                .body("existing.pairs.subject", contains("pair:A~B@P"));
    }

    @Test
    void moreThanOnePartnerACity() {
        exact().get(REGIONS + "S/partnerships?k=1").then().body("proposed.pairs.subject", contains("pair:A~C@S"));
        exact().get(REGIONS + "S/partnerships?k=2")
                .then()
                .body("proposed.total", closeTo(1.9, 1e-12))
                .body("proposed.pairs", hasSize(3));
    }

    @Test
    void withoutBenefitsNothingIsProposed() {
        given().get(REGIONS + "N/partnerships")
                .then()
                .statusCode(200)
                .body("reason", equalTo("missing_input"))
                .body("proposed.total", nullValue())
                .body("proposed.pairs", empty());
        given().get(REGIONS + "Q/partnerships?period=2010").then().body("reason", equalTo("missing_input"));
        given().get(REGIONS + "nowhere/partnerships").then().statusCode(404).contentType("application/problem+json");
        given().get(REGIONS + "Q/partnerships?k=0")
                .then()
                .statusCode(400)
                .body("detail", containsString("parameter k"));
        given().get(REGIONS + "Q/partnerships?k=two").then().statusCode(400);
    }

    @Test
    void aDiagnosisTellsItsEvidence() {
        exact().get(CITIES + "b/diagnosis?region=R")
                .then()
                .statusCode(200)
                .body("names.zh", equalTo("名b"))
                .body("regions.region", contains("R"))
                .body("regions[0].role", equalTo("secondary"))
                .body("regions[0].type.number", equalTo(3))
                .body("regions[0].type.names.en", equalTo("strong in economic growth, weak in green transformation"))
                .body("regions[0].type.names.zh", containsString("短板"))
                .body(
                        "regions[0].mismatches.indicator",
                        contains("place_mismatch", "priority_mismatch", "actor_mismatch"))
                .body("regions[0].mismatches[0].period", equalTo("2020"))
                .body("regions[0].mismatches[0].value", equalTo(0.6))
                .body("regions[0].mismatches[0].components.component", contains("development_quality", "ageing_gap"))
                .body("regions[0].mismatches[0].components[0].value", equalTo(0.11))
                .body("regions[0].mismatches[0].components[0].percentileRank", closeTo(0.1, 1e-12))
                .body("regions[0].mismatches[0].components[1].indicator", equalTo("ageing_gap(population_60_plus)"))
                .body("regions[0].mismatches[0].components[1].percentileRank", equalTo(0.3))
                .body("regions[0].mismatches[1].core", equalTo("a"))
                .body("regions[0].mismatches[1].weakest", contains("green_transformation"))
                .body("regions[0].mismatches[1].components[0].subject", equalTo("pair:a~b@R"))
                .body("regions[0].mismatches[2].reason", equalTo("not_told"));
    }

    @Test
    void aDiagnosisIsThatOfAPeriodAndOfAMoment() {
        exact().get(CITIES + "b/diagnosis?region=R&period=2022")
                .then()
                .body("regions[0].mismatches[0].value", nullValue())
                .body("regions[0].mismatches[0].reason", equalTo("too_few_components"));
        exact().get(CITIES + "b/diagnosis?region=R&asOf=2024-03-15")
                .then()
                .body("regions[0].mismatches[0].value", equalTo(0.8));
    }

    @Test
    void aCoreHasNoMismatchAndAnUnknownCityIsAProblem() {
        given().get(CITIES + "b/diagnosis")
                .then()
                .body("regions.region", contains("R", "V"))
                .body("regions[1].type", nullValue())
                .body("regions[1].mismatches.reason", contains("core_city", "core_city", "core_city"));
        given().get(CITIES + "nobody/diagnosis").then().statusCode(404).contentType("application/problem+json");
        given().get(CITIES + "b/diagnosis?period=once").then().statusCode(400);
    }
}
