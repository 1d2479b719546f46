package io.secunda.kit.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Of the some hundred meters of each Kafka client those that say how far behind it is, how much it reads and writes, and
 * whether it is thrown about; the rest would make every scrape ten times as long.
 */
final class KafkaMeters {

    private static final String KAFKA = "kafka.";

    private static final List<String> KEPT = List.of(
            "kafka.consumer.fetch.manager.records",
            "kafka.consumer.coordinator.rebalance",
            "kafka.consumer.coordinator.failed.rebalance",
            "kafka.consumer.last.poll",
            "kafka.producer.record.error",
            "kafka.producer.record.send",
            "kafka.producer.record.retry",
            "kafka.stream.thread.process.rate",
            "kafka.stream.thread.commit.latency");

    private KafkaMeters() {}

    @Produces
    @Singleton
    static MeterFilter filter() {
        return new MeterFilter() {
            @Override
            public MeterFilterReply accept(Meter.Id id) {
                String name = id.getName();
                return name.startsWith(KAFKA) && KEPT.stream().noneMatch(name::startsWith)
                        ? MeterFilterReply.DENY
                        : MeterFilterReply.NEUTRAL;
            }
        };
    }
}
