package io.secunda.ingestion.inbox;

import io.secunda.events.Vintaged;
import io.secunda.ingestion.facts.Candidate;
import io.secunda.ingestion.facts.FactLog;
import io.secunda.ingestion.intake.Counts;
import io.secunda.ingestion.intake.EventIntake.Told;
import io.secunda.ingestion.intake.RowKind;
import io.secunda.ingestion.intake.Tally;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Events that are written together. No two of them say something of the same release of a cell: were such a window read
 * again after a crash, what it holds would come out as known, and not as one contradiction after the other.
 */
final class Window {

    private static final int MOST = 1_000;

    private final Counts counts;
    private final Map<RowKind<?>, List<Candidate<?>>> byKind = new LinkedHashMap<>();
    private final Set<String> cells = new HashSet<>();

    Window(Counts counts) {
        this.counts = counts;
    }

    /** Whether what is in the window has to be written before this is added. */
    boolean hasNoRoomFor(Told<?> told) {
        return cells.size() >= MOST || cells.contains(cell(told));
    }

    void add(Told<?> told) {
        cells.add(cell(told));
        byKind.computeIfAbsent(told.kind(), kind -> new ArrayList<>()).add(told.candidate());
    }

    /**
     * Writes what is new, and returns when Kafka has it.
     *
     * @throws io.secunda.ingestion.facts.NotAcknowledged when Kafka does not answer; nothing has to be undone, since what
     *     was written is known from now on
     */
    void write() {
        byKind.forEach((kind, candidates) -> write(kind, candidates));
        byKind.clear();
        cells.clear();
    }

    @SuppressWarnings("unchecked") // candidates are added together with their kind
    private <V extends Vintaged> void write(RowKind<V> kind, List<Candidate<?>> candidates) {
        FactLog<V> log = kind.log();
        var tally = new Tally(false, 0);
        try {
            log.record((List<Candidate<V>>) (List<?>) candidates, false, (candidate, verdict) -> {
                tally.received();
                tally.of(candidate.fact().source());
                tally.count(verdict);
            });
        } finally {
            counts.add(log.topic(), tally);
        }
    }

    private static String cell(Told<?> told) {
        Vintaged fact = told.candidate().fact();
        return told.kind().log().topic() + "\n" + fact.cell() + "\n" + fact.source() + "\n" + fact.released();
    }
}
