package io.secunda.gateway;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.secunda.events.topic.TerritoryPartitioner;
import io.secunda.events.topic.Topic;
import io.secunda.gateway.SseClient.Received;
import io.secunda.testkit.KafkaAndMongo;
import io.secunda.testkit.TestCluster;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
@WithTestResource(FakeServices.class)
class EventsTest {

    private static final int PARTITIONS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TestHTTPResource
    URL gateway;

    TestCluster cluster;

    /** Territories of this test alone, one on each partition. */
    private final List<String> territories = new ArrayList<>();

    private Records records;

    @BeforeEach
    void setUp() {
        records = new Records(cluster.bootstrapServers());
        String run = UUID.randomUUID().toString().substring(0, 6);
        Set<Integer> partitions = new HashSet<>();
        for (int i = 0; partitions.size() < PARTITIONS; i++) {
            String territory = "T" + run + i;
            if (partitions.add(TerritoryPartitioner.partition(territory, PARTITIONS))) {
                territories.add(territory);
            }
        }
    }

    @AfterEach
    void tearDown() {
        records.close();
    }

    @Test
    void anOpenStreamTellsWhatHappens() throws Exception {
        try (var client = stream("", Map.of())) {
            records.indicator(territories.get(0), "region:YRD", 1);
            await().until(() -> !client.received().isEmpty());
            Received first = client.received().get(0);
            assertThat(first.type()).isEqualTo("io.secunda.indicator.changed.v1");
            assertThat(first.number()).isEqualTo(1);
            assertThat(first.data().path("specversion").asText()).isEqualTo("1.0");
            assertThat(client.header("Content-Type")).startsWith("text/event-stream");
            assertThat(client.header("Cache-Control")).isEqualTo("no-store");
            assertThat(client.header("X-Accel-Buffering")).isEqualTo("no");
        }
    }

    @Test
    void dataschemaLeadsToTheSchemaOfTheData() throws Exception {
        try (var client = stream("", Map.of())) {
            records.indicator(territories.get(0), "region:YRD", 1);
            await().until(() -> !client.received().isEmpty());
            URI schema = URI.create(
                    client.received().get(0).data().path("dataschema").asText());
            assertThat(schema).hasToString("https://secunda.example/schemas/indicator.v1.json");
            when().get(schema.getPath())
                    .then()
                    .statusCode(200)
                    .contentType("application/schema+json")
                    .body("title", equalTo("Indicator value"));
        }
    }

    @Test
    void aQuietStreamShowsThatItLives() throws Exception {
        try (var client = stream("", Map.of())) {
            await().until(() -> client.comments() >= 2);
        }
    }

    @Test
    void whoComesBackMissesNothingAndGetsNothingTwiceWhileEventsKeepComing() throws Exception {
        int count = 3_000;
        var writer = new Thread(() -> IntStream.range(0, count).forEach(i -> {
            records.indicator(territories.get(i % PARTITIONS), "region:R" + i % 7, i);
            records.observation(territories.get(i % PARTITIONS), "C" + i % 5, count + i);
            pause(i % 50 == 0 ? 2 : 0);
        }));
        List<Received> all = new ArrayList<>();
        String cursor;
        try (var client = stream("", Map.of())) {
            cursor = client.lastId();
            writer.start();
        }
        for (int visit = 0; all.size() < 2 * count && visit < 2 * count; visit++) {
            int enough = 100 + 137 * (visit % 5);
            try (var client = stream("", Map.of("Last-Event-ID", cursor))) {
                int missing = 2 * count - all.size();
                await().atMost(PATIENCE).until(() -> client.received().size() >= Math.min(enough, missing));
                List<Received> now = List.copyOf(client.received());
                all.addAll(now);
                cursor = now.get(now.size() - 1).id();
            }
        }
        writer.join();
        assertThat(all.stream().map(Received::number).sorted().toList())
                .isEqualTo(IntStream.range(0, 2 * count).boxed().toList());
        assertInOrderWithinEachTopicAndTerritory(all);
    }

    private void assertInOrderWithinEachTopicAndTerritory(List<Received> all) {
        for (String territory : territories) {
            for (String type : List.of("io.secunda.indicator.changed.v1", "io.secunda.observation.recorded.v1")) {
                assertThat(all.stream()
                                .filter(e -> e.territory().equals(territory)
                                        && e.type().equals(type))
                                .map(Received::number)
                                .toList())
                        .isSorted()
                        .isNotEmpty();
            }
        }
    }

    @Test
    void aSlowClientHoldsUpNobodyAndStillGetsEverything() throws Exception {
        int count = 12_000;
        try (var slow = new Socket();
                var quick = stream("?territory=" + territories.get(0), Map.of())) {
            slow.setReceiveBufferSize(65_536);
            slow.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()));
            OutputStream out = slow.getOutputStream();
            out.write(("GET /api/v1/events?territory=" + territories.get(0) + " HTTP/1.1\r\nHost: x\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            await().until(() -> subscribers() >= 2);
            pause(300);
            for (int i = 0; i < count; i++) {
                records.indicator(territories.get(0), "region:YRD", i);
            }
            await().atMost(PATIENCE).until(() -> quick.received().size() == count);
            Set<Integer> seen = new HashSet<>();
            readNumbers(slow, seen, count);
            assertThat(seen).hasSize(count);
        }
    }

    private static void readNumbers(Socket slow, Set<Integer> seen, int count) throws IOException {
        slow.setSoTimeout(60_000);
        var numbers = java.util.regex.Pattern.compile("\"number\":(\\d+)");
        var in = new java.io.BufferedReader(
                new java.io.InputStreamReader(slow.getInputStream(), StandardCharsets.UTF_8));
        while (seen.size() < count) {
            String line = in.readLine();
            var match = numbers.matcher(line);
            if (line.startsWith("data: ") && match.find()) {
                assertThat(seen.add(Integer.parseInt(match.group(1)))).isTrue();
            }
        }
    }

