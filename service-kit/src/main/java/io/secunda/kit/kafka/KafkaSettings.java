package io.secunda.kit.kafka;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The configuration of topics. Property by property: a mapping of all that begins with {@code secunda.} would take every
 * other such property, of a test or of another service, for a mistake.
 */
@Singleton
class KafkaSettings implements KafkaConfig {

    private final int partitions;
    private final short replicas;
    private final Duration kafkaPatience;

    KafkaSettings(
            @ConfigProperty(name = "secunda.partitions", defaultValue = "4") int partitions,
            @ConfigProperty(name = "secunda.replicas", defaultValue = "1") short replicas,
            @ConfigProperty(name = "secunda.kafka-patience", defaultValue = "PT2M") Duration kafkaPatience) {
        this.partitions = partitions;
        this.replicas = replicas;
        this.kafkaPatience = kafkaPatience;
    }

    @Override
    public int partitions() {
        return partitions;
    }

    @Override
    public short replicas() {
        return replicas;
    }

    @Override
    public Duration kafkaPatience() {
        return kafkaPatience;
    }
}
