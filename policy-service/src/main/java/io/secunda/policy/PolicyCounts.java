package io.secunda.policy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.secunda.events.recommendation.State;
import io.secunda.policy.evaluation.Counts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;

/** Counts as meters, and as numbers for the status. */
@ApplicationScoped
class PolicyCounts implements Counts {

    private static final Logger LOG = Logger.getLogger(PolicyCounts.class);

    private final MeterRegistry meters;
    private final Counter read;
    private final Counter evaluated;
    private final Map<State, LongAdder> told = new ConcurrentSkipListMap<>();
    private final Map<String, String> failures = new ConcurrentSkipListMap<>();

    PolicyCounts(MeterRegistry meters) {
        this.meters = meters;
        this.read = meters.counter("secunda.policy.indicators.read");
        this.evaluated = meters.counter("secunda.policy.evaluations");
    }

    @Override
    public void read() {
        read.increment();
    }

    @Override
    public void evaluated() {
        evaluated.increment();
    }

    @Override
    public void told(State state) {
        told.computeIfAbsent(state, s -> new LongAdder()).increment();
        meters.counter("secunda.policy.events", "state", state.toString()).increment();
    }

    @Override
    public void failed(String rule, String message) {
        meters.counter("secunda.policy.failures", "rule", rule).increment();
        if (failures.put(rule, message) == null) {
            LOG.warnf("rule cannot be evaluated: rule=%s cause=%s", rule, message);
        }
    }

    /** The last failure of each rule that failed. */
    Map<String, String> failures() {
        return new TreeMap<>(failures);
    }

    Map<String, Object> numbers() {
        var numbers = new TreeMap<String, Object>();
        numbers.put("indicatorsRead", (long) read.count());
        numbers.put("evaluations", (long) evaluated.count());
        var events = new TreeMap<String, Object>();
        told.forEach((state, count) -> events.put(state.toString(), count.sum()));
        numbers.put("events", events);
        return numbers;
    }
}
