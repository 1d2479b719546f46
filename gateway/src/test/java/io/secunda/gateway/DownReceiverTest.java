package io.secunda.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.secunda.testkit.KafkaAndMongo;
import io.secunda.testkit.TestCluster;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A receiver is down while events go on coming. For how long is said by {@code -Dsecunda.test.down-seconds}, a few seconds by
 * default.
 */
@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
@WithTestResource(DownReceiverTest.Settings.class)
class DownReceiverTest {

    private static final Logger LOG = Logger.getLogger(DownReceiverTest.class);
    private static final String KEY = "sk_test_of_a_down_receiver";
    private static final int SECONDS = Integer.getInteger("secunda.test.down-seconds", 4);
    private static final int EVENTS_PER_SECOND = 200;
    private static final int SUBJECTS = 20;
    private static final int EACH = SECONDS * EVENTS_PER_SECOND / SUBJECTS;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Between writing and arrival, on a machine that does other things as well. */
    private static final Duration NO_DELAY = Duration.ofMillis(1_000);

    /** Pauses of at most a second, as many as a long time down takes. */
    public static final class Settings implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            return Map.of(
                    "secunda.access.admin-key",
                    KEY,
                    "secunda.webhooks.allowed-networks",
                    "127.0.0.0/8",
                    "secunda.webhooks.retries",
                    "PT0.1S,PT0.5S" + ",PT1S".repeat(SECONDS + 60));
        }

        @Override
        public void stop() {
            // holds nothing
        }
    }

    TestCluster cluster;

    private final List<Receiver> receivers = new ArrayList<>();
    private final List<String> made = new ArrayList<>();
    private final long[] writtenNanos = new long[SUBJECTS * EACH];
    private final String territory = "D" + UUID.randomUUID().toString().substring(0, 6);
    private Records records;

    @BeforeEach
    void setUp() {
        records = new Records(cluster.bootstrapServers());
    }

    @AfterEach
    void tearDown() {
        made.forEach(id -> keyed().delete("/api/v1/subscriptions/" + id));
        records.close();
        receivers.forEach(Receiver::close);
    }

    private static RequestSpecification keyed() {
        return given().header("X-API-Key", KEY).contentType("application/json");
    }

    private Receiver subscribed() throws IOException {
        var receiver = new Receiver();
        receivers.add(receiver);
        String id = keyed().body("{\"sink\": \"" + receiver.url()
                        + "\", \"filters\": [{\"exact\": {\"partitionkey\": \"" + territory + "\"}}]}")
                .post("/api/v1/subscriptions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        made.add(id);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        keyed().get("/api/v1/subscriptions/" + id).then().body("state.status", equalTo("active")));
        return receiver;
    }

    @Test
    void whoWasDownGetsEverythingAfterwardsInOrderAndTheOtherSeesNoDelay() throws Exception {
        Receiver down = subscribed();
        Receiver up = subscribed();
        down.goDown();
        writeAtAnEvenPace();
        await().atMost(PATIENCE).until(() -> up.taken().size() == SUBJECTS * EACH);
        assertThat(down.taken()).isEmpty();
        List<Long> delays = delays(up);
        String figures = "%d s down, %d events; the other endpoint after p50 %d, p99 %d, at most %d ms"
                .formatted(
                        SECONDS,
                        delays.size(),
                        delays.get(delays.size() / 2),
                        delays.get(delays.size() * 99 / 100),
                        delays.get(delays.size() - 1));
        LOG.info(figures);
        assertThat(delays.get(delays.size() * 99 / 100)).as(figures).isLessThan(NO_DELAY.toMillis());

        down.comeUp();
        long back = System.nanoTime();
        await().atMost(PATIENCE).until(() -> ids(down).size() == SUBJECTS * EACH);
        LOG.infof(
                "everything was there %d ms after it was back",
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - back));
        assertInOrderAndOnce(up);
        assertInOrderAndOnce(down);
    }

    private void writeAtAnEvenPace() {
        long began = System.nanoTime();
        for (int i = 0; i < SUBJECTS * EACH; i++) {
            long due = began + i * TimeUnit.SECONDS.toNanos(1) / EVENTS_PER_SECOND;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            writtenNanos[i] = System.nanoTime();
            records.indicator(territory, "region:R" + i % SUBJECTS, i);
        }
        records.flush();
    }

    /** From writing to arrival, in milliseconds, the shortest first. */
    private List<Long> delays(Receiver receiver) {
        List<Long> delays = new ArrayList<>();
        receiver.taken()
                .forEach(delivery -> delays.add(
                        TimeUnit.NANOSECONDS.toMillis(delivery.arrivedNanos() - writtenNanos[delivery.number()])));
        Collections.sort(delays);
        return delays;
    }

    private static Set<String> ids(Receiver receiver) {
        Set<String> ids = new HashSet<>();
        receiver.taken().forEach(delivery -> ids.add(delivery.id()));
        return ids;
    }

    private static void assertInOrderAndOnce(Receiver receiver) {
        Map<String, List<Integer>> bySubject = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (Receiver.Delivery delivery : receiver.taken()) {
            if (seen.add(delivery.id())) {
                bySubject
                        .computeIfAbsent(delivery.subject(), subject -> new ArrayList<>())
                        .add(delivery.number());
            } else {
                assertThat(delivery.isMarked()).as("%s again", delivery.id()).isTrue();
            }
        }
        assertThat(bySubject).hasSize(SUBJECTS);
        bySubject.forEach((subject, numbers) -> assertThat(numbers)
                .containsExactlyElementsOf(IntStream.range(0, EACH)
                        .map(round -> round * SUBJECTS + numbers.get(0) % SUBJECTS)
                        .boxed()
                        .toList()));
    }
}
