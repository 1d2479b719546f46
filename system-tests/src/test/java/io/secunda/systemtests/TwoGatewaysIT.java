package io.secunda.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.events.topic.Envelope;
import io.secunda.events.topic.TerritoryPartitioner;
import io.secunda.events.topic.Topic;
import io.secunda.testkit.TestCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two gateways share the subscriptions, and each sends for the other's when that one is killed. */
class TwoGatewaysIT {

    private static final int SUBSCRIPTIONS = 12;
    private static final int SUBJECTS = 10;
    private static final String TERRITORY = "TWO";
    private static final Instant RECORDED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    @Test
    void eachEventIsSentByOneAndTheOtherTakesOverWhenThatIsKilled() throws Exception {
        try (var cluster = TestCluster.start();
                var receiver = new WebhookReceiver();
                var first = gateway(cluster)) {
            first.awaitReady();
            assertThat(folder.resolve("webhooks.key")).isNotEmptyFile();
            for (int i = 0; i < SUBSCRIPTIONS; i++) {
                first.json(
                        "POST",
                        "/api/v1/subscriptions",
                        "{\"sink\": \"" + receiver.url() + i + "\", \"filters\": [{\"exact\": {\"partitionkey\": \""
                                + TERRITORY + "\"}}]}");
            }
            await().atMost(PATIENCE).until(() -> first.sendingHere() == SUBSCRIPTIONS);
            var writer = new Writer(cluster.bootstrapServers());
            writer.start();
            try (var second = gateway(cluster)) {
                second.awaitReady();
                await().atMost(PATIENCE)
                        .until(() -> second.sendingHere() > 0
                                && first.sendingHere() > 0
                                && first.sendingHere() + second.sendingHere() == SUBSCRIPTIONS);
                await().atMost(PATIENCE).until(() -> nothingComesTwiceForTwoSeconds(receiver));

                first.kill();
                await().atMost(PATIENCE).until(() -> second.sendingHere() == SUBSCRIPTIONS);
                Thread.sleep(1_000);
                int written = writer.end();
                await().atMost(PATIENCE).until(() -> first(receiver).size() == SUBSCRIPTIONS * written);
                assertThat(receiver.unmarkedRepetitions()).isEmpty();
                assertInOrder(first(receiver), written);

                try (var again = gateway(cluster)) {
                    again.awaitReady();
                    assertSameDeliveries(second, again);
                }
            } finally {
                writer.end();
            }
        }
    }

    /** One that shares the key of secrets with the others, and makes it when it is the first. */
    private GatewayProcess gateway(TestCluster cluster) throws IOException {
        return new GatewayProcess(
                cluster.bootstrapServers(),
                folder,
                Map.of(
                        "SECUNDA_WEBHOOKS_KEY_FILE",
                        folder.resolve("webhooks.key").toString()));
    }

    /** The log of deliveries is the same for the one that sent and for one that was not there. */
    private static void assertSameDeliveries(GatewayProcess one, GatewayProcess other) throws Exception {
        for (JsonNode subscription :
                one.json("GET", "/api/v1/subscriptions", "").path("items")) {
            String path = "/api/v1/subscriptions/" + subscription.path("id").asText() + "/deliveries";
            JsonNode deliveries = one.json("GET", path, "").path("items");
            assertThat(deliveries).hasSizeGreaterThan(100);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(other.json("GET", path, "").path("items"))
                            .isEqualTo(deliveries));
        }
    }

    /** Not at once: what was on its way when the second came is sent again by that one. */
    private static boolean nothingComesTwiceForTwoSeconds(WebhookReceiver receiver) throws InterruptedException {
        int begin = receiver.deliveries().size();
        Thread.sleep(2_000);
        List<WebhookReceiver.Delivery> all = receiver.deliveries();
        Set<String> seen = new HashSet<>();
        int lastRepeated = -1;
        for (int i = 0; i < all.size(); i++) {
            if (!seen.add(all.get(i).endpoint() + " " + all.get(i).id())) {
                lastRepeated = i;
            }
        }
        return all.size() >= begin + SUBSCRIPTIONS && lastRepeated < begin;
    }

    /** What came for the first time. */
    private static List<WebhookReceiver.Delivery> first(WebhookReceiver receiver) {
        Set<String> seen = new HashSet<>();
        return receiver.deliveries().stream()
                .filter(delivery -> delivery.subject().startsWith(TERRITORY))
                .filter(delivery -> seen.add(delivery.endpoint() + " " + delivery.id()))
                .toList();
    }

    private static void assertInOrder(List<WebhookReceiver.Delivery> deliveries, int written) {
        Map<String, List<Integer>> lanes = new HashMap<>();
        deliveries.forEach(delivery -> lanes.computeIfAbsent(
                        delivery.endpoint() + " " + delivery.subject(), key -> new ArrayList<>())
                .add((int) delivery.value()));
        assertThat(lanes).hasSize(SUBSCRIPTIONS * SUBJECTS);
        lanes.forEach((lane, values) -> assertThat(values)
                .as(lane)
                .containsExactlyElementsOf(IntStream.range(0, written)
                        .filter(value -> value % SUBJECTS == values.get(0) % SUBJECTS)
                        .boxed()
                        .toList()));
    }

    /** Writes indicators as metrics-service does, fifty a second, until it is told to stop. */
    private static final class Writer extends Thread {

        private final KafkaProducer<String, byte[]> producer;
        private final AtomicInteger written = new AtomicInteger();
        private volatile boolean ended;

        Writer(String bootstrapServers) {
            producer = new KafkaProducer<>(
                    Map.of(
                            "bootstrap.servers",
                            bootstrapServers,
                            "partitioner.class",
                            TerritoryPartitioner.class.getName()),
                    new StringSerializer(),
                    new ByteArraySerializer());
        }

        @Override
        public void run() {
            while (!ended) {
                int number = written.getAndIncrement();
                String key = TERRITORY + "/region:R" + number % SUBJECTS + "/theil_t/-/2020";
                byte[] value = ("{\"value\":" + number + "}").getBytes(StandardCharsets.UTF_8);
                var record = new ProducerRecord<>(Topic.INDICATORS.topicName(), key, value);
                new Envelope(
                                Envelope.idOf(key, value),
                                "/test",
                                "io.secunda.indicator.changed.v1",
                                key,
                                RECORDED,
                                RECORDED,
                                TERRITORY,
                                Topic.INDICATORS.schemaUri())
                        .addTo(record.headers());
                producer.send(record);
                try {
                    Thread.sleep(20);
                } catch (InterruptedException e) {
                    ended = true;
                }
            }
        }

        /** How many were written. */
        int end() throws InterruptedException {
            ended = true;
            join();
            producer.flush();
            return written.get();
        }
    }
}
