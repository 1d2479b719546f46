package io.secunda.policy;

import io.secunda.events.Json;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.topic.Envelope;
import io.secunda.events.topic.TerritoryPartitioner;
import io.secunda.events.topic.Topic;
import io.secunda.events.topic.TopicSetup;
import io.secunda.testkit.TestCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topics of a real broker, written as metrics-service does and read as subscribers do. */
final class BrokerTopics implements AutoCloseable {

    static final int PARTITIONS = 3;
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final TestCluster cluster = TestCluster.start();
    private final KafkaProducer<String, byte[]> producer;

    BrokerTopics() {
        TopicSetup.ensure(settings(), PARTITIONS, (short) 1, PATIENCE);
        Map<String, Object> settings = new HashMap<>(settings());
        settings.put("transactional.id", "values");
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        producer.initTransactions();
    }

    /** Where the broker is. */
    Map<String, Object> settings() {
        return Map.of("bootstrap.servers", cluster.bootstrapServers());
    }

    /** A consumer of committed records. */
    KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(settings());
        settings.put("isolation.level", "read_committed");
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", false);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Puts values on their topic, in order within a territory and in one transaction. */
    void send(List<IndicatorValue> values) {
        producer.beginTransaction();
        for (IndicatorValue value : values) {
            byte[] bytes = Json.write(value);
            var record = new ProducerRecord<>(
                    Topic.INDICATORS.topicName(),
                    TerritoryPartitioner.partition(value.key(), PARTITIONS),
                    value.recorded().toEpochMilli(),
                    value.key(),
                    bytes);
            new Envelope(
                            Envelope.idOf(value.key(), bytes),
                            "/secunda/metrics-service",
                            IndicatorValue.CHANGED,
                            value.key(),
                            value.recorded(),
                            value.recorded(),
                            value.territory(),
                            Topic.INDICATORS.schemaUri())
                    .addTo(record.headers());
            producer.send(record);
        }
        producer.commitTransaction();
    }

    /** Every committed record of a topic, in order within a partition. */
    List<ConsumerRecord<String, byte[]>> read(Topic topic) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (var consumer = consumer()) {
            List<TopicPartition> places = IntStream.range(0, PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(topic.topicName(), partition))
                    .toList();
            consumer.assign(places);
            consumer.seekToBeginning(places);
            Map<TopicPartition, Long> ends = consumer.endOffsets(places);
            while (places.stream().anyMatch(place -> consumer.position(place) < ends.get(place))) {
                consumer.poll(Duration.ofMillis(50)).forEach(records::add);
            }
        }
        return records;
    }

    /** Puts records of another broker on this one as they were. */
    void copy(List<ConsumerRecord<String, byte[]>> records) {
        producer.beginTransaction();
        for (ConsumerRecord<String, byte[]> record : records) {
            producer.send(new ProducerRecord<>(
                    record.topic(),
                    record.partition(),
                    record.timestamp(),
                    record.key(),
                    record.value(),
                    record.headers()));
        }
        producer.commitTransaction();
    }

    @Override
    public void close() {
        producer.close();
        cluster.close();
    }
}
