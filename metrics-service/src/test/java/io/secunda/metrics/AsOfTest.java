package io.secunda.metrics;

import static io.restassured.RestAssured.given;
import static io.secunda.metrics.Facts.core;
import static io.secunda.metrics.Facts.figure;
import static io.secunda.metrics.Facts.secondary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.secunda.events.Json;
import io.secunda.events.Subject;
import io.secunda.events.geography.Geography;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.observation.Observation;
import io.secunda.events.observation.Status;
import io.secunda.events.topic.TerritoryPartitioner;
import io.secunda.events.topic.Topic;
import io.secunda.testkit.KafkaAndMongo;
import io.secunda.testkit.TestCluster;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/**
 * What the service answered at several moments, while figures came in, were revised and came late, it answers again byte for
 * byte when asked how it was then.
 */
@QuarkusTest
@TestProfile(AsOfTest.Alone.class)
@WithTestResource(KafkaAndMongo.class)
class AsOfTest {

    /** A service in which no other test has left anything. */
    public static final class Alone implements QuarkusTestProfile {}

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** More revisions than the newest document of a series holds. */
    private static final int REVISIONS = 20;

    private static final Set<Integer> LOOKED_AT = Set.of(0, 1, 5, 9, 14, REVISIONS - 1);
    private static final String SHARE = "/api/v1/indicators?territory=T&subject=region:R&indicator=core_share(gdp)";
    private static final String DIAGNOSIS = "/api/v1/territories/D/cities/b/diagnosis";
    private static final String PARTNERSHIPS = "/api/v1/territories/D/regions/Q/partnerships";
    private static final List<String> ADDRESSES = List.of(
            "/api/v1/indicators?territory=T&limit=10000",
            "/api/v1/indicators?territory=T&limit=10000&includeHistory=true",
            "/api/v1/indicators.csv?territory=T&region=R&limit=10000",
            SHARE + "&period=2020",
            DIAGNOSIS + "?region=R",
            PARTNERSHIPS + "?k=2");

    TestCluster cluster;

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        cluster.bootstrapServers(),
                        "partitioner.class",
                        TerritoryPartitioner.class.getName()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private static void send(KafkaProducer<String, byte[]> producer, Topic topic, String key, Object fact) {
        producer.send(new ProducerRecord<>(topic.topicName(), key, Json.write(fact)));
        producer.flush();
    }

    private static void know(KafkaProducer<String, byte[]> producer, Geography... records) {
        for (Geography record : records) {
            send(producer, Topic.GEOGRAPHY, record.key(), record);
        }
    }

    private static void observe(KafkaProducer<String, byte[]> producer, Observation... figures) {
        for (Observation figure : figures) {
            send(producer, Topic.OBSERVATIONS, figure.key(), figure);
        }
    }

    /** The body, without what only says which moment was asked for, and without the cursor of the next page. */
    private static String body(String address) {
        return given().urlEncodingEnabled(false)
                .get(address)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .replaceFirst("\"asOf\":\"[^\"]*\",", "")
                .replaceFirst(",\"next\":\"[^\"]*\"", "");
    }

    private static Map<String, String> bodies(String asOf) {
        Map<String, String> bodies = new LinkedHashMap<>();
        ADDRESSES.forEach(address -> bodies.put(address, body(address + asOf)));
        return bodies;
    }

    private static double share() {
        Number share = given().get(SHARE + "&period=2020").path("items[0].value");
        return share == null ? -1 : share.doubleValue();
    }

    /** Waits until the share is that of a round, and everything that was told is shown. */
    private static void awaitRound(int round) {
        await().atMost(PATIENCE).until(() -> Math.abs(share() - (60.0 + round) / (100 + round)) < 1e-6);
        await().atMost(PATIENCE).until(() -> {
            var status = given().get("/internal/status").jsonPath();
            int told = status.getInt("recompute.published");
            int shown = given().get("/api/v1/indicators?territory=T&limit=10000&includeHistory=true")
                    .jsonPath()
                    .getList("items")
                    .size();
            return status.getInt("recompute.dirty") == 0 && status.getInt("recompute.lag") == 0 && told == shown;
        });
    }

