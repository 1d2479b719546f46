package io.secunda.metrics;

import static io.restassured.RestAssured.given;
import static io.secunda.metrics.Facts.core;
import static io.secunda.metrics.Facts.figure;
import static io.secunda.metrics.Facts.secondary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.secunda.events.Json;
import io.secunda.events.geography.Geography;
import io.secunda.events.observation.Observation;
import io.secunda.events.observation.Status;
import io.secunda.events.topic.TerritoryPartitioner;
import io.secunda.events.topic.Topic;
import io.secunda.testkit.KafkaAndMongo;
import io.secunda.testkit.Scraped;
import io.secunda.testkit.TestCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The service from outside: facts on its topics, values on its topic and by HTTP. The tests build on one another. */
@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MetricsServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SHARE = "/api/v1/indicators?territory=T&subject=region:R&indicator=core_share(gdp)";

    TestCluster cluster;

    private KafkaProducer<String, byte[]> producer;

    @BeforeEach
    void open() {
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        cluster.bootstrapServers(),
                        "partitioner.class",
                        TerritoryPartitioner.class.getName()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @AfterEach
    void close() {
        producer.close();
    }

    private void send(Geography... records) throws Exception {
        for (Geography record : records) {
            producer.send(new ProducerRecord<>(Topic.GEOGRAPHY.topicName(), record.key(), Json.write(record)))
                    .get();
        }
    }

    private void send(Observation... records) throws Exception {
        for (Observation record : records) {
            producer.send(new ProducerRecord<>(Topic.OBSERVATIONS.topicName(), record.key(), Json.write(record)))
                    .get();
        }
    }

    /** Offsets of committed records on the topic of indicators, by key. */
    private Map<String, List<Long>> told() {
        Map<String, List<Long>> told = new HashMap<>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", cluster.bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.INDICATORS.topicName()).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(r -> told.merge(
                                r.key(),
                                List.of(r.offset()),
                                (a, b) -> Stream.concat(a.stream(), b.stream()).toList()));
            }
        }
        return told;
    }

    private static void awaitShare(float value) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get(SHARE + "&period=2020")
                        .then()
                        .statusCode(200)
                        .body("items", hasSize(1))
                        .body("items[0].value", equalTo(value)));
    }

    @Test
    @Order(1)
    void aFigureOnTheTopicBecomesAValueByHttp() throws Exception {
        send(Facts.territory(5), Facts.region("R"), core("R", "a"), secondary("R", "b"), secondary("R", "c"));
        send(
                figure("a", "gdp", "2015", 40),
                figure("b", "gdp", "2015", 40),
                figure("c", "gdp", "2015", 20),
                figure("a", "gdp", "2020", 60),
                figure("b", "gdp", "2020", 30),
                figure("c", "gdp", "2020", 10));

        awaitShare(0.6f);

        given().get("/api/v1/indicators?territory=T&subject=city:b&indicator=share_shift&window=5y")
                .then()
                .body("items", hasSize(1))
                .body("items[0].subject", equalTo("city:b@R"))
                .body("items[0].value", equalTo(-2.0f))
                .body("items[0].from", equalTo("2015"))
                .body("items[0].role", equalTo("secondary"));
    }

    @Test
    @Order(2)
    void theSameFigureAgainIsNoNewRecord() throws Exception {
        var before = told();

        send(figure("a", "gdp", "2020", 60), figure("b", "gdp", "2020", 30));
        // something that does change follows on the same partition, so the repeats have been seen when it is there
        send(figure("a", "patents_granted", "2020", 5), figure("b", "patents_granted", "2020", 5));
        await().atMost(PATIENCE).until(() -> told().containsKey("T/region:R/hhi(patents_granted)/-/2020"));

        var after = told();
        after.keySet().removeIf(key -> key.contains("(patents_granted)"));
        assertThat(after).isEqualTo(before);
    }

    @Test
    @Order(3)
    void whatWasKnownThenCanBeAskedFor() throws Exception {
        Instant then = Instant.parse(
                given().get(SHARE + "&period=2020").then().extract().path("items[0].recorded"));

        send(figure("b", "gdp", "2020", 130.0, Status.P, Facts.RELEASED.plusSeconds(5)));

        awaitShare(0.3f);
        given().get(SHARE + "&period=2020")
                .then()
                .body("items[0].previous", equalTo(0.6f))
                .body("items[0].provisional", equalTo(true));
        given().get(SHARE + "&period=2020&asOf=" + then).then().body("items[0].value", equalTo(0.6f));
        given().get(SHARE + "&period=2020&asOf=" + then.minusSeconds(3600))
                .then()
                .body("items", hasSize(0));
        given().get(SHARE + "&period=2020&includeHistory=true").then().body("items.value", hasItems(0.6f, 0.3f));
    }

    @Test
    @Order(4)
    void pagesFollowOneAnotherWithoutGapOrRepeat() {
        String all = "/api/v1/indicators?territory=T&region=R";
        List<String> whole = keys(given().get(all).then().extract().path("items"));
        List<String> inPages = new java.util.ArrayList<>();
        String after = "";
        do {
            var page = given().queryParam("after", after)
                    .get(all + "&limit=7")
                    .then()
                    .statusCode(200)
                    .extract();
            inPages.addAll(keys(page.path("items")));
            after = page.path("next");
            assertThat(page.header("Link") == null).isEqualTo(after == null);
        } while (after != null);

        assertThat(whole).hasSizeGreaterThan(20);
        assertThat(inPages).isEqualTo(whole);
    }

    private static List<String> keys(List<Map<String, Object>> items) {
        return items.stream()
                .map(i -> i.get("subject") + " " + i.get("indicator") + " " + i.get("window") + " " + i.get("period"))
                .toList();
    }

    @Test
    @Order(5)
    void valuesAreATableToo() {
        given().accept("text/csv")
                .get(SHARE)
                .then()
                .statusCode(200)
                .body(startsWith("territory,subject,name_en,"))
                .body(containsString("T,region:R,Region R,区域R,,core_share(gdp),,,2020,0.3,,share,1.0,true,false,3,"));
        given().get("/api/v1/indicators.csv?scale=region")
                .then()
                .statusCode(200)
                .body(containsString("region:R"));
    }

    @Test
    @Order(6)
    void aParameterThatCannotBeReadIsAProblem() {
        given().get("/api/v1/indicators?subject=Shanghai")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", startsWith("parameter subject: 'Shanghai' is no subject"));
        given().get("/api/v1/indicators?limit=0").then().statusCode(400);
        given().get("/api/v1/indicators?after=x").then().statusCode(400);
    }

    @Test
    @Order(7)
    void theCatalogueSaysWhatIsComputed() {
        given().get("/api/v1/catalogue/indicators")
                .then()
                .statusCode(200)
                .body("family", hasItems("theil_t", "moran_i", "peripheralization"))
                .body("find { it.family == 'core_share' }.id", equalTo("core_share(x)"))
                .body("find { it.family == 'core_share' }.scale", hasItem("region"))
                .body("find { it.family == 'core_share' }.source", notNullValue());
    }

    @Test
    @Order(8)
    void theViewCanBeRebuiltFromTheTopic() {
        var before = given().get("/api/v1/indicators?territory=T&includeHistory=true&limit=10000")
                .then()
                .extract()
                .asString();

        given().post("/internal/rebuild").then().statusCode(200);

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(given().get("/api/v1/indicators?territory=T&includeHistory=true&limit=10000")
                                        .asString())
                                .isEqualTo(before));
    }

    @Test
    @Order(9)
    void theServiceTellsHowItIs() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
        given().get("/internal/status")
                .then()
                .statusCode(200)
                .body("recompute.state", equalTo("RUNNING"))
                .body("recompute.facts", equalTo(13))
                .body("recompute.dirty", equalTo(0))
                .body("recompute.unchanged", equalTo(2));
        Scraped meters = scraped();
        assertThat(meters.value("secunda_recalculation_facts_total", "outcome", "unchanged"))
                .isEqualTo(2);
        assertThat(meters.value("secunda_recalculation_facts_total", "outcome", "skipped"))
                .isZero();
        assertThat(meters.value("secunda_facts_held")).isEqualTo(13);
        assertThat(meters.value("secunda_recalculation_waiting")).isZero();
        assertThat(meters.value("secunda_recalculation_failures_total")).isZero();
        assertThat(meters.value("secunda_recalculation_seconds_bucket", "le", "+Inf"))
                .isEqualTo(meters.value("secunda_recalculation_seconds_count"))
                .isPositive();
        for (String reader : List.of("recompute", "indicators-view", "places-view")) {
            assertThat(meters.value("secunda_consumer_lag", "consumer", reader)).isZero();
        }
        assertThat(meters.names()).contains("kafka_consumer_fetch_manager_records_lag_max");
    }

    @Test
    @Order(10)
    void aNewFigureMovesTheMeters() throws Exception {
        Scraped before = scraped();
        send(figure("a", "gdp", "2021", 70), figure("b", "gdp", "2021", 30), figure("c", "gdp", "2021", 10));

        await().atMost(PATIENCE).untilAsserted(() -> {
            Scraped after = scraped();
            assertThat(after.value("secunda_recalculation_facts_total", "outcome", "taken"))
                    .isEqualTo(before.value("secunda_recalculation_facts_total", "outcome", "taken") + 3);
            for (String moved : List.of(
                    "secunda_indicators_published_total",
                    "secunda_recalculated_items_total",
                    "secunda_recalculation_seconds_count")) {
                assertThat(after.value(moved)).as(moved).isGreaterThan(before.value(moved));
            }
            // a year nearer, and never finer than the family
            assertThat(before.value("secunda_data_freshness_days", "indicator", "core_share")
                            - after.value("secunda_data_freshness_days", "indicator", "core_share"))
                    .isBetween(364.0, 366.0);
        });
    }

    private static Scraped scraped() {
        return new Scraped(
                given().get("/q/metrics").then().statusCode(200).extract().asString());
    }
}
