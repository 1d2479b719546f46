package io.secunda.gateway.events;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Limits of the stream of events. */
@ConfigMapping(prefix = "secunda.events")
interface EventsConfig {

    /** Where subscribers reach the gateway: {@code dataschema} of an event leads there, to the schema of its data. */
    @WithDefault("http://localhost:${quarkus.http.port}")
    URI publicUrl();

    /** Events kept in memory, so that a short absence needs no reading from Kafka. */
    @WithDefault("2048")
    int recent();

    /** Events that wait for one subscriber; one that is further behind reads from Kafka at its own pace. */
    @WithDefault("1024")
    int waiting();

    /** Streams open at once. */
    @WithDefault("1000")
    int subscribers();

    /** Subscribers that read from Kafka at the same time; more wait for their turn. */
    @WithDefault("4")
    int readers();

    /** How often a line is sent that shows that the stream lives. */
    @WithDefault("PT15S")
    Duration heartbeat();
}
