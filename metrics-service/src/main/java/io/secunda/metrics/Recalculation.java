package io.secunda.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.secunda.kit.tracing.Traces;
import io.secunda.metrics.catalogue.Families;
import io.secunda.metrics.recompute.Freshness;
import io.secunda.metrics.recompute.Tally;
import io.secunda.metrics.recompute.Tally.Count;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The meters of the recomputation. Dashboards and alerts rest on their names; docs/operations.md explains each. */
final class Recalculation {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofMillis(50),
                Duration.ofMillis(100),
        Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofMillis(2_500),
                Duration.ofSeconds(5)
    };

    private Recalculation() {}

    /** A tally whose numbers can be scraped. */
    static Tally measured(MeterRegistry meters, Traces traces, Families families, Clock clock) {
        Timer recalculation = Timer.builder("secunda.recalculation")
                .description("How long each recomputation of what waited took")
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
        var tally = new Tally(recalculation::record, traces);
        for (Count count : new Count[] {Count.TAKEN, Count.UNCHANGED, Count.SKIPPED}) {
            FunctionCounter.builder("secunda.recalculation.facts", tally, t -> t.of(count))
                    .tag("outcome", MetricsStreams.word(count))
                    .description("Facts that were read from their topics")
                    .register(meters);
        }
        counter(
                meters,
                tally,
                "secunda.recalculated.items",
                Count.RECOMPUTED,
                "Indicators of a subject and period computed");
        counter(meters, tally, "secunda.indicators.published", Count.PUBLISHED, "Values that were news, and told");
        counter(meters, tally, "secunda.recalculation.failures", Count.FAILED, "Computations that failed");
        Gauge.builder("secunda.facts.held", tally, Tally::facts)
                .description("Facts in the heap")
                .register(meters);
        Gauge.builder("secunda.recalculation.waiting", tally, Tally::dirty)
                .description("Things that wait for their recomputation")
                .register(meters);
        families.all().forEach(family -> freshness(meters, tally.freshness(), family.id(), clock));
        return tally;
    }

    private static void counter(MeterRegistry meters, Tally tally, String name, Count count, String description) {
        FunctionCounter.builder(name, tally, t -> t.of(count))
                .description(description)
                .register(meters);
    }

    /** By family, of which there are as many as are shipped, and not by indicator, of which variables make many. */
    private static void freshness(MeterRegistry meters, Freshness freshness, String family, Clock clock) {
        Gauge.builder("secunda.data.freshness.days", freshness, f -> {
                    var days = f.days(family, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
                    return days.isPresent() ? days.getAsLong() : Double.NaN;
                })
                .tag("indicator", family)
                .description("Days since the end of the latest period of which there is a value")
                .register(meters);
    }
}
