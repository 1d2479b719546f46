package io.secunda.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Ready while facts are taken in; alive until the streams have ended for good. */
@ApplicationScoped
class StreamsHealth {

    @Produces
    @Readiness
    HealthCheck ready(MetricsStreams streams) {
        return () ->
                HealthCheckResponse.named("streams").status(streams.running()).build();
    }

    @Produces
    @Liveness
    HealthCheck live(MetricsStreams streams) {
        return () ->
                HealthCheckResponse.named("streams").status(streams.alive()).build();
    }

    @Produces
    @ApplicationScoped
    Clock clock() {
        return Clock.systemUTC();
    }
}
