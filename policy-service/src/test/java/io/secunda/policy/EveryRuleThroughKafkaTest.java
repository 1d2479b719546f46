package io.secunda.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secunda.events.Json;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.recommendation.Recommendation;
import io.secunda.events.topic.Envelope;
import io.secunda.events.topic.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every shipped rule on a real broker, through all states of its recommendation, each exactly once: while the stream is
 * killed in the middle of it, and while the whole system moves to another broker with nothing but its public topics.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EveryRuleThroughKafkaTest {

    /** What has been told up to here is moved to the other broker: most recommendations are open. */
    private static final int MOVED_AFTER = 1;

    private static BrokerTopics topics;
    private static List<ConsumerRecord<String, byte[]>> indicatorsThen;
    private static List<ConsumerRecord<String, byte[]>> eventsThen;

    @TempDir
    static Path folder;

    @BeforeAll
    static void start() {
        topics = new BrokerTopics();
    }

    @AfterAll
    static void stop() {
        topics.close();
    }

    private static List<Recommendation> events(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream()
                .map(record -> Json.read(record.value(), Recommendation.class))
                .toList();
    }

    /** Events of each rule in its own territory. */
    private static Map<String, List<Recommendation>> byRule(List<ConsumerRecord<String, byte[]>> records) {
        Map<String, List<Recommendation>> byRule = new TreeMap<>();
        for (Recommendation event : events(records)) {
            if (EpisodesOfAllRules.isOfItsRule(event.territory(), event.rule())) {
                byRule.computeIfAbsent(event.rule(), rule -> new ArrayList<>()).add(event);
            }
        }
        return byRule;
    }

    private static Map<String, List<String>> states(List<ConsumerRecord<String, byte[]>> records) {
        Map<String, List<String>> states = new TreeMap<>();
        EpisodesOfAllRules.SHIPPED.rules().forEach(rule -> states.put(rule.id(), List.of()));
        byRule(records)
                .forEach((rule, events) -> states.put(
                        rule,
                        events.stream().map(event -> event.state().toString()).toList()));
        return states;
    }

    /** Waits until all probes of a year have been answered, and all that was sent before them. */
    private static List<ConsumerRecord<String, byte[]>> awaitProbes(BrokerTopics broker, int year) {
        List<ConsumerRecord<String, byte[]>> told = new ArrayList<>();
        await().atMost(BrokerTopics.PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    told.clear();
                    told.addAll(broker.read(Topic.RECOMMENDATIONS));
                    return EpisodesOfAllRules.probeKeys().stream()
                            .allMatch(probe -> told.stream()
                                    .anyMatch(record -> record.key().equals(probe)
                                            && Json.read(record.value(), Recommendation.class)
                                                    .period()
                                                    .toString()
                                                    .equals(String.valueOf(year))));
                });
        return told;
    }

    private static void send(BrokerTopics broker, int step) {
        List<IndicatorValue> values = new ArrayList<>(EpisodesOfAllRules.values(step));
        values.addAll(EpisodesOfAllRules.probes(yearOf(step)));
        broker.send(values);
    }

    private static int yearOf(int step) {
        return 1900 + 2 * step;
    }

    @Test
    @Order(1)
    void eachIsRaisedUpdatedMovedAndWithdrawnExactlyOnceHoweverTheStreamIsKilled() {
        var stream = new RunningStream(topics, EpisodesOfAllRules.RULES, folder.resolve("first"));
        List<ConsumerRecord<String, byte[]>> told = List.of();
        for (int step = 0; step < EpisodesOfAllRules.STEPS; step++) {
            send(topics, step);
            if (step == 1) {
                stream.kill();
                stream.awaitEnd();
                stream = new RunningStream(topics, EpisodesOfAllRules.RULES, folder.resolve("first"));
            } else if (step == 2) {
                stream.kill();
                stream = new RunningStream(topics, EpisodesOfAllRules.RULES, folder.resolve("empty"));
            }
            told = awaitProbes(topics, yearOf(step));
            assertThat(states(told)).as("after step %d", step).isEqualTo(EpisodesOfAllRules.statesUpTo(step));
            if (step == MOVED_AFTER) {
                indicatorsThen = topics.read(Topic.INDICATORS);
                eventsThen = told;
            }
        }
        stream.close();

        byRule(told)
                .forEach((rule, events) -> assertThat(events)
                        .as(rule)
                        .extracting(event -> event.state().toString())
                        .hasSize(4)
                        .startsWith("raised")
                        .endsWith("withdrawn")
                        .containsOnlyOnce("updated")
                        .containsAnyOf("escalated", "eased"));
        assertThat(byRule(told)).hasSize(EpisodesOfAllRules.SHIPPED.rules().size());
        assertEachFollowsFromTheOneBefore(told);
    }

    /** Also of recommendations that values of another rule's case led to. */
    private static void assertEachFollowsFromTheOneBefore(List<ConsumerRecord<String, byte[]>> told) {
        assertThat(told)
                .extracting(record -> Envelope.from(record.headers()).id())
                .doesNotHaveDuplicates();
        Map<String, Recommendation> last = new HashMap<>();
        for (Recommendation event : events(told)) {
            Recommendation before = last.put(event.key(), event);
            boolean wasOpen = before != null && before.state().open();
            assertThat(event.state().toString().equals("raised"))
                    .as("%s after %s", event, before)
                    .isEqualTo(!wasOpen);
            assertThat(event.previousSeverity())
                    .as("%s after %s", event, before)
                    .isEqualTo(wasOpen ? (Double) before.severity() : null);
        }
    }

    @Test
    @Order(2)
    void aServiceWithNothingButTheTopicsHasTheSameHistoryAndGoesOn() {
        try (var other = new BrokerTopics()) {
            other.copy(indicatorsThen);
            other.copy(eventsThen);
            try (var stream = new RunningStream(other, EpisodesOfAllRules.RULES, folder.resolve("moved"))) {
                int between = yearOf(MOVED_AFTER) + 1;
                other.send(EpisodesOfAllRules.probes(between));
                List<ConsumerRecord<String, byte[]>> told = awaitProbes(other, between);

                // nothing new was told but of the probes, and these go on
                Map<String, List<String>> expected = new TreeMap<>();
                texts(eventsThen).forEach((key, texts) -> expected.put(key, new ArrayList<>(texts)));
                Map<String, List<String>> found = texts(told);
                for (String probe : EpisodesOfAllRules.probeKeys()) {
                    String added = found.get(probe).remove(expected.get(probe).size());
                    assertThat(added).contains("\"state\":\"updated\"");
                }
                assertThat(found).isEqualTo(expected);

                for (int step = MOVED_AFTER + 1; step < EpisodesOfAllRules.STEPS; step++) {
                    send(other, step);
                    told = awaitProbes(other, yearOf(step));
                    assertThat(states(told)).as("after step %d", step).isEqualTo(EpisodesOfAllRules.statesUpTo(step));
                }
                assertThat(stream).isNotNull();
                assertEachFollowsFromTheOneBefore(told);
                assertThat(withoutTime(told)).isEqualTo(withoutTime(topics.read(Topic.RECOMMENDATIONS)));
            }
        }
    }

    /** Headers and value of all records as text, by key, in order. */
    private static Map<String, List<String>> texts(List<ConsumerRecord<String, byte[]>> records) {
        Map<String, List<String>> texts = new TreeMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            List<String> headers = Arrays.stream(record.headers().toArray())
                    .map(header -> header.key() + "=" + new String(header.value()))
                    .toList();
            texts.computeIfAbsent(record.key(), key -> new ArrayList<>())
                    .add(record.partition() + " " + headers + " " + new String(record.value()));
        }
        return texts;
    }

    /** What was said of each rule in its own territory, but for when this was: the clock is all that may differ. */
    private static Map<String, List<ObjectNode>> withoutTime(List<ConsumerRecord<String, byte[]>> records) {
        Map<String, List<ObjectNode>> said = new TreeMap<>();
        byRule(records)
                .forEach((rule, events) -> said.put(
                        rule,
                        events.stream()
                                .map(event -> {
                                    ObjectNode json = Json.mapper().valueToTree(event);
                                    json.remove(List.of("recorded", "raised"));
                                    return json;
                                })
                                .toList()));
        return said;
    }
}
