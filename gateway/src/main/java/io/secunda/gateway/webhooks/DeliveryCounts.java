package io.secunda.gateway.webhooks;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.secunda.kit.status.Rates;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts attempts at deliveries by their outcome: the meter {@value #METER}. */
@Singleton
class DeliveryCounts {

    /** Name of the meter; dashboards and alerts rest on it. */
    static final String METER = "secunda.deliveries";

    private static final String DELIVERED = "delivered";
    private static final List<String> OUTCOMES = List.of(DELIVERED, "failed", "refused", "given_up");

    private final Map<String, Counter> byOutcome;

    @Inject
    DeliveryCounts(MeterRegistry meters, Rates rates) {
        this(meters);
        rates.of("deliveries", () -> (long) counter(DELIVERED).count());
    }

    DeliveryCounts(MeterRegistry meters) {
        this.byOutcome = OUTCOMES.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        outcome -> Counter.builder(METER)
                                .tag("outcome", outcome)
                                .description("Attempts to deliver an event to an endpoint")
                                .register(meters)));
    }

    void attempted(Attempt attempt) {
        counter(attempt.outcome()).increment();
    }

    private Counter counter(String outcome) {
        Counter counter = byOutcome.get(outcome);
        if (counter == null) {
            throw new IllegalStateException("no such outcome: " + outcome);
        }
        return counter;
    }
}
