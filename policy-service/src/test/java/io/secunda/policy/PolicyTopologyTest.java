package io.secunda.policy;

import static io.secunda.policy.evaluation.Events.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.secunda.events.Json;
import io.secunda.events.geography.Role;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.recommendation.Evidence;
import io.secunda.events.recommendation.Recommendation;
import io.secunda.events.recommendation.State;
import io.secunda.events.topic.Envelope;
import io.secunda.events.topic.Topic;
import io.secunda.policy.evaluation.Counts;
import io.secunda.policy.evaluation.Events;
import io.secunda.policy.evaluation.RecommendationProcessor;
import io.secunda.policy.evaluation.Surroundings;
import io.secunda.policy.rules.Rule;
import io.secunda.policy.rules.RuleBase;
import io.secunda.policy.rules.ShippedRules;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PolicyTopologyTest {

    private static final Rule POLARIZATION = ShippedRules.named("polarization-gdp");
    private static final Rule PERIPHERAL = ShippedRules.named("peripheralizing-city");
    private static final Rule AGEING = ShippedRules.named("ageing-outmigrating-city");
    private static final Rule FISCAL = ShippedRules.named("fiscal-dependence");
    private static final Rule PLAIN = ShippedRules.from(ShippedRules.PLAIN);
    private static final Rule FAILING = ShippedRules.from(
            ShippedRules.PLAIN.replace("id: plain", "id: failing").replace("raise: x > 0.4", "raise: 1 / int(x) > 0"));

    private final List<String> setAside = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final List<IndicatorValue> earlier = new ArrayList<>();
    private int evaluations;
    private TopologyTestDriver driver;
    private TestInputTopic<String, byte[]> in;
    private TestOutputTopic<String, byte[]> out;

    private void start(Rule... rules) {
        start(RuleBase.of(List.of(rules)));
    }

    private void start(RuleBase rules) {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        var surroundings = new Surroundings(
                rules,
                Clock.fixed(Events.RECORDED.plusSeconds(60), ZoneOffset.UTC),
                (record, reason) -> setAside.add(record.offset() + " " + reason),
                (indicators, partition, consumer) -> earlier.stream()
                        .filter(value -> indicators.contains(value.indicator()))
                        .forEach(consumer),
                new Counts() {
                    @Override
                    public void read() {
                        // not looked at
                    }

                    @Override
                    public void evaluated() {
                        evaluations++;
                    }

                    @Override
                    public void told(State state) {
                        // what is told is seen on the topic
                    }

                    @Override
                    public void failed(String rule, String message) {
                        failures.add(message);
                    }
                });
        driver = new TopologyTestDriver(PolicyTopology.of(surroundings), settings);
        in = driver.createInputTopic(Topic.INDICATORS.topicName(), new StringSerializer(), new ByteArraySerializer());
        out = driver.createOutputTopic(
                Topic.RECOMMENDATIONS.topicName(), new StringDeserializer(), new ByteArrayDeserializer());
        flush();
    }

    /** The same state, another process: nothing but the stores is left. */
    private void restart(Rule... rules) {
        Map<String, Map<String, byte[]>> stores =
                Map.of("indicator-values", copy("indicator-values"), "recommendations", copy("recommendations"));
        driver.close();
        startEmptyThenFill(RuleBase.of(List.of(rules)), stores);
    }

    private void startEmptyThenFill(RuleBase rules, Map<String, Map<String, byte[]>> stores) {
        // the driver has no changelog to restore from: the processor is made, its stores are filled, and every question
        // that
        // a restored processor would ask is asked by sending what is stored once more
        start(rules);
        stores.forEach((name, entries) -> {
            KeyValueStore<String, byte[]> store = driver.getKeyValueStore(name);
            entries.forEach(store::put);
        });
        evaluations = 0;
    }

    private Map<String, byte[]> copy(String name) {
        Map<String, byte[]> entries = new java.util.TreeMap<>();
        KeyValueStore<String, byte[]> store = driver.getKeyValueStore(name);
        try (var all = store.all()) {
            all.forEachRemaining(entry -> entries.put(entry.key, entry.value));
        }
        return entries;
    }

    @AfterEach
    void close() {
        driver.close();
    }

    private void send(IndicatorValue... values) {
        for (IndicatorValue value : values) {
            in.pipeInput(value.key(), Json.write(value));
        }
    }

    private void flush() {
        // one in which values came, and one in which none did
        driver.advanceWallClockTime(RecommendationProcessor.FLUSH);
        driver.advanceWallClockTime(RecommendationProcessor.FLUSH);
    }

    private List<Recommendation> events() {
        flush();
        return out.readValuesToList().stream()
                .map(bytes -> Json.read(bytes, Recommendation.class))
                .toList();
    }

    private List<String> told() {
        return events().stream()
                .map(e -> e.state() + " " + e.id() + " " + e.period())
                .toList();
    }

    private static IndicatorValue polarization(int year, Double value) {
        return value("region:CYU", "polarization(gdp)", "longest", year, value, Map.of());
    }

    private static IndicatorValue secondary(IndicatorValue v, Role role) {
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
                role,
                v.sources(),
                v.vintage(),
                v.cause(),
                v.recorded());
    }

    private static IndicatorValue recorded(IndicatorValue v, Duration later, double coverage) {
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
                coverage,
                v.provisional(),
                v.crossesBreak(),
                v.inputs(),
                v.previous(),
                v.names(),
                v.role(),
                v.sources(),
                v.vintage(),
                v.cause(),
                v.recorded().plus(later));
    }

    @Test
    void aValueAboveTheThresholdRaisesARecommendationWithItsEvidence() {
        start(POLARIZATION);
        send(polarization(2020, 0.4526));
        flush();
        TestRecord<String, byte[]> record = out.readRecord();
        Recommendation event = Json.read(record.value(), Recommendation.class);

        assertThat(record.key()).isEqualTo("CN/polarization-gdp~region:CYU");
        Envelope envelope = Envelope.from(record.headers());
        assertThat(envelope.source()).isEqualTo("/secunda/policy-service");
        assertThat(envelope.type()).isEqualTo("io.secunda.recommendation.raised.v1");
        assertThat(envelope.subject()).isEqualTo("polarization-gdp~region:CYU");
        assertThat(envelope.territory()).isEqualTo("CN");
        assertThat(event.severity()).isEqualTo(0.4526 / 1.5);
        assertThat(event.confidence()).isEqualTo(1);
        assertThat(event.cause()).isEqualTo("CN/region:CYU/polarization(gdp)/longest/2020");
        assertThat(event.condition()).isEqualTo("polarization > 0.2");
        assertThat(event.withdrawal()).isEqualTo("polarization <= 0.1");
        assertThat(event.recorded()).isEqualTo(Events.RECORDED.plusSeconds(60)).isEqualTo(event.raised());
        assertThat(event.evidence()).singleElement().satisfies(evidence -> {
            assertThat(evidence.value()).isEqualTo(0.4526);
            assertThat(evidence.counterfactual()).isEqualTo(0.1);
            assertThat(evidence.sources()).hasSize(1);
        });
    }

    @Test
    void everyChangeIsOneEventAndNoChangeIsNone() {
        start(POLARIZATION);
        send(polarization(2019, 0.44));
        assertThat(told()).containsExactly("raised polarization-gdp~region:CYU 2019");
        send(polarization(2019, 0.44));
        assertThat(told()).isEmpty();
        send(polarization(2020, 0.45));
        assertThat(told()).containsExactly("updated polarization-gdp~region:CYU 2020");
        send(polarization(2021, 0.75));
        assertThat(told()).containsExactly("escalated polarization-gdp~region:CYU 2021");
        send(polarization(2022, 0.15));
        assertThat(told()).containsExactly("eased polarization-gdp~region:CYU 2022");
        send(polarization(2023, 0.1));
        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.state()).isEqualTo(State.WITHDRAWN);
            assertThat(event.severity()).isZero();
            assertThat(event.previousSeverity()).isEqualTo(0.15 / 1.5);
            assertThat(event.evidence()).extracting(Evidence::counterfactual).containsOnlyNulls();
        });
        send(polarization(2023, 0.1));
        assertThat(told()).isEmpty();
    }

    @Test
    void aBurstIsAnsweredOnce() {
        start(POLARIZATION);
        for (int year = 2001; year <= 2020; year++) {
            send(polarization(year, 0.3 + year / 1e5));
        }
        evaluations = 0;

        assertThat(told()).containsExactly("raised polarization-gdp~region:CYU 2020");
        assertThat(evaluations).isEqualTo(1);
    }

    @Test
    void theOrderOfArrivalChangesNothing() {
        start(POLARIZATION);
        send(polarization(2020, 0.4), polarization(2010, 0.9), polarization(2015, -0.2));

        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.period()).hasToString("2020");
            assertThat(event.evidence().get(0).value()).isEqualTo(0.4);
        });
        send(polarization(2012, 0.0));
        assertThat(told()).isEmpty();
    }

    @Test
    void anOlderValueArrivingLateChangesNothing() {
        start(POLARIZATION);
        send(recorded(polarization(2020, 0.4), Duration.ofHours(1), 1));
        assertThat(told()).hasSize(1);
        send(polarization(2020, 0.05));

        assertThat(told()).isEmpty();
    }

    @Test
    void aPeriodThatCannotBeComputedLeavesTheRecommendationAsItIs() {
        start(POLARIZATION);
        send(polarization(2021, 0.4));
        assertThat(told()).hasSize(1);
        send(polarization(2022, null));

        assertThat(told()).isEmpty();
    }

    @Test
    void aPeriodThatIsTakenBackLeavesWhatTheOneBeforeSays() {
        start(PLAIN);
        send(value("region:CYU", "gini", 2019, 0.6));
        send(value("region:CYU", "gini", 2020, 0.6));
        assertThat(told()).hasSize(1);
        send(value("region:CYU", "gini", 2020, null));

        assertThat(told()).containsExactly("updated plain~region:CYU 2019");
    }

    @Test
    void aRecommendationOfWhichNothingIsKnownAnyMoreIsWithdrawn() {
        start(PLAIN);
        send(value("region:CYU", "gini", 2020, 0.5));
        assertThat(told()).hasSize(1);
        send(value("region:CYU", "gini", 2020, null));

        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.state()).isEqualTo(State.WITHDRAWN);
            assertThat(event.evidence().get(0).reason()).isEqualTo("low_coverage");
        });
    }

    @Test
    void poorCoverageDoesNotRaise() {
        start(POLARIZATION);
        send(recorded(polarization(2022, 0.5), Duration.ZERO, 0.69));
        assertThat(told()).isEmpty();
        send(recorded(polarization(2022, 0.5), Duration.ofMinutes(1), 0.8));

        assertThat(events())
                .singleElement()
                .satisfies(e -> assertThat(e.confidence()).isEqualTo(0.8));
    }

    @Test
    void aCityIsJudgedByPartsAndByItsRole() {
        start(PERIPHERAL);
        String city = "city:130700@BTH";
        List<IndicatorValue> values = List.of(
                value(city, "relative_growth(population)", "longest", 2020, -0.0109, Map.of()),
                value(city, "share_shift(population)", "longest", 2020, -0.043, Map.of()),
                value(
                        city,
                        "peripheralization",
                        "longest",
                        2020,
                        0.81,
                        Map.of("percentile", 1.0, "rank", 1.0, "of", 13.0)));
        values.forEach(v -> send(secondary(v, Role.SECONDARY)));
        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.role()).isEqualTo(Role.SECONDARY);
            assertThat(event.evidence()).extracting(Evidence::part).containsExactly("percentile", null, null);
            assertThat(event.evidence()).extracting(Evidence::counterfactual).doesNotContainNull();
        });

        values.forEach(v -> send(recorded(secondary(v, Role.CORE), Duration.ofMinutes(1), 1)));
        assertThat(told()).containsExactly("withdrawn peripheralizing-city~" + city + " 2020");
    }

    @Test
    void theFirstKnownOfSeveralIndicatorsIsTaken() {
        start(ShippedRules.named("polarization-population"));
        send(value("region:CYU", "polarization(population)", "longest", 2020, 0.68, Map.of()));
        assertThat(events().get(0).evidence().get(0).indicator()).isEqualTo("polarization(population)");
        send(value("region:CYU", "polarization(population_constant_boundaries)", "longest", 2020, 0.568, Map.of()));

        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.state()).isEqualTo(State.EASED);
            assertThat(event.evidence().get(0).indicator()).isEqualTo("polarization(population_constant_boundaries)");
        });
    }

    @Test
    void aFigureOfACityOnItsOwnCountsInItsRegions() {
        start(AGEING, FISCAL);
        send(value("city:510300", "migration_balance", 2020, -0.12));
        send(value("city:510300@CYU", "ageing_gap(population_65_plus)", 2020, 0.05));
        assertThat(told()).containsExactly("raised ageing-outmigrating-city~city:510300@CYU 2020");
        send(recorded(value("city:510300", "migration_balance", 2020, 0.01), Duration.ofSeconds(1), 1));
        assertThat(told()).containsExactly("withdrawn ageing-outmigrating-city~city:510300@CYU 2020");
        send(value("city:510300", "fiscal_self_sufficiency", 2020, 0.3));
        assertThat(told()).containsExactly("raised fiscal-dependence~city:510300 2020");
    }

    @Test
    void theValueBeforeIsTheOneOfThePeriodBefore() {
        start(ShippedRules.named("unevenness-rises"));
        send(value("region:BTH", "theil_t", null, 2020, 0.1844, Map.of("within", 0.0422, "between", 0.1422)));
        assertThat(told()).isEmpty();
        send(value("region:BTH", "theil_t", null, 2010, 0.1385, Map.of("within", 0.0357, "between", 0.1028)));

        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.period()).hasToString("2020");
            assertThat(event.evidence())
                    .extracting(e -> e.input() + " " + e.period() + " " + e.value())
                    .containsExactly(
                            "theil 2020 0.1844",
                            "theil_before 2010 0.1385",
                            "within 2020 0.0422",
                            "within_before 2010 0.0357");
        });
    }

    @Test
    void aRuleThatFailsLeavesTheOthersAtWork() {
        start(FAILING, PLAIN);
        send(value("region:CYU", "gini", 2020, 0.5));

        assertThat(told()).containsExactly("raised plain~region:CYU 2020");
        assertThat(failures).singleElement().asString().startsWith("CN/failing~region:CYU: ");
    }

    @Test
    void whatCannotBeReadIsSetAsideAndTheNextIsRead() {
        start(PLAIN);
        in.pipeInput("CN/x", "{\"territory\":".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        in.pipeInput("CN/x", null);
        in.pipeInput("CN/x", "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        send(value("region:CYU", "gini", 2020, 0.5));

        assertThat(setAside)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("0 no indicator value: "),
                        second -> assertThat(second).startsWith("1 the record has no value"),
                        third -> assertThat(third).startsWith("2 no indicator value: "));
        assertThat(told()).hasSize(1);
    }

    @Test
    void aRestartTellsNothingAnew() {
        start(PLAIN, POLARIZATION);
        send(value("region:CYU", "gini", 2020, 0.5), polarization(2020, 0.4));
        assertThat(told()).hasSize(2);

        restart(PLAIN, POLARIZATION);
        send(recorded(value("region:CYU", "gini", 2020, 0.5), Duration.ofHours(1), 1));
        assertThat(told()).isEmpty();
        assertThat(evaluations).isPositive();
    }

    @Test
    void aNewVersionOfARuleIsToldForWhatIsOpen() {
        start(PLAIN);
        send(value("region:CYU", "gini", 2020, 0.5));
        assertThat(told()).hasSize(1);

        restart(ShippedRules.from(ShippedRules.PLAIN.replace("version: 1", "version: 2")));
        send(recorded(value("region:CYU", "gini", 2020, 0.5), Duration.ofHours(1), 1));
        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.state()).isEqualTo(State.UPDATED);
            assertThat(event.ruleVersion()).isEqualTo(2);
        });
    }

    @Test
    void aNewRuleSpeaksOfValuesThatWentByBefore() {
        earlier.add(value("region:CYU", "gini", 2020, 0.5));
        start(PLAIN);

        assertThat(told()).containsExactly("raised plain~region:CYU 2020");
    }
}
