package io.secunda.ingestion.facts;

import io.secunda.events.Vintaged;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Every fact that is known, by cell, with all its vintages; in the heap, some 300 to 400 bytes a fact.
 *
 * <p>A source's release of a cell is one vintage: of two records of it the later recorded one is kept, as on the topic.
 */
public final class KnownFacts<V extends Vintaged> {

    private final FactKind<V> kind;
    private final ConcurrentHashMap<String, Vintages<V>> byCell = new ConcurrentHashMap<>();
    private final LongAdder vintages = new LongAdder();
    private final Arrivals arrivals = new Arrivals();

    public KnownFacts(FactKind<V> kind) {
        this.kind = kind;
    }

    /** Takes a record of the topic in; in whatever order and however often they come, the end is the same. */
    public void add(V fact) {
        arrivals.note(fact, kind.period(fact));
        byCell.compute(fact.cell(), (cell, held) -> {
            Vintages<V> all = held == null ? new Vintages<>() : held;
            int before = all.size();
            all.add(kind.compact(fact));
            vintages.add(all.size() - before);
            return all;
        });
    }

    /** What came last, and how far it reaches. */
    Arrivals arrivals() {
        return arrivals;
    }

    /** How many there are, all vintages counted. */
    public long size() {
        return vintages.sum();
    }

    /** Told of a fact that took the place of another one, or of none. */
    public interface Changes<V> {
        void of(@Nullable V before, V after);
    }

    /**
     * Tells what stands otherwise at a moment than just before an earlier one. A pass over everything that is known.
     *
     * @param since the earlier moment: what was recorded then or later is a change
     * @param until the later moment
     */
    void changed(String territory, Instant since, Instant until, Changes<V> each) {
        byCell.values().forEach(vintages -> {
            List<V> held = vintages.all();
            if (held.get(0).territory().equals(territory)
                    && held.stream().anyMatch(v -> !v.recorded().isBefore(since))) {
                V before = standing(
                        held.stream().filter(v -> v.recorded().isBefore(since)).toList());
                V after = standing(
                        held.stream().filter(v -> !v.recorded().isAfter(until)).toList());
                if (after != null && (before == null || !says(before, after))) {
                    each.of(before, after);
                }
            }
        });
    }

    /** What is known of a cell, in no order. */
    List<V> of(String cell) {
        Vintages<V> held = byCell.get(cell);
        return held == null ? List.of() : held.all();
    }

    /**
     * Measures a candidate against what is known of its cell.
     *
     * <p>A row that says when it was released is known if that release of that source says the same. A row that does not
     * say so is known if its source said the same last, or if the same stands: an undated file can be sent again.
     *
     * @param known what is known of the cell
     * @param ahead what is about to be known of the cell
     */
    Verdict verdict(Candidate<V> candidate, Vintages<V> known, Vintages<V> ahead) {
        V fact = candidate.fact();
        V sameRelease = sameRelease(fact, known, ahead);
        if (sameRelease != null) {
            return says(sameRelease, fact) ? Verdict.UNCHANGED : Verdict.CONFLICT;
        }
        if (!candidate.releaseGiven()) {
            V last = Vintages.later(known.lastOf(fact.source()), ahead.lastOf(fact.source()));
            V standing = Vintages.later(known.standing(), ahead.standing());
            if ((last != null && says(last, fact)) || (standing != null && says(standing, fact))) {
                return Verdict.UNCHANGED;
            }
        }
        return Verdict.ACCEPTED;
    }

    /** The candidate's fact as it is recorded: later than what it contradicts, whatever the clocks say. */
    V recorded(Candidate<V> candidate, Vintages<V> known, Vintages<V> ahead, Instant now) {
        V sameRelease = sameRelease(candidate.fact(), known, ahead);
        Instant recorded = sameRelease == null || now.isAfter(sameRelease.recorded())
                ? now
                : sameRelease.recorded().plus(1, ChronoUnit.MILLIS);
        return kind.recordedAt(candidate.fact(), recorded);
    }

    /** What is known of a cell. */
    Vintages<V> held(String cell) {
        Vintages<V> held = byCell.get(cell);
        return held == null ? new Vintages<>() : held;
    }

    private @Nullable V sameRelease(V fact, Vintages<V> known, Vintages<V> ahead) {
        V next = ahead.sameRelease(fact);
        return next == null ? known.sameRelease(fact) : next;
    }

    private boolean says(V known, V fact) {
        return kind.content(known).equals(kind.content(fact));
    }

    private @Nullable V standing(List<V> known) {
        V standing = null;
        for (V fact : known) {
            standing = Vintages.later(standing, fact);
        }
        return standing;
    }
}
