package io.secunda.metrics;

import io.secunda.events.Json;
import io.secunda.events.agreement.Agreement;
import io.secunda.events.flow.Flow;
import io.secunda.events.geography.Geography;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.observation.Observation;
import io.secunda.events.topic.Envelope;
import io.secunda.events.topic.Topic;
import io.secunda.metrics.catalogue.CriteriaReader;
import io.secunda.metrics.catalogue.Families;
import io.secunda.metrics.recompute.Earlier;
import io.secunda.metrics.recompute.Pace;
import io.secunda.metrics.recompute.Tally;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
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

/** The topology under a test driver: facts in, values out, and the last value of each series and period. */
final class MetricsDriver implements AutoCloseable {

    static final Instant NOW = Instant.parse("2024-03-01T12:00:00Z");
    private static final Duration INTERVAL = Duration.ofMillis(20);

    private Duration flushing = Duration.ZERO;
    private Instant now = NOW;
    private final InstantSource clock = () -> now;
    final Tally tally = new Tally(time -> flushing = flushing.plus(time));
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, byte[]> geography;
    private final TestInputTopic<String, byte[]> observations;
    private final TestInputTopic<String, byte[]> flows;
    private final TestInputTopic<String, byte[]> agreements;
    private final TestOutputTopic<String, byte[]> indicators;
    private final Map<String, IndicatorValue> latest = new LinkedHashMap<>();

    MetricsDriver() {
        this(100_000);
    }

    MetricsDriver(int maxDirty) {
        var config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        driver = new TopologyTestDriver(
                MetricsTopology.of(
                        new Families(CriteriaReader.shipped()),
                        new Pace(INTERVAL, Duration.ofMillis(250), maxDirty),
                        clock.withZone(ZoneOffset.UTC),
                        tally,
                        Earlier.NOTHING),
                config);
        geography =
                driver.createInputTopic(Topic.GEOGRAPHY.topicName(), new StringSerializer(), new ByteArraySerializer());
        observations = driver.createInputTopic(
                Topic.OBSERVATIONS.topicName(), new StringSerializer(), new ByteArraySerializer());
        flows = driver.createInputTopic(Topic.FLOWS.topicName(), new StringSerializer(), new ByteArraySerializer());
        agreements = driver.createInputTopic(
                Topic.AGREEMENTS.topicName(), new StringSerializer(), new ByteArraySerializer());
        indicators = driver.createOutputTopic(
                Topic.INDICATORS.topicName(), new StringDeserializer(), new ByteArrayDeserializer());
    }

    void setClock(Instant time) {
        now = time;
    }

    MetricsDriver know(Geography... records) {
        for (Geography record : records) {
            geography.pipeInput(record.key(), Json.write(record));
        }
        return this;
    }

    MetricsDriver observe(Observation... records) {
        for (Observation record : records) {
            observations.pipeInput(record.key(), Json.write(record));
        }
        return this;
    }

    /** As it comes from a request in a trace. */
    MetricsDriver observeIn(String traceparent, Observation record) {
        var headers = new RecordHeaders();
        byte[] value = Json.write(record);
        new Envelope(
                        Envelope.idOf(record.key(), value),
                        "/test",
                        Observation.RECORDED,
                        record.city(),
                        record.released(),
                        record.recorded(),
                        record.territory(),
                        Topic.OBSERVATIONS.schemaUri())
                .tracedBy(traceparent)
                .addTo(headers);
        observations.pipeInput(new TestRecord<>(record.key(), value, headers));
        return this;
    }

    MetricsDriver flow(Flow... records) {
        for (Flow record : records) {
            flows.pipeInput(record.key(), Json.write(record));
        }
        return this;
    }

    MetricsDriver agree(Agreement... records) {
        for (Agreement record : records) {
            agreements.pipeInput(record.key(), Json.write(record));
        }
        return this;
    }

    void unreadable(String key, String bytes) {
        observations.pipeInput(key, bytes.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Lets flushes come until nothing waits, and returns the values that were told since the last call. */
    List<IndicatorValue> flush() {
        return flushRecords().stream()
                .map(record -> Json.read(record.value(), IndicatorValue.class))
                .toList();
    }

    /** Lets flushes come until nothing waits, and keeps nothing of what they tell, nor of the changelogs. */
    void flushAway() {
        do {
            driver.advanceWallClockTime(INTERVAL);
            for (String topic : driver.producedTopicNames()) {
                driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                        .readRecordsToList();
            }
        } while (tally.dirty() > 0);
    }

    /** How long all flushes took, without what the test driver does with their output. */
    Duration flushing() {
        return flushing;
    }

    List<TestRecord<String, byte[]>> flushRecords() {
        do {
            driver.advanceWallClockTime(INTERVAL);
        } while (tally.dirty() > 0);
        List<TestRecord<String, byte[]>> records = new ArrayList<>(indicators.readRecordsToList());
        records.forEach(r -> latest.put(r.key(), Json.read(r.value(), IndicatorValue.class)));
        return records;
    }

    /** The stores of the stream. */
    KeyValueStore<String, byte[]> store(String name) {
        return driver.getKeyValueStore(name);
    }

    /** Lets one interval pass. */
    void look() {
        driver.advanceWallClockTime(INTERVAL);
    }

    /** What stands for a series and period: {@code T/region:R/gini/-/2020}; null when nothing was told. */
    IndicatorValue latest(String key) {
        return latest.get(key);
    }

    Map<String, IndicatorValue> latest() {
        return latest;
    }

    @Override
    public void close() {
        driver.close();
    }
}
