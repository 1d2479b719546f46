package io.secunda.benchmarks.pipeline;

import io.secunda.events.topic.TerritoryPartitioner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Clients with the settings of the services, for both of the paths that are compared. */
public final class Clients {

    private final String bootstrap;

    /** @param bootstrap where Kafka is */
    public Clients(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** What any client needs. */
    public Map<String, Object> settings() {
        return Map.of("bootstrap.servers", bootstrap);
    }

    /** A producer with the settings of the services. */
    public KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "acks",
                        "all",
                        "enable.idempotence",
                        true,
                        "compression.type",
                        "lz4",
                        "linger.ms",
                        2,
                        "partitioner.class",
                        TerritoryPartitioner.class.getName()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** A consumer of committed records that stands at the end of a topic. */
    public KafkaConsumer<String, byte[]> consumerAtEnd(String topic) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        bootstrap,
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "none",
                        "fetch.max.wait.ms",
                        20),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        consumer.partitionsFor(topic).forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
        consumer.assign(partitions);
        seekToEnd(consumer, partitions);
        return consumer;
    }

    private static void seekToEnd(KafkaConsumer<String, byte[]> consumer, Collection<TopicPartition> partitions) {
        consumer.endOffsets(partitions).forEach(consumer::seek);
    }
}
