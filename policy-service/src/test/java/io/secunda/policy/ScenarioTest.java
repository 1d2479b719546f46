package io.secunda.policy;

import static io.secunda.policy.evaluation.Events.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.secunda.events.Json;
import io.secunda.events.geography.Role;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.recommendation.Recommendation;
import io.secunda.events.recommendation.State;
import io.secunda.events.topic.Topic;
import io.secunda.policy.evaluation.Counts;
import io.secunda.policy.evaluation.Events;
import io.secunda.policy.evaluation.RecommendationProcessor;
import io.secunda.policy.evaluation.Surroundings;
import io.secunda.policy.evaluation.WhatIf;
import io.secunda.policy.rules.Rule;
import io.secunda.policy.rules.RuleBase;
import io.secunda.policy.rules.ShippedRules;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scenarios beside a stream with recommendations. */
class ScenarioTest {

    private static final Rule PLAIN = ShippedRules.from(ShippedRules.PLAIN);
    private static final String INDICATOR = PLAIN.primary().indicators().get(0);

    private TopologyTestDriver driver;
    private TestInputTopic<String, byte[]> in;
    private TestOutputTopic<String, byte[]> out;
    private WhatIf whatIf;

    @BeforeEach
    void start() {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        var surroundings = new Surroundings(
                RuleBase.of(List.of(PLAIN)),
                Clock.fixed(Events.RECORDED.plusSeconds(60), ZoneOffset.UTC),
                (record, reason) -> {},
                (indicators, partition, consumer) -> {},
                new NoCounts());
        driver = new TopologyTestDriver(PolicyTopology.of(surroundings), settings);
        in = driver.createInputTopic(Topic.INDICATORS.topicName(), new StringSerializer(), new ByteArraySerializer());
        out = driver.createOutputTopic(
                Topic.RECOMMENDATIONS.topicName(), new StringDeserializer(), new ByteArrayDeserializer());
        whatIf = new WhatIf(surroundings, driver::getKeyValueStore);
        send(in("region:HIGH", 0.6), in("region:LOW", 0.1));
    }

    private static final class NoCounts implements Counts {

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
            // not looked at
        }

        @Override
        public void failed(String rule, String message) {
            throw new AssertionError(message);
        }
    }

    @AfterEach
    void close() {
        driver.close();
    }

    private static IndicatorValue in(String region, double value) {
        return value(region, INDICATOR, 2020, value);
    }

    private List<Recommendation> send(IndicatorValue... values) {
        for (IndicatorValue value : values) {
            in.pipeInput(value.key(), Json.write(value));
        }
        driver.advanceWallClockTime(RecommendationProcessor.FLUSH);
        return out.readValuesToList().stream()
                .map(bytes -> Json.read(bytes, Recommendation.class))
                .toList();
    }

    private Map<String, String> stores() {
        var copy = new TreeMap<String, String>();
        for (String name : List.of("indicator-values", "recommendations")) {
            try (var all = driver.<String, byte[]>getKeyValueStore(name).all()) {
                all.forEachRemaining(
                        e -> copy.put(name + " " + e.key, new String(e.value, StandardCharsets.ISO_8859_1)));
            }
        }
        return copy;
    }

    @Test
    void raisesAndWithdrawsInThoughtOnly() {
        Map<String, String> before = stores();

        List<WhatIf.Move> moves = whatIf.moves(List.of(in("region:HIGH", 0.01), in("region:LOW", 0.9)));

        assertThat(moves)
                .extracting(move -> move.change() + " " + move.after().subject())
                .containsExactlyInAnyOrder("withdrawn region:HIGH", "raised region:LOW");
        assertThat(moves).allSatisfy(move -> {
            boolean raised = move.change().equals("raised");
            assertThat(move.before() == null).isEqualTo(raised);
            assertThat(move.after().evidence()).isNotEmpty();
        });
        assertThat(stores()).isEqualTo(before);
        assertThat(send()).isEmpty();
    }

    @Test
    void isWhatTheStreamTellsWhenItComesTrue() {
        IndicatorValue[] values = {in("region:HIGH", 0.99), in("region:LOW", 0.9)};
        List<Recommendation> imagined =
                whatIf.moves(List.of(values)).stream().map(WhatIf.Move::after).toList();

        assertThat(imagined).isNotEmpty().isEqualTo(send(values));
    }

    private static IndicatorValue ranked(String subject, String indicator, double score, int rank, Role role) {
        IndicatorValue plain = value(subject, indicator, null, 2020, score, Map.of("rank", (double) rank, "of", 5.0));
        return new IndicatorValue(
                plain.territory(),
                plain.indicator(),
                plain.subject(),
                plain.window(),
                plain.period(),
                plain.from(),
                plain.value(),
                plain.reason(),
                plain.parts(),
                plain.components(),
                plain.unit(),
                plain.coverage(),
                plain.provisional(),
                plain.crossesBreak(),
                plain.inputs(),
                plain.previous(),
                plain.names(),
                role,
                plain.sources(),
                plain.vintage(),
                plain.cause(),
                plain.recorded().plusMillis((long) (score * 1000)));
    }

    @Test
    void aCoreThatGetsAheadLeavesCitiesOfItsRegionBehind() {
        try (var stream = new PolicyDriver(ShippedRules.all())) {
            String score = "hqd_score(green_transformation)";
            List<IndicatorValue> now = new ArrayList<>(List.of(ranked("city:C@R", score, 0.5, 1, Role.CORE)));
            for (int rank = 2; rank <= 5; rank++) {
                now.add(ranked("city:S" + rank + "@R", score, 0.4, rank, Role.SECONDARY));
            }
            stream.send(now);
            List<IndicatorValue> ahead = List.of(ranked("city:C@R", score, 0.95, 1, Role.CORE));
            List<String> imagined = new WhatIf(stream.surroundings(), stream::store)
                    .moves(ahead).stream().map(WhatIf.Move::id).toList();

            assertThat(imagined).contains("gap-green-transformation~city:S5@R");
            assertThat(stream.send(ahead)).extracting(Recommendation::id).containsExactlyInAnyOrderElementsOf(imagined);
        }
    }

    @Test
    void sayingTheSameMovesNothing() {
        assertThat(whatIf.moves(List.of(in("region:HIGH", 0.6), in("region:LOW", 0.1))))
                .isEmpty();
        assertThat(whatIf.moves(List.of(value("region:HIGH", "of_no_rule", 2020, 1.0))))
                .isEmpty();
    }
}
