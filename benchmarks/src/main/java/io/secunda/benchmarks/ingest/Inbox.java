package io.secunda.benchmarks.ingest;

import io.secunda.benchmarks.pipeline.Clients;
import io.secunda.benchmarks.running.Api;
import io.secunda.events.Json;
import io.secunda.events.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The door for those who write CloudEvents straight onto Kafka. */
final class Inbox {

    private final Clients clients;
    private final Duration patience;

    Inbox(Clients clients, Duration patience) {
        this.clients = clients;
        this.patience = patience;
    }

    /** Rows a second, from the first one sent until all of them are on the topic of observations. */
    double perSecond(Rows rows, int from, int count) {
        List<ProducerRecord<String, byte[]>> records = IntStream.range(from, from + count)
                .mapToObj(row -> record(rows, row))
                .toList();
        try (var producer = clients.producer();
                var observations = clients.consumerAtEnd(Topic.OBSERVATIONS.topicName())) {
            long before = end(observations);
            long begin = System.nanoTime();
            records.forEach(producer::send);
            producer.flush();
            while (end(observations) < before + count) {
                if (System.nanoTime() - begin > patience.toNanos()) {
                    throw new IllegalStateException("of " + count + " events on the inbox "
                            + (end(observations) - before) + " were taken in within " + patience.toSeconds() + " s");
                }
                Api.pause(10);
            }
            return count * 1e9 / (System.nanoTime() - begin);
        }
    }

    private static long end(org.apache.kafka.clients.consumer.KafkaConsumer<String, byte[]> topic) {
        return topic.endOffsets(topic.assignment()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** In binary mode: attributes in headers, the row is the value. */
    private static ProducerRecord<String, byte[]> record(Rows rows, int row) {
        var data = Json.read(
                rows.json(row).getBytes(StandardCharsets.UTF_8), com.fasterxml.jackson.databind.node.ObjectNode.class);
        data.put("territory", rows.territory());
        var record = new ProducerRecord<>(Topic.INBOX.topicName(), rows.territory() + "/" + row, Json.write(data));
        header(record, "content-type", "application/json");
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", rows.territory() + "-" + row);
        header(record, "ce_source", "/benchmarks");
        header(record, "ce_type", "io.secunda.observation.recorded.v1");
        return record;
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
