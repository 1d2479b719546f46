package io.secunda.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.secunda.events.Json;
import io.secunda.events.observation.Observation;
import io.secunda.events.topic.Topic;
import io.secunda.ingestion.inbox.InboxRestart;
import io.secunda.testkit.KafkaAndMongo;
import io.secunda.testkit.TestCluster;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** CloudEvents that somebody else writes straight onto Kafka. */
@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
class InboxTest {

    private static final String TYPE = "io.secunda.observation.recorded.v1";
    private static final String STRUCTURED = "application/cloudevents+json; charset=UTF-8";

    TestCluster cluster;

    @Inject
    InboxRestart inbox;

    @Test
    void binaryModeAndStructuredModeBecomeFactsOfAllThreeKinds() throws Exception {
        Posted.territory("IBA");

        send(List.of(
                binary("IBA", "1", TYPE, figure("gdp", "2023", "7"))
                        .header("ce_time", "2024-03-20T08:00:00Z")
                        .record(),
                structured("IBA", "2", TYPE, figure("gdp", "2022", "6")),
                structured("IBA", "3", "io.secunda.flow.recorded.v1", """
                        {"origin": "320500", "destination": "310000", "kind": "mobility", "period": "2020-01", "value": 3.1,
                         "unit": "index"}"""),
                structured("IBA", "4", "io.secunda.agreement.recorded.v1", """
                        {"id": "A1", "signed": "2006-11-01", "kind": "joint_park", "participants": ["320500", "310000"]}""")));

        assertThat(observations("IBA", 2)).extracting(Observation::source).containsOnly("/offices/苏州/IBA");
        assertThat(observations("IBA", 2).get(0).released()).isEqualTo(Instant.parse("2024-03-20T08:00:00Z"));
        assertThat(records(Topic.FLOWS, "IBA", 1)).hasSize(1);
        assertThat(records(Topic.AGREEMENTS, "IBA", 1)).hasSize(1);
    }

    @Test
    void whatCannotBeTakenIsSetAsideWithTheFieldAndTheRestGoesIn() throws Exception {
        Posted.territory("IBB");

        List<String> places = send(List.of(
                structured("IBB", "1", TYPE, figure("happiness", "2023", "7")),
                structured("IBB", "2", TYPE, figure("gdp", "2023", "\"1,234\"")),
                structured("IBB", "3", "com.example.other", figure("gdp", "2023", "7")),
                structured("nowhere", "4", TYPE, figure("gdp", "2023", "7")),
                binary("IBB", "5", TYPE, "{\"city\": ").record(),
                binary("IBB", "6", TYPE, figure("gdp", "2023", "7"))
                        .header("content-type", "text/csv")
                        .record(),
                new ProducerRecord<>(Topic.INBOX.topicName(), "IBB", "hello".getBytes(StandardCharsets.UTF_8)),
                new ProducerRecord<>(Topic.INBOX.topicName(), "IBB", null),
                structured("IBB", "9", TYPE, figure("gdp", "2023", "8"))));

        assertThat(observations("IBB", 1)).extracting(Observation::value).containsExactly(8.0);
        List<String> reasons = List.of(
                "variable: variable 'happiness' is not known",
                "value: '1,234' has thousands separators",
                "type: 'com.example.other' is not taken in",
                "territory: ",
                "data: is malformed JSON",
                "content-type: 'text/csv' is not taken in",
                "ce_specversion: is missing",
                "data: is missing");
        for (int i = 0; i < reasons.size(); i++) {
            assertThat(reason(places.get(i))).as(places.get(i)).startsWith(reasons.get(i));
        }
    }

    @Test
    void whatComesAgainIsDroppedBySourceAndIdAndByContent() throws Exception {
        Posted.territory("IBC");

        send(List.of(
                structured("IBC", "1", TYPE, figure("gdp", "2023", "7")),
                structured("IBC", "2", TYPE, figure("gdp", "2023", "8")),
                // the first again: without its id it would be a new release that takes the second back
                structured("IBC", "1", TYPE, figure("gdp", "2023", "7")),
                binary("IBC", "1", TYPE, figure("gdp", "2023", "9")).record(),
                // another event that says what stands
                structured("IBC", "3", TYPE, figure("gdp", "2023", "8")),
                structured("IBC", "4", TYPE, figure("gdp", "2022", "1"))));

        assertThat(observations("IBC", 3)).extracting(Observation::value).containsExactly(7.0, 8.0, 1.0);
    }

