package io.secunda.kit.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Meters end with the service. The registry that all of them are in belongs to the virtual machine: a service that is started
 * again within one, as tests do, would get the gauges of the one before, which look at what is no more.
 */
@ApplicationScoped
class MetersEnd {

    void clear(@Observes ShutdownEvent shutdown, MeterRegistry meters) {
        meters.clear();
        Metrics.globalRegistry.clear();
    }
}
