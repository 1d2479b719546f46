package io.secunda.gateway.forwarding;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where the services are. */
@ConfigMapping(prefix = "secunda.services")
public interface ServicesConfig {

    /** Address of ingestion-service. */
    @WithDefault("http://localhost:8081")
    URI ingestion();

    /** Address of metrics-service. */
    @WithDefault("http://localhost:8082")
    URI metrics();

    /** Address of policy-service. */
    @WithDefault("http://localhost:8083")
    URI policy();

    /** How long to wait for a connection. */
    @WithDefault("PT2S")
    Duration connectTimeout();

    /** How long nothing may pass, in neither direction, before a request is given up. */
    @WithDefault("PT60S")
    Duration silence();

    /** The address of a service. */
    default URI of(Service service) {
        return switch (service) {
            case INGESTION -> ingestion();
            case METRICS -> metrics();
            case POLICY -> policy();
        };
    }
}
