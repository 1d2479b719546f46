package io.secunda.policy;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the stream runs, not while it restores or is being assigned partitions. */
@Readiness
@ApplicationScoped
class StreamReady implements HealthCheck {

    private final PolicyStreams streams;

    StreamReady(PolicyStreams streams) {
        this.streams = streams;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("stream").status(streams.running()).build();
    }
}
