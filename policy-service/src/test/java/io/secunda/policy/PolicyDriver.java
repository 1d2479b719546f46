package io.secunda.policy;

import io.secunda.events.Json;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.recommendation.Recommendation;
import io.secunda.events.recommendation.State;
import io.secunda.events.topic.Topic;
import io.secunda.policy.evaluation.Counts;
import io.secunda.policy.evaluation.Events;
import io.secunda.policy.evaluation.RecommendationProcessor;
import io.secunda.policy.evaluation.Surroundings;
import io.secunda.policy.rules.Rule;
import io.secunda.policy.rules.RuleBase;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;

/** The topology of the service, with indicator values in and recommendations out. */
final class PolicyDriver implements AutoCloseable {

    private final Surroundings surroundings;
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, byte[]> in;
    private final TestOutputTopic<String, byte[]> out;

    PolicyDriver(Rule... rules) {
        this(RuleBase.of(List.of(rules)));
    }

    PolicyDriver(RuleBase rules) {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        surroundings = new Surroundings(
                rules,
                Clock.fixed(Events.RECORDED.plusSeconds(60), ZoneOffset.UTC),
                (record, reason) -> {
                    throw new AssertionError("set aside: " + reason);
                },
                (indicators, partition, consumer) -> {},
                new Failing());
        driver = new TopologyTestDriver(PolicyTopology.of(surroundings), settings);
        in = driver.createInputTopic(Topic.INDICATORS.topicName(), new StringSerializer(), new ByteArraySerializer());
        out = driver.createOutputTopic(
                Topic.RECOMMENDATIONS.topicName(), new StringDeserializer(), new ByteArrayDeserializer());
        events();
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** A store of the stream, to look into. */
    KeyValueStore<String, byte[]> store(String name) {
        return driver.getKeyValueStore(name);
    }

    /** Sends values and gives the events that follow. */
    List<Recommendation> send(List<IndicatorValue> values) {
        values.forEach(value -> in.pipeInput(value.key(), Json.write(value)));
        return events();
    }

    /** Sends values and gives the states of the events that follow. */
    List<String> told(IndicatorValue... values) {
        return send(List.of(values)).stream()
                .map(event -> event.state() + " " + event.id() + " " + event.period())
                .toList();
    }

    private List<Recommendation> events() {
        // one in which values came, and one in which none did
        driver.advanceWallClockTime(RecommendationProcessor.FLUSH);
        driver.advanceWallClockTime(RecommendationProcessor.FLUSH);
        return out.readValuesToList().stream()
                .map(bytes -> Json.read(bytes, Recommendation.class))
                .toList();
    }

    @Override
    public void close() {
        driver.close();
    }

    private static final class Failing implements Counts {

        @Override
        public void read() {
            // not looked at
        }

        @Override
        public void evaluated() {
            // not looked at
        }

        @Override
        public void told(State state) {
            // what is told is seen on the topic
        }

        @Override
        public void failed(String rule, String message) {
            throw new AssertionError(message);
        }
    }
}
