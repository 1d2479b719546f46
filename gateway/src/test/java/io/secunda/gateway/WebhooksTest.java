package io.secunda.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.standardwebhooks.Webhook;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.secunda.testkit.KafkaAndMongo;
import io.secunda.testkit.Scraped;
import io.secunda.testkit.TestCluster;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
@WithTestResource(WebhooksTest.Settings.class)
class WebhooksTest {

    private static final String KEY = "sk_test_of_webhooks";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Short pauses, and the loopback network allowed, since the receivers are here. */
    public static final class Settings implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            return Map.of(
                    "secunda.access.admin-key", KEY,
                    "secunda.webhooks.key", "c2VhbGVkIHNlY3JldHMgb2Ygd2ViaG9va3MgdGVzdCE=",
                    "secunda.webhooks.allowed-networks", "127.0.0.0/8",
                    "secunda.webhooks.retries", "PT0.1S,PT0.2S,PT0.4S,PT0.5S,PT0.5S,PT0.5S,PT0.5S,PT0.5S,PT0.5S,PT0.5S",
                    "secunda.webhooks.refusals", "2",
                    "secunda.webhooks.timeout", "PT3S",
                    "secunda.partitions", "3");
        }

        @Override
        public void stop() {
            // holds nothing
        }
    }

    TestCluster cluster;

    private final List<Receiver> receivers = new ArrayList<>();
    private final List<String> made = new ArrayList<>();
    private Records records;
    private String territory;

    @BeforeEach
    void setUp() {
        records = new Records(cluster.bootstrapServers());
        territory = "W" + UUID.randomUUID().toString().substring(0, 6);
    }

    @AfterEach
    void tearDown() {
        made.forEach(id -> keyed().delete("/api/v1/subscriptions/" + id));
        records.close();
        receivers.forEach(Receiver::close);
    }

    private Receiver receiver() throws IOException {
        var receiver = new Receiver();
        receivers.add(receiver);
        return receiver;
    }

    private static io.restassured.specification.RequestSpecification keyed() {
        return given().header("X-API-Key", KEY).contentType("application/json");
    }

    private static Response post(String path, String body) {
        return keyed().body(body).post("/api/v1/subscriptions" + path);
    }

    private String mine() {
        return "{\"exact\": {\"partitionkey\": \"" + territory + "\"}}";
    }

    /** Makes a subscription to everything of this test's territory, and waits until the endpoint has consented. */
    private JsonPath subscribe(Receiver receiver, String more) {
        JsonPath subscription = create(receiver, more);
        awaitStatus(subscription.getString("id"), "active");
        return subscription;
    }

    private JsonPath create(Receiver receiver, String more) {
        JsonPath subscription = post(
                        "",
                        "{\"protocol\": \"HTTP\", \"sink\": \"" + receiver.url() + "\", \"filters\": [" + mine() + "]"
                                + more + "}")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        made.add(subscription.getString("id"));
        return subscription;
    }

    private static void awaitStatus(String id, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> keyed().get("/api/v1/subscriptions/" + id).then().body("state.status", equalTo(status)));
    }

    private static JsonPath state(String id) {
        return keyed().get("/api/v1/subscriptions/" + id).jsonPath();
    }

    @Test
    void anEventIsDeliveredInTheTraceThatLedToIt() throws Exception {
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        Receiver receiver = receiver();
        subscribe(receiver, "");
        records.traced(territory, trace, 1);
        records.indicator(territory, "region:YRD", 2);
        await().atMost(PATIENCE).until(() -> receiver.taken().size() == 2);

        Receiver.Delivery first = receiver.taken().get(0);
        assertThat(first.traceparent()).isEqualTo(trace);
        assertThat(first.event().path("traceparent").asText()).isEqualTo(trace);
        Receiver.Delivery second = receiver.taken().get(1);
        assertThat(second.traceparent()).isNull();
        assertThat(second.event().has("traceparent")).isFalse();
    }

    @Test
    void deliveriesAndWhatWaitsAreMeasured() throws Exception {
        Receiver receiver = receiver();
        // so long that all is looked at before it has failed too often
        receiver.answers(delivery -> 503);
        receiver.asksToWait("2");
        Scraped before = scraped();
        String id = subscribe(receiver, "").getString("id");
        records.indicator(territory, "region:YRD", 1);
        records.indicator(territory, "region:YRD", 2);

        await().atMost(PATIENCE).untilAsserted(() -> {
            Scraped failing = scraped();
            assertThat(failing.value("secunda_deliveries_total", "outcome", "failed"))
                    .isGreaterThan(before.value("secunda_deliveries_total", "outcome", "failed"));
            assertThat(failing.value("secunda_delivery_queue_depth")).isPositive();
            assertThat(failing.value("secunda_endpoints_failing")).isPositive();
            assertThat(failing.value("secunda_subscriptions", "status", "active"))
                    .isPositive();
        });
        JsonPath told = keyed().get("/api/v1/status").jsonPath();
        assertThat(told.getList("gateway.webhooks.endpoints.id")).contains(id);
        assertThat(told.getString("gateway.webhooks.endpoints.find { it.id == '" + id + "' }.since"))
                .startsWith("20");
        receiver.asksToWait("");
        receiver.answers(delivery -> 204);

        await().atMost(PATIENCE).untilAsserted(() -> {
            Scraped after = scraped();
            assertThat(after.value("secunda_deliveries_total", "outcome", "delivered"))
                    .isGreaterThanOrEqualTo(before.value("secunda_deliveries_total", "outcome", "delivered") + 2);
            assertThat(keyed().get("/api/v1/status").jsonPath().getList("gateway.webhooks.endpoints.id"))
                    .doesNotContain(id);
        });
        assertThat(scraped().names()).contains("secunda_sse_subscribers", "secunda_events_sent_total");
        assertThat(scraped().all("secunda_consumer_lag"))
                .extracting(sample -> sample.labels().get("consumer"))
                .contains("events");
    }

    private static Scraped scraped() {
        return new Scraped(
                keyed().get("/q/metrics").then().statusCode(200).extract().asString());
    }

    @Test
    void anEndpointThatConsentsGetsSignedEvents() throws Exception {
        Receiver receiver = receiver();
        JsonPath subscription = subscribe(
                receiver,
                ", \"types\": [\"io.secunda.indicator.\"], \"protocolsettings\": {\"headers\": {\"X-Mine\": \"secret of mine\"}}");
        records.indicator(territory, "region:YRD", 1);
        records.observation(territory, "320500", 2);
        records.indicator(territory, "region:YRD", 3);
        await().atMost(PATIENCE).until(() -> receiver.taken().size() == 2);

        Receiver.Delivery first = receiver.taken().get(0);
        assertThat(first.number()).isEqualTo(1);
        assertThat(receiver.taken().get(1).number()).isEqualTo(3);
        assertThat(first.event().path("specversion").asText()).isEqualTo("1.0");
        assertThat(first.event().path("id").asText()).isEqualTo(first.id());
        assertThat(first.secret()).isEqualTo("secret of mine");
        assertThat(first.attempt()).isNull();
        verified(subscription.getString("secret"), first);

        // neither the secret nor the values of headers are ever told again
        keyed().get("/api/v1/subscriptions/" + subscription.getString("id"))
                .then()
                .statusCode(200)
                .body(not(containsString("whsec_")))
                .body(not(containsString("secret of mine")))
                .body("state.delivered", equalTo(2));
        keyed().get("/api/v1/subscriptions/" + subscription.getString("id") + "/deliveries")
                .then()
                .body("items.outcome", equalTo(List.of("delivered", "delivered")))
                .body("items[1].event", equalTo(first.id()));
    }

    /** By the reference library of Standard Webhooks. */
    private static void verified(String secret, Receiver.Delivery delivery) throws Exception {
        new Webhook(secret)
                .verify(
                        delivery.body(),
                        HttpHeaders.of(
                                Map.of(
                                        "webhook-id", List.of(delivery.id()),
                                        "webhook-timestamp", List.of(delivery.timestamp()),
                                        "webhook-signature", List.of(delivery.signature())),
                                (name, value) -> true));
    }

    @Test
    void aRotatedSecretSignsBesideTheOldOne() throws Exception {
        Receiver receiver = receiver();
        JsonPath subscription = subscribe(receiver, "");
        String id = subscription.getString("id");
        String fresh =
                post("/" + id + "/secret", "").then().statusCode(200).extract().path("secret");
        assertThat(fresh).isNotEqualTo(subscription.getString("secret"));
        records.indicator(territory, "region:YRD", 1);
        await().atMost(PATIENCE).until(() -> receiver.taken().size() == 1);

        verified(fresh, receiver.taken().get(0));
        verified(subscription.getString("secret"), receiver.taken().get(0));
    }

    @Test
    void anEventThatAloneIsRefusedIsGivenUpAndTold() throws Exception {
        Receiver receiver = receiver();
        receiver.answers(delivery -> delivery.number() == 2 ? 422 : 200);
        String id = subscribe(receiver, "").getString("id");
        Receiver told = receiver();
        JsonPath watching = post(
                        "",
                        "{\"sink\": \"" + told.url()
                                + "\", \"types\": [\"io.secunda.delivery.exhausted.v1\"], \"filters\": ["
                                + "{\"exact\": {\"subject\": \"subscriptions/" + id + "\"}}]}")
                .jsonPath();
        made.add(watching.getString("id"));
        awaitStatus(watching.getString("id"), "active");
        for (int number = 1; number <= 3; number++) {
            records.indicator(territory, "region:YRD", number);
        }
        await().atMost(PATIENCE)
                .until(() -> receiver.taken().size() == 2 && told.taken().size() == 1);

        assertThat(receiver.taken()).extracting(Receiver.Delivery::number).containsExactly(1, 3);
        List<Receiver.Delivery> refused =
                receiver.tried().stream().filter(d -> d.number() == 2).toList();
        assertThat(refused).hasSize(2);
        assertThat(refused.get(0).id()).isEqualTo(refused.get(1).id());
        assertThat(refused.get(1).attempt()).isEqualTo("2");
        assertThat(told.taken().get(0).event().path("data").path("event").asText())
                .isEqualTo(refused.get(0).id());

        // an event that was given up can be asked for again
        receiver.answers(delivery -> 200);
        post("/" + id + "/deliveries/" + refused.get(0).id() + "/resend", "")
                .then()
                .statusCode(202);
        await().atMost(PATIENCE).until(() -> receiver.taken().size() == 3);
        assertThat(receiver.taken().get(2).number()).isEqualTo(2);
        assertThat(receiver.taken().get(2).redelivery()).isEqualTo("asked");
    }

    @Test
    void whoIsGoneIsDisabledAndCanComeBack() throws Exception {
        Receiver receiver = receiver();
        receiver.answers(delivery -> 410);
        String id = subscribe(receiver, "").getString("id");
        records.indicator(territory, "region:YRD", 1);
        awaitStatus(id, "disabled");
        assertThat(state(id).getString("state.reason")).contains("410");
        records.indicator(territory, "region:YRD", 2);

        receiver.answers(delivery -> 200);
        post("/" + id + "/verify", "").then().statusCode(202);
        awaitStatus(id, "active");
        await().atMost(PATIENCE).until(() -> receiver.taken().size() == 2);
        assertThat(receiver.taken()).extracting(Receiver.Delivery::number).containsExactly(1, 2);
    }

    @Test
    void whoNeverAnswersWellIsDisabledAfterTheLastAttempt() throws Exception {
        Receiver receiver = receiver();
        receiver.answers(delivery -> 302);
        String id = subscribe(receiver, "").getString("id");
        records.indicator(territory, "region:YRD", 1);
        awaitStatus(id, "disabled");

        // the first attempt and one after each of ten pauses; a redirect is not followed
        assertThat(receiver.tried()).hasSize(11);
        assertThat(receiver.tried())
                .extracting(Receiver.Delivery::id)
                .containsOnly(receiver.tried().get(0).id());
        assertThat(state(id).getString("state.reason")).contains("302");
    }

    @Test
    void whoAsksForPatienceGetsIt() throws Exception {
        Receiver receiver = receiver();
        String id = subscribe(receiver, "").getString("id");
        receiver.asksToWait("2");
        receiver.answers(delivery -> receiver.tried().size() == 1 ? 429 : 200);
        records.indicator(territory, "region:YRD", 1);
        await().atMost(PATIENCE).until(() -> receiver.tried().size() == 1);
        Instant refused = Instant.now();
        assertThat(state(id).getString("state.status")).isEqualTo("active");
        await().atMost(PATIENCE).until(() -> receiver.taken().size() == 1);
        assertThat(Duration.between(refused, Instant.now())).isGreaterThan(Duration.ofMillis(1_500));
    }

    @Test
    void whoDoesNotConsentGetsNothing() throws Exception {
        Receiver receiver = receiver();
        receiver.consents(false);
        String id = create(receiver, "").getString("id");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(state(id).getString("state.reason"))
                        .contains("WebHook-Allowed-Origin", "challenge"));
        records.indicator(territory, "region:YRD", 1);
        Thread.sleep(500);
        assertThat(receiver.tried())
                .extracting(delivery -> delivery.event().path("type").asText())
                .containsOnly("io.secunda.endpoint.verification.v1");
        assertThat(state(id).getString("state.status")).isEqualTo("pending");
    }

    /** Also while events are on their way to the sink before, whose deliverer notes how far it has come. */
    @Test
    void anotherSinkHasToConsentFirst() throws Exception {
        Receiver first = receiver();
        Receiver second = receiver();
        second.consents(false);
        String id = subscribe(first, "").getString("id");
        for (int number = 1; number <= 200; number++) {
            records.indicator(territory, "region:R" + number % 20, number);
        }
        records.flush();
        await().atMost(PATIENCE).until(() -> !first.taken().isEmpty());
        keyed().body("{\"sink\": \"" + second.url() + "\", \"filters\": [" + mine() + "]}")
                .put("/api/v1/subscriptions/" + id)
                .then()
                .statusCode(200)
                .body("state.status", equalTo("pending"));
        records.indicator(territory, "region:YRD", 201);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(state(id).getString("state.reason")).contains("challenge"));
        Thread.sleep(2_000);
        assertThat(second.tried())
                .extracting(delivery -> delivery.event().path("type").asText())
                .containsOnly("io.secunda.endpoint.verification.v1");
        assertThat(state(id).getString("state.status")).isEqualTo("pending");

        second.consents(true);
        post("/" + id + "/verify", "").then().statusCode(202);
        awaitStatus(id, "active");
        await().atMost(PATIENCE).until(() -> second.taken().stream().anyMatch(d -> d.number() == 201));
    }

    @Test
    void severalEventsOfOneSubjectBecomeOneOnRequest() throws Exception {
        Receiver receiver = receiver();
        subscribe(receiver, ", \"config\": {\"coalesceSeconds\": 1}");
        for (int number = 1; number <= 10; number++) {
            records.indicator(territory, "region:YRD", number);
        }
        records.indicator(territory, "region:CYU", 11);
        await().atMost(PATIENCE)
                .until(() -> receiver.taken().stream()
                                .mapToInt(d -> Math.max(
                                        1, d.event().path("mergedcount").asInt()))
                                .sum()
                        == 11);
        assertThat(receiver.taken())
                .filteredOn(d -> d.subject().contains("YRD"))
                .last()
                .satisfies(last -> assertThat(last.number()).isEqualTo(10));
        assertThat(receiver.taken().size()).isLessThan(11);
        assertThat(receiver.taken())
                .filteredOn(d -> d.subject().contains("CYU"))
                .singleElement()
                .satisfies(d -> assertThat(d.event().has("mergedcount")).isFalse());
    }

    @Test
    void whatWasToldIsSentAgainOnRequest() throws Exception {
        Receiver receiver = receiver();
        String id = subscribe(receiver, "").getString("id");
        Instant before = Instant.now().minusSeconds(1);
        records.indicator(territory, "region:YRD", 1);
        records.indicator(territory, "region:YRD", 2);
        await().atMost(PATIENCE).until(() -> receiver.taken().size() == 2);

        post("/" + id + "/recover", "{\"since\": \"" + before + "\"}").then().statusCode(202);
        await().atMost(PATIENCE).until(() -> receiver.taken().size() == 4);
        assertThat(receiver.taken()).extracting(Receiver.Delivery::number).containsExactly(1, 2, 1, 2);
        assertThat(receiver.taken().get(2).redelivery()).isEqualTo("possible");
        assertThat(receiver.taken().get(2).id())
                .isEqualTo(receiver.taken().get(0).id());
    }

    @Test
    void aFilterCanBeTriedOnWhatWasTold() {
        records.indicator(territory, "region:YRD", 1);
        records.indicator(territory, "region:CYU", 2);
        records.flush();
        String filters = "[" + mine() + ", {\"not\": {\"suffix\": {\"subject\": \"YRD/theil_t/-/2020\"}}}]";
        await().atMost(PATIENCE)
                .untilAsserted(() -> post("/test", "{\"filters\": " + filters + "}")
                        .then()
                        .statusCode(200)
                        .body("matched", equalTo(1))
                        .body("items[0].data.number", equalTo(2)));
    }

    @Test
    void whatCannotBeReadIsAProblemThatNamesTheField() {
        String sink = "\"sink\": \"https://example.org/hook\"";
        refused("{}", "sink");
        refused("{\"sink\": \"ftp://example.org\"}", "sink");
        refused("{\"sink\": \"https://user:word@example.org\"}", "sink");
        refused("{" + sink + ", \"filters\": [{\"sql\": \"subject LIKE 'x'\"}]}", "filters[0].sql");
        refused("{" + sink + ", \"filters\": [{\"exact\": {}}]}", "filters[0].exact");
        refused("{" + sink + ", \"filters\": [{\"any\": []}]}", "filters[0].any");
        refused("{" + sink + ", \"filters\": {\"exact\": {\"type\": \"x\"}}}", "filters");
        refused("{" + sink + ", \"types\": [\"com.example.x\"]}", "types");
        refused("{" + sink + ", \"protocol\": \"MQTT5\"}", "protocol");
        refused(
                "{" + sink + ", \"protocolsettings\": {\"headers\": {\"webhook-id\": \"x\"}}}",
                "protocolsettings.headers");
        refused(
                "{" + sink + ", \"protocolsettings\": {\"headers\": {\"x\": \"a\\r\\nb\"}}}",
                "protocolsettings.headers");
        refused("{" + sink + ", \"config\": {\"start\": \"x\"}}", "config.start");
        refused("{" + sink + ", \"config\": {\"coalesceSeconds\": -1}}", "config.coalesceSeconds");
        refused("{" + sink + ", \"filter\": []}", "filter");
        refused("[]", "body");
    }

    private static void refused(String body, String field) {
        post("", body)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString(field));
    }

    @Test
    void nobodyLooksAtSubscriptionsWithoutAKey() {
        given().get("/api/v1/subscriptions").then().statusCode(401);
        given().header("X-Secunda-Key-Owner", "admin")
                .header("X-Secunda-Key-Admin", "true")
                .get("/api/v1/subscriptions")
                .then()
                .statusCode(401);
        keyed().get("/api/v1/subscriptions/nothing").then().statusCode(404);
    }
}