    @Test
    void whatIsReadAgainAfterACrashChangesNothing() throws Exception {
        Posted.territory("IBD");
        send(events("IBD"));
        List<ConsumerRecord<String, byte[]>> facts = records(Topic.OBSERVATIONS, "IBD", 40);
        int letters = RecordsOnTopic.of(cluster, Topic.DEAD_LETTERS, Topic.INBOX.topicName())
                .size();

        // as if the process had been killed before any position was committed, and then right after a repeat came
        inbox.stop();
        inbox.forgetPositions(cluster.bootstrapServers());
        send(List.of(structured("IBD", "0", TYPE, figure("gdp", "1999", "1"))));
        inbox.start();
        send(List.of(structured("IBD", "last", TYPE, figure("gdp", "1999", "5"))));

        List<ConsumerRecord<String, byte[]>> after = records(Topic.OBSERVATIONS, "IBD", 41);
        assertThat(after.subList(0, 40))
                .extracting(ConsumerRecord::offset)
                .isEqualTo(facts.stream().map(ConsumerRecord::offset).toList());
        assertThat(Json.read(after.get(40).value(), Observation.class).value()).isEqualTo(5.0);
        assertThat(RecordsOnTopic.of(cluster, Topic.DEAD_LETTERS, Topic.INBOX.topicName()))
                .hasSize(letters);
    }

    @Test
    void eventsThatAreNotYetCommittedAreTakenOnceWhenTheReaderIsStoppedAgainAndAgain() throws Exception {
        Posted.territory("IBE");
        var sending = new Thread(() -> {
            for (ProducerRecord<String, byte[]> event : events("IBE")) {
                send(List.of(event));
            }
        });
        sending.start();
        while (sending.isAlive()) {
            inbox.stop();
            inbox.start();
            sending.join(100);
        }

        assertThat(observations("IBE", 40)).extracting(Observation::value).doesNotHaveDuplicates();
    }

    /** Forty releases of one figure, each with its own value, a bad one beside every tenth. */
    private static List<ProducerRecord<String, byte[]>> events(String territory) {
        List<ProducerRecord<String, byte[]>> events = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            if (i % 10 == 0) {
                events.add(structured(territory, "bad" + i, TYPE, figure("gdp", "2023", "\"x\"")));
            }
            events.add(binary(territory, String.valueOf(i), TYPE, figure("gdp", "2023", String.valueOf(i + 1)))
                    .header("ce_time", "2024-03-20T08:00:" + (10 + i) + "Z")
                    .record());
        }
        return events;
    }

    private static String figure(String variable, String period, String value) {
        return "{\"city\": \"320500\", \"variable\": \"" + variable + "\", \"period\": \"" + period + "\", \"value\": "
                + value + ", \"unit\": \"CNY\"}";
    }

    private static ProducerRecord<String, byte[]> structured(String territory, String id, String type, String data) {
        String event = "{\"specversion\": \"1.0\", \"id\": \"" + id + "\", \"source\": \"/offices/苏州/" + territory
                + "\", \"type\": \""
                + type + "\", \"partitionkey\": \"" + territory + "\", \"data\": " + data + "}";
        return new Written(territory, event).header("content-type", STRUCTURED).record();
    }

    private static Written binary(String territory, String id, String type, String data) {
        return new Written(territory, data)
                .header("ce_specversion", "1.0")
                .header("ce_id", id)
                .header("ce_source", "/offices/苏州/" + territory)
                .header("ce_type", type)
                .header("ce_partitionkey", territory);
    }

    private record Written(ProducerRecord<String, byte[]> record) {

        Written(String key, String value) {
            this(new ProducerRecord<>(Topic.INBOX.topicName(), key, value.getBytes(StandardCharsets.UTF_8)));
        }

        Written header(String name, String value) {
            record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
            return this;
        }
    }

    /** Writes records as anybody could, with nothing of ours; tells where they are. */
    private List<String> send(List<ProducerRecord<String, byte[]>> records) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", cluster.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            List<String> places = new ArrayList<>();
            for (ProducerRecord<String, byte[]> record : records) {
                var written = producer.send(record).get();
                places.add(written.topic() + "/" + written.partition() + "/" + written.offset());
            }
            return places;
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Observation> observations(String territory, int expected) {
        return records(Topic.OBSERVATIONS, territory, expected).stream()
                .map(record -> Json.read(record.value(), Observation.class))
                .toList();
    }

    /** The records of a territory once there are as many as expected, and a moment later still. */
    private List<ConsumerRecord<String, byte[]>> records(Topic topic, String territory, int expected) {
        return await().atMost(Duration.ofSeconds(30))
                .during(Duration.ofMillis(500))
                .until(() -> RecordsOnTopic.of(cluster, topic, territory + "/"), found -> found.size() == expected);
    }

    private String reason(String place) {
        return await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> RecordsOnTopic.of(cluster, Topic.DEAD_LETTERS, place), found -> !found.isEmpty())
                .stream()
                .filter(letter -> letter.key().equals(place))
                .map(letter ->
                        new String(letter.headers().lastHeader("secunda_reason").value(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }
}
