package io.secunda.benchmarks.pipeline;

import io.secunda.events.Json;
import io.secunda.events.Scale;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.topic.Topic;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The path from the observations topic through metrics-service to the indicators topic. */
final class PipelineRun {

    /**
     * What was measured.
     *
     * @param perSecond observations a second, from the first one sent until all of them count in committed indicators
     * @param indicators indicator values that came out
     */
    record Throughput(double perSecond, long indicators) {}

    private final Clients clients;
    private final Duration patience;

    PipelineRun(Clients clients, Duration patience) {
        this.clients = clients;
        this.patience = patience;
    }

    /** The last records of each territory must be its {@link LoadTerritory#lastWords}. */
    Throughput throughput(List<ProducerRecord<String, byte[]>> records, List<LoadTerritory> territories)
            throws InterruptedException {
        Set<String> open = new HashSet<>();
        territories.forEach(territory -> open.add(territory.id()));
        try (var consumer = clients.consumerAtEnd(Topic.INDICATORS.topicName())) {
            long begin = System.nanoTime();
            var writer = new Thread(() -> {
                try (var producer = clients.producer()) {
                    records.forEach(producer::send);
                }
            });
            writer.start();
            long indicators = 0;
            while (!open.isEmpty()) {
                indicators += take(consumer, open);
                if (System.nanoTime() - begin > patience.toNanos()) {
                    throw new IllegalStateException("no committed indicator of " + LoadTerritory.LAST_TOLD
                            + " with full coverage for " + open + " within " + patience.toSeconds() + " s, after "
                            + indicators + " others. Is metrics-service running against this Kafka?");
                }
            }
            long end = System.nanoTime();
            writer.join();
            return new Throughput(records.size() * 1e9 / (end - begin), indicators);
        }
    }

    private static long take(KafkaConsumer<String, byte[]> consumer, Set<String> open) {
        long count = 0;
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
            count++;
            if (record.key().endsWith("/" + LoadTerritory.LAST_TOLD)) {
                IndicatorValue value = Json.read(record.value(), IndicatorValue.class);
                if (value.subject().scale() == Scale.REGION && value.value() != null && value.coverage() == 1) {
                    open.remove(value.territory());
                }
            }
        }
        return count;
    }
}
