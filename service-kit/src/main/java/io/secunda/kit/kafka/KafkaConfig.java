package io.secunda.kit.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How topics are created where they do not exist yet. */
@ConfigMapping(prefix = "secunda")
interface KafkaConfig {

    /** Partitions of a new topic; a territory is on one of them. */
    @WithDefault("4")
    int partitions();

    /** Replicas of a new topic. */
    @WithDefault("1")
    short replicas();

    /** How long a service waits for Kafka when it starts. */
    @WithDefault("PT2M")
    Duration kafkaPatience();
}