    private int subscribers() {
        return when().get("/api/v1/status").jsonPath().getInt("gateway.subscribers.open");
    }

    @Test
    void aStreamTellsOnlyWhatWasAskedFor() throws Exception {
        String territory = territories.get(1);
        String own = "?territory=" + territory;
        try (var city = stream(own + "&subject=city:C1", Map.of());
                var region = stream(own + "&region=YRD", Map.of());
                var figures = stream(own + "&type=io.secunda.observation,io.secunda.flow", Map.of())) {
            records.indicator(territories.get(0), "city:C1@YRD", 1);
            records.indicator(territory, "city:C1@YRD", 2);
            records.indicator(territory, "city:C1@BTH", 3);
            records.indicator(territory, "city:C2@YRD", 4);
            records.indicator(territory, "region:YRD", 5);
            records.observation(territory, "C1", 6);
            records.observation(territory, "C2", 7);
            await().until(() -> numbers(city).equals(Set.of(2, 3, 6)));
            await().until(() -> numbers(region).equals(Set.of(2, 4, 5)));
            await().until(() -> numbers(figures).equals(Set.of(6, 7)));
        }
    }

    private static Set<Integer> numbers(SseClient client) {
        Set<Integer> numbers = new HashSet<>();
        client.received().forEach(event -> numbers.add(event.number()));
        return numbers;
    }

    @Test
    void aFilterThatCannotBeReadIsAProblem() {
        when().get("/api/v1/events?subject=town:1")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("city:320500"));
        given().accept("application/json")
                .get("/api/v1/events?limit=0")
                .then()
                .statusCode(400)
                .body("detail", containsString("1 to 1000"));
    }

    @Test
    void everythingIsToldFromTheBeginning() throws Exception {
        for (int i = 0; i < 120; i++) {
            records.indicator(territories.get(0), "region:YRD", i);
        }
        records.flush();
        try (var client = stream("?last_event_id=earliest&territory=" + territories.get(0), Map.of())) {
            await().atMost(PATIENCE).until(() -> client.received().size() == 120);
            assertThat(client.received().stream().map(Received::number).toList())
                    .isEqualTo(IntStream.range(0, 120).boxed().toList());
            records.indicator(territories.get(0), "region:YRD", 120);
            await().until(() -> client.received().size() == 121);
        }
    }

    @Test
    void pagesBringTheSame() {
        for (int i = 0; i < 130; i++) {
            records.indicator(territories.get(2), "region:YRD", i);
        }
        records.flush();
        List<Integer> numbers = new ArrayList<>();
        String after = "earliest";
        for (int page = 0; page < 3; page++) {
            var answer = given().accept("application/json")
                    .get("/api/v1/events?limit=60&territory=" + territories.get(2) + "&after=" + after)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            numbers.addAll(answer.getList("items.data.number", Integer.class));
            after = answer.getString("next");
        }
        assertThat(numbers).isEqualTo(IntStream.range(0, 130).boxed().toList());
        given().accept("application/json")
                .get("/api/v1/events?territory=" + territories.get(2) + "&after=" + after)
                .then()
                .body("items", hasSize(0))
                .body("next", startsWith("A"));
    }

    @Test
    void aCursorThatIsNoneIsAGap() throws Exception {
        try (var client = stream("", Map.of("Last-Event-ID", "not-a-cursor"))) {
            await().until(() -> !client.received().isEmpty());
            Received gap = client.received().get(0);
            assertThat(gap.type()).isEqualTo("gap");
            assertThat(gap.data().path("requested").asText()).isEqualTo("not-a-cursor");
            assertThat(gap.data().path("reason").asText()).isEqualTo("unreadable");
            assertThat(gap.data().path("earliest").asText()).isNotEmpty();
            records.indicator(territories.get(0), "region:YRD", 1);
            await().until(() -> client.received().size() == 2);
        }
        given().accept("application/json")
                .get("/api/v1/events?after=not-a-cursor")
                .then()
                .body("gap.reason", equalTo("unreadable"));
    }

    @Test
    void aCursorOlderThanTheLogIsAGap() throws Exception {
        String cursor;
        try (var client = stream("", Map.of())) {
            await().until(() -> !client.lastId().isEmpty());
            cursor = client.lastId();
        }
        // more than is held in memory, on a partition from which the first ones are then deleted
        for (int i = 0; i < 800; i++) {
            records.indicator(territories.get(0), "region:YRD", i);
        }
        records.flush();
        var partition = new TopicPartition(
                Topic.INDICATORS.topicName(), TerritoryPartitioner.partition(territories.get(0), PARTITIONS));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
            long end = admin.listOffsets(Map.of(partition, org.apache.kafka.clients.admin.OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .offset();
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(end - 10)))
                    .all()
                    .get();
        }
        try (var client = stream("?territory=" + territories.get(0), Map.of("Last-Event-ID", cursor))) {
            await().atMost(PATIENCE).until(() -> client.received().size() == 11);
            assertThat(client.received().get(0).data().path("reason").asText()).isEqualTo("too_old");
            assertThat(client.received().get(0).data().path("requested").asText())
                    .isEqualTo(cursor);
            assertThat(client.received().get(1).number()).isEqualTo(790);
        }
    }

    private SseClient stream(String query, Map<String, String> headers) throws IOException {
        var client = new SseClient(gateway, query, headers);
        await().until(() -> !client.lastId().isEmpty());
        return client;
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
