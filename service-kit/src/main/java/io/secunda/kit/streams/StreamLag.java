package io.secunda.kit.streams;

import org.apache.kafka.streams.KafkaStreams;

/** How far behind a stream is. */
public final class StreamLag {

    private StreamLag() {}

    /** Records that are on its topics and were not yet taken in. */
    public static long of(KafkaStreams streams) {
        return streams.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("records-lag"))
                .map(metric -> metric.metricValue())
                .filter(value -> value instanceof Double lag && Double.isFinite(lag))
                .mapToLong(value -> ((Double) value).longValue())
                .sum();
    }
}
