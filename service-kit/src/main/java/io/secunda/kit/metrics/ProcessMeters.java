package io.secunda.kit.metrics;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.File;

/** Meters of the process that are not there by themselves. */
final class ProcessMeters {

    private ProcessMeters() {}

    /** The disk on which the service runs; on one machine that is the broker's too. */
    @Produces
    @Singleton
    static MeterBinder disk() {
        return new DiskSpaceMetrics(new File("").getAbsoluteFile());
    }
}
