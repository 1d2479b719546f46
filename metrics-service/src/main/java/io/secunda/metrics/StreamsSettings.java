package io.secunda.metrics;

import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The settings of Kafka Streams that the guarantees and the latency rest on. */
final class StreamsSettings {

    // a process that stops tells so, and the next one need not wait for its session to time out
    private static final String LEAVE_ON_CLOSE = StreamsConfig.consumerPrefix("internal.leave.group.on.close");

    private StreamsSettings() {}

    /**
     * The settings.
     *
     * @param clients what is configured for all Kafka clients
     */
    static Properties of(MetricsConfig config, Map<String, Object> clients) {
        var settings = new Properties();
        settings.putAll(clients);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, config.commitInterval().toMillis());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDir());
        // the broker's own default for its internal topics
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
        // a changelog has the times of the facts: after a clock was put back, Kafka would refuse those an hour ahead of
        // it
        settings.put(
                StreamsConfig.topicPrefix(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG),
                String.valueOf(Long.MAX_VALUE));
        // otherwise the thread waits for records up to 100 ms before it looks at its flush and commit times
        settings.put(StreamsConfig.POLL_MS_CONFIG, config.flushInterval().toMillis());
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), (int)
                config.sessionTimeout().toMillis());
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), (int)
                config.sessionTimeout().dividedBy(3).toMillis());
        settings.put(LEAVE_ON_CLOSE, true);
        // one request at a time: the second of a new producer can overtake the first while the broker looks at its
        // transaction, and is refused as out of sequence; larger batches make up for it
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 20_000);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 64 * 1024);
        // a commit sends what is gathered at once, and nothing is seen before it
        settings.put(
                StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG),
                config.commitInterval().toMillis());
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        return settings;
    }
}
