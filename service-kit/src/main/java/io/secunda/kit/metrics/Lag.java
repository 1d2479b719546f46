package io.secunda.kit.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/** How many records a reader has not dealt with yet, the same meter for all readers of all services. */
public final class Lag {

    /** Name of the meter; dashboards and alerts rest on it. */
    public static final String METER = "secunda.consumer.lag";

    private Lag() {}

    /**
     * Measures a reader for as long as it is there.
     *
     * @param consumer what it is called
     * @param lag records that it has not dealt with; less than 0 while it does not know
     */
    public static <T> void measure(MeterRegistry meters, String consumer, T reader, ToDoubleFunction<T> lag) {
        Gauge.builder(METER, reader, r -> Math.max(0, lag.applyAsDouble(r)))
                .tag("consumer", consumer)
                .description("Records that a reader has not dealt with yet")
                .register(meters);
    }
}
