package io.secunda.policy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.secunda.events.Json;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.recommendation.Recommendation;
import io.secunda.events.recommendation.State;
import io.secunda.events.topic.Topic;
import io.secunda.policy.rules.Rule;
import io.secunda.policy.rules.RuleBase;
import io.secunda.policy.rules.ShippedRules;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;

class BacktestTest {

    private static final Rule PLAIN = ShippedRules.from(ShippedRules.PLAIN);

    private static IndicatorValue at(int second, String region, int year, double gini) {
        return recorded(Events.value("region:" + region, "gini", year, gini), Events.RECORDED.plusSeconds(second));
    }

    private static IndicatorValue recorded(IndicatorValue v, Instant when) {
        return new IndicatorValue(
                v.territory(),
                v.indicator(),
                v.subject(),
                v.window(),
                v.period(),
                v.from(),
                v.value(),
                v.reason(),
                v.parts(),
                v.components(),
                v.unit(),
                v.coverage(),
                v.provisional(),
                v.crossesBreak(),
                v.inputs(),
                v.previous(),
                v.names(),
                v.role(),
                v.sources(),
                v.vintage(),
                v.cause(),
                when);
    }

    /** Periods in order and revisions of earlier ones, of three regions, around both thresholds. */
    private static List<IndicatorValue> manyVintages() {
        var random = new Random(20_26);
        List<IndicatorValue> values = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String region = "R" + random.nextInt(3);
            values.add(at(i, region, 2000 + i / 20 - random.nextInt(2), 0.2 + 0.4 * random.nextDouble()));
        }
        return values;
    }

    private static final class Time extends Clock {
        private Instant now = Events.RECORDED;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static List<Recommendation> toldBy(Rule rule, List<IndicatorValue> values) {
        var time = new Time();
        var counts = new Counts() {
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
            public void failed(String id, String message) {
                throw new AssertionError(message);
            }
        };
        var surroundings = new Surroundings(
                RuleBase.of(List.of(rule)),
                time,
                (record, reason) -> {},
                (indicators, partition, consumer) -> {},
                counts);
        var topology = new Topology()
                .addSource(
                        "in",
                        Serdes.String().deserializer(),
                        Serdes.ByteArray().deserializer(),
                        Topic.INDICATORS.topicName())
                .addProcessor("recommend", RecommendationProcessor.with(surroundings), "in")
                .addSink(
                        "out",
                        Topic.RECOMMENDATIONS.topicName(),
                        Serdes.String().serializer(),
                        Serdes.ByteArray().serializer(),
                        "recommend");
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        try (var driver = new TopologyTestDriver(topology, settings)) {
            var in = driver.createInputTopic(
                    Topic.INDICATORS.topicName(), new StringSerializer(), new ByteArraySerializer());
            var out = driver.createOutputTopic(
                    Topic.RECOMMENDATIONS.topicName(), new StringDeserializer(), new ByteArrayDeserializer());
            for (IndicatorValue value : values) {
                time.now = value.recorded();
                in.pipeInput(value.key(), Json.write(value));
                driver.advanceWallClockTime(RecommendationProcessor.FLUSH);
                driver.advanceWallClockTime(RecommendationProcessor.FLUSH);
            }
            return out.readValuesToList().stream()
                    .map(bytes -> Json.read(bytes, Recommendation.class))
                    .toList();
        }
    }

    @Test
    void tellsWhatTheStreamToldOfTheSameValues() {
        List<IndicatorValue> values = manyVintages();
        var backtest = new Backtest(PLAIN, "CN", 10_000);
        values.forEach(backtest::take);
        Backtest.Outcome outcome = backtest.end();

        assertThat(outcome.events()).isEqualTo(toldBy(PLAIN, values));
        assertThat(outcome.counts().keySet()).containsExactlyInAnyOrder(State.values());
        assertThat(outcome.values()).isEqualTo(300);
        assertThat(outcome.subjects()).isEqualTo(3);
    }

    @Test
    void countsGoOnAfterTheListIsCut() {
        var backtest = new Backtest(PLAIN, "CN", 1);
        for (int i = 0; i < 6; i++) {
            backtest.take(at(i, "R", 2000 + i, i % 2 == 0 ? 0.5 : 0.1));
        }
        var response = BacktestResponse.from(PLAIN, "CN", backtest.end());

        assertThat(response.counts()).isEqualTo(Map.of("raised", 3, "withdrawn", 3));
        assertThat(response.events()).hasSize(1);
        assertThat(response.cut()).isTrue();
        assertThat(response.open()).isZero();
    }

    @Test
    void valuesOfOneMomentAreAnsweredTogetherAndOthersAreLeftAlone() {
        var backtest = new Backtest(PLAIN, "CN", 10);
        backtest.take(at(0, "R", 2001, 0.9));
        backtest.take(at(0, "R", 2002, 0.1));
        backtest.take(Events.value("region:R", "theil_t", 2003, 0.9));
        assertThat(backtest.end().events()).isEmpty();

        var elsewhere = new Backtest(PLAIN, "XX", 10);
        elsewhere.take(at(0, "R", 2001, 0.9));
        assertThat(elsewhere.end().values()).isZero();
    }

    @Test
    void anExpressionWithoutAnswerIsCountedAndTold() {
        Rule failing = ShippedRules.from(ShippedRules.PLAIN.replace("raise: x > 0.4", "raise: 1 / int(x) > 0"));
        var backtest = new Backtest(failing, "CN", 10);
        backtest.take(at(0, "R", 2001, 0.9));
        Backtest.Outcome outcome = backtest.end();

        assertThat(outcome.failures()).isEqualTo(1);
        assertThat(outcome.failure()).startsWith("CN/plain~region:R: ");
    }
}
