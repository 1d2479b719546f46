package io.secunda.kit.streams;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;

/** How far behind a stream is. */
public final class StreamLag {

    private StreamLag() {}

    /** Records that are on its topics and were not yet taken in. */
    public static long of(KafkaStreams streams) {
        Map<String, Long> lags = new HashMap<>();
        streams.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("records-lag"))
                // what it reads to restore or to keep a copy of its state is no input
                .filter(metric -> !client(metric.metricName()).endsWith("-restore-consumer"))
                .forEach(metric -> {
                    if (metric.metricValue() instanceof Double lag && Double.isFinite(lag)) {
                        lags.put(partition(metric.metricName()), lag.longValue());
                    }
                });
        return lags.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String client(MetricName name) {
        return name.tags().getOrDefault("client-id", "");
    }

    /** Kafka's client tells of a topic whose name has dots twice, the second time with lines below in their place. */
    private static String partition(MetricName name) {
        Map<String, String> tags = name.tags();
        return client(name) + "/" + tags.getOrDefault("topic", "").replace('.', '_') + "/" + tags.get("partition");
    }
}
