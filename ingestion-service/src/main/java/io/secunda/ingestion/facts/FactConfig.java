package io.secunda.ingestion.facts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How facts reach Kafka. */
@ConfigMapping(prefix = "secunda.ingestion.kafka")
public interface FactConfig {

    /** How long a request waits for Kafka before it answers 503. */
    @WithDefault("PT15S")
    Duration patience();
}
