package io.secunda.metrics.recompute;

import io.secunda.events.Json;
import io.secunda.events.agreement.Agreement;
import io.secunda.events.flow.Flow;
import io.secunda.events.geography.Geography;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.observation.Observation;
import io.secunda.events.topic.Envelope;
import io.secunda.events.topic.Origin;
import io.secunda.events.topic.Topic;
import io.secunda.kit.tracing.SpansOfATurn;
import io.secunda.metrics.catalogue.Families;
import io.secunda.metrics.recompute.Tally.Count;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jboss.logging.Logger;

/**
 * Takes in facts, and tells the indicator values that change.
 *
 * <p>Each fact that stands is put into a store at once; what it touches is marked in the heap and recomputed at the next
 * flush. After a restart the heap is built from the store and everything is recomputed once, but told only where it is
 * news: so nothing is lost and nothing is told twice, whatever was killed when.
 *
 * <p>Where the stores are lost altogether, the topics hold the same: what was told and the facts behind it are read from there
 * before anything is recomputed.
 *
 * <p>State: one entry a cell and one an indicator value, kept for ever, since neither goes out of date.
 */
final class Recompute implements Processor<String, byte[], String, byte[]> {

    private static final Logger LOG = Logger.getLogger(Recompute.class);
    private static final String SOURCE = "/secunda/metrics-service";

    private final Families families;
    private final Pace pace;
    private final Clock clock;
    private final Tally tally;
    private final Earlier earlier;
    private final Map<String, TerritoryTask> territories = new TreeMap<>();
    private final Set<String> failed = new HashSet<>();
    private final Origins origins = new Origins();
    private final SpansOfATurn spans;
    private ProcessorContext<String, byte[]> context;
    private FactsHeld facts;
    private Published published;
    private Resumption resumption = Resumption.NONE;
    private int looksWithoutFacts;
    private long factsAtLook;
    private long lookedAt;
    private long flushedAt;
    private Duration lastFlush = Duration.ZERO;

    @SuppressWarnings("NullAway.Init") // the fields that are not set here are set in init
    Recompute(Families families, Pace pace, Clock clock, Tally tally, Earlier earlier) {
        this.earlier = earlier;
        this.families = families;
        this.pace = pace;
        this.clock = clock;
        this.tally = tally;
        this.spans = new SpansOfATurn(tally.traces(), "recompute");
    }

    @Override
    public void init(ProcessorContext<String, byte[]> processorContext) {
        context = processorContext;
        facts = new FactsHeld(context.getStateStore(FactsHeld.STORE));
        published = new Published(context.getStateStore(Published.STORE));
        Map<String, String> last = facts.tell(new Restoring());
        last.forEach((territory, cause) -> territory(territory).everything(cause));
        // read here, and kept at the first flush: nothing is written that long reading could keep from being committed
        resumption = published.empty() ? Resumption.of(earlier, context.taskId().partition()) : Resumption.NONE;
        context.schedule(pace.interval(), PunctuationType.WALL_CLOCK_TIME, this::look);
        tally.holds(this, facts.count(), dirty());
    }

    private final class Restoring implements FactsHeld.Listener {

        @Override
        public void geography(Geography geography) {
            guarded(geography.key(), () -> territory(geography.territory()).restore(geography));
        }

        @Override
        public void observation(Observation observation) {
            guarded(observation.key(), () -> territory(observation.territory()).restore(observation));
        }

        @Override
        public void flow(Flow flow) {
            guarded(flow.key(), () -> territory(flow.territory()).restore(flow));
        }

        @Override
        public void agreement(Agreement agreement) {
            guarded(agreement.key(), () -> territory(agreement.territory()).restore(agreement));
        }
    }

    @Override
    public void process(Record<String, byte[]> fact) {
        boolean stands;
        try {
            stands = take(context.recordMetadata().map(RecordMetadata::topic).orElse(""), fact.value());
        } catch (IllegalArgumentException e) {
            // ingestion-service sets such records aside, so here it is enough to count them
            tally.count(Count.SKIPPED);
            LOG.debugf("record skipped: key=%s reason=%s", fact.key(), e.getMessage());
            return;
        }
        tally.count(stands ? Count.TAKEN : Count.UNCHANGED);
        if (stands) {
            origins.note(fact.key(), fact.headers());
        }
        if (dirty() >= pace.maxDirty()) {
            // a slice only, since many facts may be taken in before Kafka Streams can commit
            flush(Pace.SLICE);
        } else if (stands) {
            tally.holds(this, facts.count(), dirty());
        }
    }

