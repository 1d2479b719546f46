package io.secunda.gateway;

import io.secunda.events.topic.Envelope;
import io.secunda.events.topic.TerritoryPartitioner;
import io.secunda.events.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes records as the services do. */
final class Records implements AutoCloseable {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final KafkaProducer<String, byte[]> producer;

    Records(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "partitioner.class",
                        TerritoryPartitioner.class.getName(),
                        "linger.ms",
                        1),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** An indicator of a subject, with a number by which it can be told. */
    void indicator(String territory, String subject, int number) {
        send(
                Topic.INDICATORS,
                territory + "/" + subject + "/theil_t/-/2020",
                "io.secunda.indicator.changed.v1",
                territory,
                number);
    }

    /** A figure of a city. */
    void observation(String territory, String city, int number) {
        send(
                Topic.OBSERVATIONS,
                territory + "/" + city + "/gdp/2020/source@2021",
                "io.secunda.observation.recorded.v1",
                territory,
                number);
    }

    void send(Topic topic, String key, String type, String territory, int number) {
        byte[] value = ("{\"number\":" + number + "}").getBytes(StandardCharsets.UTF_8);
        var record = new ProducerRecord<>(topic.topicName(), key, value);
        new Envelope(Envelope.idOf(key, value), "/test", type, key, NOW, NOW, territory, topic.schemaUri())
                .addTo(record.headers());
        producer.send(record);
    }

    /** An indicator that goes back to a request in a trace. */
    void traced(String territory, String traceparent, int number) {
        String key = territory + "/region:YRD/theil_t/-/2020";
        byte[] value = ("{\"number\":" + number + "}").getBytes(StandardCharsets.UTF_8);
        var record = new ProducerRecord<>(Topic.INDICATORS.topicName(), key, value);
        String type = "io.secunda.indicator.changed.v1";
        new Envelope(
                        Envelope.idOf(key, value),
                        "/test",
                        type,
                        key,
                        NOW,
                        NOW,
                        territory,
                        Topic.INDICATORS.schemaUri(),
                        traceparent)
                .addTo(record.headers());
        producer.send(record);
    }

    void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
