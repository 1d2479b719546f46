package io.secunda.kit.kafka;

import java.time.Duration;

/** How topics are created where they do not exist yet. */
interface KafkaConfig {

    /** Partitions of a new topic; a territory is on one of them. */
    int partitions();

    /** Replicas of a new topic. */
    short replicas();

    /** How long a service waits for Kafka when it starts. */
    Duration kafkaPatience();
}