    private static List<IndicatorValue> toldOfD(int round) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        double x = round / 100.0;
        var parts = Map.of("krugman", 1.5, "distance_km", 25.0, "need", 0.75, "cooperating", 0.0);
        return List.of(
                DiagnosisServiceTest.value(
                        Subject.city("b", "R"),
                        "place_mismatch",
                        null,
                        "2020",
                        0.5 + x,
                        Map.of("ageing_gap", 0.3, "development_quality", 0.9),
                        List.of("development_quality", "ageing_gap"),
                        now),
                DiagnosisServiceTest.value(
                        Subject.city("b", "R"), "hqd_score", null, "2020", 0.1 + x, Map.of(), List.of(), now),
                DiagnosisServiceTest.value(
                        Subject.pair("A", "B", "Q"),
                        "partnership_benefit",
                        null,
                        "2020",
                        0.4 + x,
                        parts,
                        List.of(),
                        now),
                DiagnosisServiceTest.value(
                        Subject.pair("B", "C", "Q"), "partnership_benefit", null, "2020", 0.5, parts, List.of(), now));
    }

    private static void awaitRoundOfD(int round) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            Number told = given().get(DIAGNOSIS + "?region=R").path("regions[0].mismatches[0].value");
            Number of = given().get("/api/v1/indicators?territory=D&subject=pair:B~C@Q&includeHistory=true&limit=10000")
                    .path("items.size()");
            assertThat(told.doubleValue()).isEqualTo(0.5 + round / 100.0, within(1e-6));
            assertThat(of.intValue()).isEqualTo(round + 1);
        });
    }

    @Test
    void whatWasServedIsServedAgainByteForByteAsOfThen() {
        Map<Instant, Map<String, String>> served = new LinkedHashMap<>();
        try (KafkaProducer<String, byte[]> producer = producer()) {
            know(producer, Facts.territory(5), Facts.region("R"), core("R", "a"), secondary("R", "b"));
            know(producer, secondary("R", "c"));
            observe(producer, figure("a", "gdp", "2015", 40), figure("b", "gdp", "2015", 40));
            observe(producer, figure("c", "gdp", "2015", 20), figure("b", "gdp", "2020", 30));
            observe(producer, figure("c", "gdp", "2020", 10));
            for (int round = 0; round < REVISIONS; round++) {
                if (round == 7) {
                    // late: a period before all others
                    observe(producer, figure("a", "gdp", "2010", 30), figure("b", "gdp", "2010", 50));
                }
                if (round == 11) {
                    know(producer, Facts.city("c"), secondary("S", "c"), core("S", "b"));
                }
                Instant released = Facts.RELEASED.plusSeconds(round);
                observe(producer, figure("a", "gdp", "2020", 60.0 + round, Status.A, released));
                toldOfD(round).forEach(value -> send(producer, Topic.INDICATORS, value.key(), value));
                awaitRound(round);
                awaitRoundOfD(round);
                if (LOOKED_AT.contains(round)) {
                    Instant then = Instant.now().truncatedTo(ChronoUnit.MILLIS);
                    await().pollDelay(Duration.ZERO)
                            .pollInterval(Duration.ofMillis(1))
                            .until(() -> Instant.now().isAfter(then.plusMillis(1)));
                    served.put(then, bodies(""));
                }
            }
        }

        for (String address : ADDRESSES) {
            assertThat(served.values().stream().map(bodies -> bodies.get(address)))
                    .as(address)
                    .doesNotHaveDuplicates();
        }
        int versions = given().get(SHARE + "&period=2020&includeHistory=true").path("items.size()");
        assertThat(versions).isGreaterThanOrEqualTo(REVISIONS);
        served.forEach((then, bodies) -> bodies("&asOf=" + then)
                .forEach((address, body) ->
                        assertThat(body).as("%s as of %s", address, then).isEqualTo(bodies.get(address))));
    }
}
