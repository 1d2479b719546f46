package io.secunda.policy;

import io.secunda.policy.evaluation.RecommendationProcessor;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Settings of the stream. */
final class StreamsSettings {

    /** Begins the names of consumer group, transactions and changelogs: changing it loses the state. */
    static final String APPLICATION_ID = "secunda-policy";

    private StreamsSettings() {}

    static Properties of(Map<String, Object> kafka, PolicyConfig config, Path folder) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION_ID);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                config.stream().commitInterval().toMillis());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.stream().threads());
        // otherwise the thread waits for records up to 100 ms before it looks at its flush and commit times
        settings.put(StreamsConfig.POLL_MS_CONFIG, RecommendationProcessor.FLUSH.toMillis());
        // the broker's own default for its internal topics
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
        // a changelog has the times of the facts: after a clock was put back, Kafka would refuse those an hour ahead of
        // it
        settings.put(
                StreamsConfig.topicPrefix(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG),
                String.valueOf(Long.MAX_VALUE));
        settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        // a process that was killed is noticed after six seconds, not 45, and its transaction ends after ten, not 60
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 1_500);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 10_000);
        // one request at a time: the second of a new producer can overtake the first while the broker looks at its
        // transaction, and is refused as out of sequence
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 2);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        // a service that ends says so, and the next one need not wait until it is missed
        settings.put(StreamsConfig.consumerPrefix("internal.leave.group.on.close"), true);
        var properties = new Properties();
        properties.putAll(settings);
        return properties;
    }
}
