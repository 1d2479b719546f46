package io.secunda.ingestion.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.secunda.events.topic.Topic;
import io.secunda.ingestion.facts.FactLog;
import io.secunda.ingestion.facts.KnownDeadLetters;
import io.secunda.kit.metrics.BoundedNames;
import io.secunda.kit.status.Rates;
import io.secunda.kit.status.StatusSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts rows by kind, provider and outcome since the start: the meter {@value #METER}, and a part of the status. */
@ApplicationScoped
public class Counts implements StatusSource {

    /** Name of the meter; dashboards and alerts rest on it. */
    static final String METER = "secunda.events.ingested";

    /** Providers are as many as there are publications: the first that come are told apart, all others are one. */
    static final int MOST_PROVIDERS = 30;

    private static final List<String> OUTCOMES = List.of("accepted", "unchanged", "rejected", "conflicts");

    private final MeterRegistry meters;
    private final Instance<FactLog<?>> logs;
    private final KnownDeadLetters deadLetters;
    private final BoundedNames providers = new BoundedNames(MOST_PROVIDERS);
    private final Map<String, LongAdder> sums = new ConcurrentHashMap<>();

    Counts(MeterRegistry meters, Instance<FactLog<?>> logs, KnownDeadLetters deadLetters, Rates rates) {
        this.meters = meters;
        this.logs = logs;
        this.deadLetters = deadLetters;
        rates.of("observations", () -> taken(Topic.OBSERVATIONS));
        rates.of("flows", () -> taken(Topic.FLOWS));
    }

    /** Adds what became of rows that were no trial since the last call. */
    public void add(Topic topic, Tally tally) {
        tally.providers().drain((provider, of) -> add(topic, provider, of));
    }

    private void add(Topic topic, String provider, ProviderCounts.Of of) {
        // a provider is one whose rows were sound, or any typing error would be one
        String named = of.accepted + of.unchanged > 0 || provider.equals(ProviderCounts.NONE)
                ? providers.of(provider)
                : providers.known(provider);
        add(topic, named, "accepted", of.accepted);
        add(topic, named, "unchanged", of.unchanged);
        add(topic, named, "rejected", of.rejected);
        add(topic, named, "conflicts", of.conflicts);
    }

    private void add(Topic topic, String provider, String outcome, long count) {
        if (count > 0) {
            meters.counter(METER, "type", name(topic), "provider", provider, "outcome", outcome)
                    .increment(count);
            sum(topic, outcome).add(count);
        }
    }

    private LongAdder sum(Topic topic, String outcome) {
        return sums.computeIfAbsent(topic + outcome, key -> new LongAdder());
    }

    private long taken(Topic topic) {
        return sum(topic, "accepted").sum() + sum(topic, "unchanged").sum();
    }

    private static String name(Topic topic) {
        return topic.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String name() {
        return "ingestion";
    }

    @Override
    public Map<String, Object> status() {
        var status = new TreeMap<String, Object>();
        status.put(name(Topic.GEOGRAPHY), rows(Topic.GEOGRAPHY));
        logs.forEach(log -> {
            Map<String, Object> rows = rows(log.topic());
            rows.put("known", log.size());
            status.put(name(log.topic()), rows);
        });
        status.put("deadLetters", deadLetters.size());
        return status;
    }

    private Map<String, Object> rows(Topic topic) {
        var rows = new TreeMap<String, Object>();
        OUTCOMES.forEach(outcome -> rows.put(outcome, sum(topic, outcome).sum()));
        return rows;
    }
}
