package io.secunda.benchmarks.pipeline;

import io.secunda.events.Json;
import io.secunda.events.Period;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.topic.Topic;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Time from sending a single observation until the first committed indicator value that it, or a later one, caused. */
final class LatencyRun {

    /**
     * What was measured, in milliseconds.
     *
     * @param sent observations sent
     * @param p50Ms half of them took no longer
     * @param p99Ms 99 of 100 took no longer
     * @param longestMs the longest
     */
    record Latency(int sent, double p50Ms, double p99Ms, double longestMs) {}

    private record Sent(int number, long atNs) {}

    private static final Period PERIOD = Period.year(2020);

    private final Clients clients;
    private final Duration patience;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Deque<Sent> waiting = new ArrayDeque<>();
    private final List<Double> tookMs = new ArrayList<>();

    LatencyRun(Clients clients, Duration patience) {
        this.clients = clients;
        this.patience = patience;
    }

    Latency measure(LoadTerritory territory, int ratePerSecond, Duration length) {
        long gapNs = 1_000_000_000L / ratePerSecond;
        int count = Math.toIntExact(Math.max(1, length.toNanos() / gapNs));
        try (var consumer = clients.consumerAtEnd(Topic.INDICATORS.topicName());
                var producer = clients.producer()) {
            long begin = System.nanoTime();
            long last = begin + count * gapNs + patience.toNanos();
            int sent = 0;
            while (sent < count || !waiting.isEmpty()) {
                if (sent < count && System.nanoTime() - begin >= sent * gapNs) {
                    send(producer, territory.observation(sent % 2, "population", PERIOD), sent++);
                }
                receive(consumer);
                if (System.nanoTime() > last) {
                    throw new IllegalStateException(waiting.size() + " of " + count
                            + " observations led to no indicator within " + patience.toSeconds() + " s");
                }
            }
        }
        Collections.sort(tookMs);
        return new Latency(count, percentile(0.5), percentile(0.99), percentile(1));
    }

    private void send(KafkaProducer<String, byte[]> producer, ProducerRecord<String, byte[]> record, int number) {
        numbers.put(record.key(), number);
        waiting.add(new Sent(number, System.nanoTime()));
        producer.send(record);
    }

    private void receive(KafkaConsumer<String, byte[]> consumer) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(1))) {
            long now = System.nanoTime();
            Integer caused =
                    numbers.get(Json.read(record.value(), IndicatorValue.class).cause());
            if (caused != null) {
                while (!waiting.isEmpty() && waiting.peek().number() <= caused) {
                    tookMs.add((now - waiting.remove().atNs()) / 1e6);
                }
            }
        }
    }

    private double percentile(double share) {
        return tookMs.get(Math.max(0, (int) Math.ceil(share * tookMs.size()) - 1));
    }
}
