package io.secunda.policy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.secunda.events.recommendation.State;
import io.secunda.kit.metrics.BoundedNames;
import io.secunda.kit.status.Rates;
import io.secunda.kit.tracing.Traces;
import io.secunda.policy.evaluation.Counts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jboss.logging.Logger;

/** Counts as meters, and as numbers for the status. Dashboards and alerts rest on the names; docs/operations.md explains each. */
@ApplicationScoped
class PolicyCounts implements Counts {

    /** Name of the meter: from when a fact was recorded until it led to an event of a recommendation. */
    static final String END_TO_END = "secunda.event.to.recommendation";

    private static final Logger LOG = Logger.getLogger(PolicyCounts.class);
    private static final int MOST_RULES = 200;
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(500),
                Duration.ofSeconds(1),
        Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(30),
                Duration.ofMinutes(2)
    };

    private final MeterRegistry meters;
    private final Clock clock;
    private final Traces traces;
    private final Counter read;
    private final Counter evaluated;
    private final Timer endToEnd;
    private final Map<State, Counter> told = new EnumMap<>(State.class);
    private final Map<Object, Integer> open = new ConcurrentHashMap<>();
    private final Map<String, String> failures = new ConcurrentSkipListMap<>();
    private final BoundedNames rules = new BoundedNames(MOST_RULES);

    PolicyCounts(MeterRegistry meters, Rates rates, Traces traces, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        this.traces = traces;
        this.read = Counter.builder("secunda.policy.indicators.read")
                .description("Indicator values that the stream has read")
                .register(meters);
        this.evaluated = Counter.builder("secunda.policy.evaluations")
                .description("Rules evaluated for a subject")
                .register(meters);
        this.endToEnd = Timer.builder(END_TO_END)
                .description("From when a fact was recorded until the event of a recommendation that it led to")
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
        for (State state : State.values()) {
            told.put(
                    state,
                    Counter.builder("secunda.recommendation.events")
                            .tag("state", state.toString())
                            .description("Events of recommendations, by what became of it")
                            .register(meters));
        }
        Gauge.builder("secunda.recommendations.open", this, PolicyCounts::open)
                .description("Recommendations that stand")
                .register(meters);
        rates.of("recommendations", this::events);
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
        Counter counter = told.get(state);
        if (counter != null) {
            counter.increment();
        }
    }

    @Override
    public void after(Instant since) {
        Duration taken = Duration.between(since, clock.instant());
        endToEnd.record(taken.isNegative() ? Duration.ZERO : taken);
    }

    @Override
    public Traces traces() {
        return traces;
    }

    @Override
    public void open(Object task, int count) {
        if (count == 0) {
            open.remove(task);
        } else {
            open.put(task, count);
        }
    }

    @Override
    public void failed(String rule, String message) {
        meters.counter("secunda.policy.failures", "rule", rules.of(rule)).increment();
        if (failures.put(rule, message) == null) {
            LOG.warnf("rule cannot be evaluated: rule=%s cause=%s", rule, message);
        }
    }

    /** The last failure of each rule that failed. */
    Map<String, String> failures() {
        return new TreeMap<>(failures);
    }

    private long open() {
        return open.values().stream().mapToLong(Integer::longValue).sum();
    }

    private long events() {
        return told.values().stream()
                .mapToLong(counter -> (long) counter.count())
                .sum();
    }

    Map<String, Object> numbers() {
        var numbers = new TreeMap<String, Object>();
        numbers.put("indicatorsRead", (long) read.count());
        numbers.put("evaluations", (long) evaluated.count());
        numbers.put("openRecommendations", open());
        var events = new TreeMap<String, Object>();
        told.forEach((state, counter) -> {
            if (counter.count() > 0) {
                events.put(state.toString(), (long) counter.count());
            }
        });
        numbers.put("events", events);
        return numbers;
    }
}
