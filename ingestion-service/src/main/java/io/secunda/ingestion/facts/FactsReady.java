package io.secunda.ingestion.facts;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once everything that is known has been read: before, a repeated row would pass for a new one. */
@Readiness
@ApplicationScoped
class FactsReady implements HealthCheck {

    private final FactTail tail;

    FactsReady(FactTail tail) {
        this.tail = tail;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("facts").status(tail.loaded()).build();
    }
}
