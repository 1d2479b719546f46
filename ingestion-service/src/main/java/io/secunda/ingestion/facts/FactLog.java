package io.secunda.ingestion.facts;

import io.secunda.events.Vintaged;
import io.secunda.events.topic.Topic;
import io.secunda.kit.tracing.Traces;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one kind: what is known, and how something new is added.
 *
 * <p>Batches that have a cell in common are measured, written and acknowledged one after the other, so that of two requests
 * with the same row one finds it known; others do not wait for each other. Of several instances of this service two may write the same row within the moment that it takes to hear of each
 * other; what stands is the same.
 */
public final class FactLog<V extends Vintaged> implements TopicSink {

    private final FactKind<V> kind;
    private final KnownFacts<V> known;
    private final Publisher publisher;
    private final Clock clock;
    private final Turns turns = new Turns();

    public FactLog(FactKind<V> kind, Publisher publisher, Clock clock) {
        this.kind = kind;
        this.known = new KnownFacts<>(kind);
        this.publisher = publisher;
        this.clock = clock;
    }

    /** What kind of facts these are. */
    public FactKind<V> kind() {
        return kind;
    }

    /** Tells what stands otherwise at a moment than just before an earlier one. */
    public void changed(String territory, Instant since, Instant until, KnownFacts.Changes<V> each) {
        known.changed(territory, since, until, each);
    }

    /** The record of a key, if it is known. */
    public Optional<V> find(String key) {
        int end = key.lastIndexOf('/');
        return end < 0
                ? Optional.empty()
                : known.of(key.substring(0, end)).stream()
                        .filter(fact -> fact.key().equals(key))
                        .findFirst();
    }

    /** What came last of each source, and how far it reaches: by territory. */
    public Map<String, Object> arrivals() {
        return known.arrivals().status();
    }

    /** How many are known, all vintages counted. */
    public long size() {
        return known.size();
    }

    /**
     * Records what is new among candidates.
     *
     * @param dryRun whether only to say what would be
     * @param each told what became of each candidate; of an accepted one, after Kafka has acknowledged it
     * @throws NotAcknowledged when Kafka has not acknowledged all that is new; what it has acknowledged was told
     */
    public void record(List<Candidate<V>> candidates, boolean dryRun, Outcomes<V> each) {
        try (Turns.Turn turn = turns.take(
                candidates.stream().map(candidate -> candidate.fact().cell()).collect(Collectors.toSet()))) {
            turn.await();
            new Batch(dryRun, each).write(candidates);
        }
    }

    /** Told what became of candidates. */
    public interface Outcomes<V extends Vintaged> {
        void of(Candidate<V> candidate, Verdict verdict);
    }

    @Override
    public Topic topic() {
        return kind.topic();
    }

    @Override
    public void take(ConsumerRecord<String, byte[]> record) {
        known.add(TopicRecords.read(record, kind.type(), Vintaged::key));
    }

    /** A new fact, measured and not yet acknowledged. */
    private record Pending<V extends Vintaged>(Candidate<V> candidate, Verdict verdict, V fact) {}

    private final class Batch {

        private final boolean dryRun;
        private final Outcomes<V> each;
        private final @Nullable String trace = Traces.current();
        private final Map<String, Vintages<V>> ahead = new HashMap<>();
        private final List<Pending<V>> pending = new ArrayList<>();

        Batch(boolean dryRun, Outcomes<V> each) {
            this.dryRun = dryRun;
            this.each = each;
        }

        void write(List<Candidate<V>> candidates) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            candidates.forEach(candidate -> measure(candidate, now));
            if (dryRun) {
                pending.forEach(p -> each.of(p.candidate(), p.verdict()));
                return;
            }
            publisher.publish(pending.stream().map(this::outgoing).toList(), place -> {
                Pending<V> done = pending.get(place);
                known.add(done.fact());
                each.of(done.candidate(), done.verdict());
            });
        }

        private void measure(Candidate<V> candidate, Instant now) {
            String cell = candidate.fact().cell();
            Vintages<V> held = known.held(cell);
            Vintages<V> about = ahead.computeIfAbsent(cell, c -> new Vintages<>());
            Verdict verdict = known.verdict(candidate, held, about);
            if (verdict == Verdict.UNCHANGED) {
                each.of(candidate, verdict);
                return;
            }
            V fact = known.recorded(candidate, held, about, now);
            pending.add(new Pending<>(candidate, verdict, fact));
            about.add(fact);
        }

        private ProducerRecord<String, byte[]> outgoing(Pending<V> p) {
            V fact = p.fact();
            var about = new Outgoing.About(kind.eventType(), kind.subject(fact), fact.released(), fact.recorded());
            var record = Outgoing.of(kind.topic(), fact.key(), fact, about, trace);
            if (p.verdict() == Verdict.CONFLICT) {
                Outgoing.markConflict(record);
            }
            return record;
        }
    }
}