    private boolean take(String topic, byte[] bytes) {
        if (topic.equals(Topic.GEOGRAPHY.topicName())) {
            Geography geography = Json.read(bytes, Geography.class);
            return facts.put(geography, bytes)
                    && guarded(
                            geography.key(),
                            () -> territory(geography.territory()).take(geography));
        }
        if (topic.equals(Topic.FLOWS.topicName())) {
            Flow flow = Json.read(bytes, Flow.class);
            return facts.put(flow, bytes)
                    && guarded(flow.key(), () -> territory(flow.territory()).take(flow));
        }
        if (topic.equals(Topic.AGREEMENTS.topicName())) {
            Agreement agreement = Json.read(bytes, Agreement.class);
            return facts.put(agreement, bytes)
                    && guarded(
                            agreement.key(),
                            () -> territory(agreement.territory()).take(agreement));
        }
        Observation observation = Json.read(bytes, Observation.class);
        return facts.put(observation, bytes)
                && guarded(
                        observation.key(),
                        () -> territory(observation.territory()).take(observation));
    }

    /** A fault of ours in one fact must not stop the facts behind it; the fact itself is kept, and stands. */
    private boolean guarded(String key, Runnable take) {
        try {
            take.run();
        } catch (RuntimeException e) {
            tally.count(Count.FAILED);
            LOG.errorf(e, "fact cannot be taken into the state: key=%s", key);
        }
        return true;
    }

    private TerritoryTask territory(String id) {
        return territories.computeIfAbsent(
                id, t -> new TerritoryTask(t, families, published, tally.freshness(), this::failed));
    }

    private int dirty() {
        return territories.values().stream().mapToInt(TerritoryTask::dirty).sum();
    }

    private void look(long at) {
        lookedAt = at;
        var sinceFlush = Duration.ofMillis(at - flushedAt).minus(lastFlush);
        // facts of any task: all share the thread, and one that has none must not keep it from the others
        long facts = tally.of(Count.TAKEN) + tally.of(Count.UNCHANGED);
        looksWithoutFacts = facts == factsAtLook ? looksWithoutFacts + 1 : 0;
        int tasks = tally.waitingTasks();
        if (!pace.waits(looksWithoutFacts, facts - factsAtLook, sinceFlush, lastFlush, tasks)) {
            flush(Pace.longestFlush(tasks));
        }
        factsAtLook = facts;
    }

    /** Recomputes what waits, for a limited time, so that the transaction stays short. */
    private void flush(Duration atMost) {
        resume();
        if (dirty() == 0) {
            return;
        }
        long begin = System.nanoTime();
        long end = begin + atMost.toNanos();
        Instant now = clock.instant();
        for (TerritoryTask territory : territories.values()) {
            tally.count(Count.RECOMPUTED, territory.flush(end, now, this::tell));
        }
        spans.end();
        int left = dirty();
        tally.holds(this, facts.count(), left);
        if (left == 0) {
            origins.clear();
        }
        flushedAt = lookedAt;
        lastFlush = Duration.ofNanos(System.nanoTime() - begin);
        tally.flushed(lastFlush);
    }

    private void resume() {
        if (resumption.isNone()) {
            return;
        }
        resumption.into(published, (topic, bytes) -> {
            try {
                take(topic, bytes);
            } catch (IllegalArgumentException e) {
                LOG.debugf("record passed over: topic=%s reason=%s", topic, e.getMessage());
            }
        });
        resumption = Resumption.NONE;
    }

    private void tell(IndicatorValue value) {
        byte[] bytes = Json.write(value);
        published.put(value);
        var headers = new RecordHeaders();
        Origin origin = origins.of(value.cause());
        new Envelope(
                        Envelope.idOf(value.key(), bytes),
                        SOURCE,
                        IndicatorValue.CHANGED,
                        value.series() + "/" + value.period(),
                        value.recorded(),
                        value.recorded(),
                        value.territory(),
                        Topic.INDICATORS.schemaUri())
                .tracedBy(origin == null ? null : spans.handOn(origin.traceparent()))
                .addTo(headers);
        if (origin != null) {
            origin.addTo(headers);
        }
        context.forward(new Record<>(value.key(), bytes, value.recorded().toEpochMilli(), headers));
        tally.count(Count.PUBLISHED);
    }

    private void failed(Item item, RuntimeException e) {
        tally.count(Count.FAILED);
        if (failed.add(item.indicator().id())) {
            LOG.errorf(e, "indicator cannot be computed, further failures of it are only counted: item=%s", item);
        }
    }

    @Override
    public void close() {
        tally.closed(this);
    }
}
