package io.secunda.ingestion.views;

import io.secunda.ingestion.facts.FactLog;
import io.secunda.kit.status.StatusSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The part of the status that tells how fresh the facts are: of each kind, by territory and source. */
@ApplicationScoped
class Freshness implements StatusSource {

    private final Instance<FactLog<?>> logs;

    Freshness(Instance<FactLog<?>> logs) {
        this.logs = logs;
    }

    @Override
    public String name() {
        return "freshness";
    }

    @Override
    public Map<String, Object> status() {
        var status = new TreeMap<String, Object>();
        logs.forEach(log -> status.put(log.topic().name().toLowerCase(Locale.ROOT), log.arrivals()));
        return status;
    }
}
