package io.secunda.ingestion.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.secunda.events.topic.Topic;
import io.secunda.ingestion.facts.FactLog;
import io.secunda.ingestion.facts.KnownDeadLetters;
import io.secunda.kit.status.StatusSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts rows by kind and outcome since the start: the meter {@value #METER}, and a part of the status. */
@ApplicationScoped
public class Counts implements StatusSource {

    /** Name of the meter; dashboards and alerts rest on it. */
    static final String METER = "secunda.ingestion.rows";

    private static final String[] OUTCOMES = {"accepted", "unchanged", "rejected", "conflicts"};

    private final MeterRegistry meters;
    private final Instance<FactLog<?>> logs;
    private final KnownDeadLetters deadLetters;

    Counts(MeterRegistry meters, Instance<FactLog<?>> logs, KnownDeadLetters deadLetters) {
        this.meters = meters;
        this.logs = logs;
        this.deadLetters = deadLetters;
    }

    /** Adds what became of the rows of a request that was no trial. */
    public void add(Topic topic, Report report) {
        counter(topic, "accepted").increment(report.accepted());
        counter(topic, "unchanged").increment(report.unchanged());
        counter(topic, "rejected").increment(report.rejected());
        counter(topic, "conflicts").increment(report.conflicts());
    }

    private Counter counter(Topic topic, String outcome) {
        return meters.counter(METER, "kind", name(topic), "outcome", outcome);
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
        for (String outcome : OUTCOMES) {
            rows.put(outcome, (long) counter(topic, outcome).count());
        }
        return rows;
    }
}
