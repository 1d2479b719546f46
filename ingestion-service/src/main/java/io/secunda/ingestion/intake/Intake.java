package io.secunda.ingestion.intake;

import io.secunda.codebook.Codebook;
import io.secunda.events.Vintaged;
import io.secunda.ingestion.facts.Candidate;
import io.secunda.ingestion.facts.FactConfig;
import io.secunda.ingestion.facts.FactTail;
import io.secunda.ingestion.facts.Fingerprint;
import io.secunda.ingestion.facts.NotAcknowledged;
import io.secunda.ingestion.imports.Imports;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Takes the rows of a request in: some thousands at a time are read, checked, written and acknowledged. */
@ApplicationScoped
public class Intake {

    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final int BATCH = 4_000;
    private static final int TOLD_EVERY = 1_000;

    private final FactTail facts;
    private final FactConfig kafka;
    private final Counts counts;
    private final Imports imports;
    private final Clock clock;

    Intake(FactTail facts, FactConfig kafka, Counts counts, Imports imports, Clock clock) {
        this.facts = facts;
        this.kafka = kafka;
        this.counts = counts;
        this.imports = imports;
        this.clock = clock;
    }

    /**
     * Takes the rows of a body in.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem when nothing can be read, the body is too large, or Kafka does
     *     not answer; it tells how many rows are recorded
     * @throws IOException when the connection breaks
     */
    public <V extends Vintaged> Report take(InputStream body, Upload upload, RowKind<V> kind) throws IOException {
        requireLoaded();
        var tally = new Tally(upload.dryRun(), upload.mostErrors());
        var run = imports.begin(upload.name(), kind.log().topic(), upload.dryRun());
        boolean well = false;
        try {
            kind.check(upload.territory());
            Rows rows = Bodies.open(
                    body, upload, kind.columns(), tally, kind.log().kind().eventType());
            Codebook codebook = upload.codebook();
            Rows ours = codebook == null
                    ? rows
                    : new CodebookRows(
                            rows, codebook, upload.given(), kind.log().topic(), tally);
            new Run<>(ours, upload, kind, tally, run).toTheEnd();
            well = true;
        } catch (UnreadableBody e) {
            if (tally.rows() == 0 || e.status() != 400) {
                throw Problems.unreadable(e, tally.report());
            }
            tally.received();
            tally.rejected(new RowError(tally.rows(), null, null, e.reason()));
            tally.note("nothing after row " + tally.rows() + " could be read");
        } catch (NotAcknowledged e) {
            throw Problems.notAcknowledged(e, tally.report());
        } finally {
            tally.tell(run);
            run.ended(well);
            count(upload, kind, tally);
            tell(upload, kind, tally.report());
        }
        return tally.report();
    }

    /** Numbers alone: what the rows say is for whoever sent them. */
    private static void tell(Upload upload, RowKind<?> kind, Report report) {
        if (report.rejected() > 0 && !upload.dryRun()) {
            LOG.infof(
                    "rows were rejected: kind=%s received=%d accepted=%d rejected=%d",
                    kind.log().topic(), report.received(), report.accepted(), report.rejected());
        }
    }

    /** While the upload runs, so that a long one is seen. */
    private void count(Upload upload, RowKind<?> kind, Tally tally) {
        if (upload.dryRun()) {
            tally.providers().clear();
        } else {
            counts.add(kind.log().topic(), tally);
        }
    }

    /** Returns once what is known has been read; before that a repeated row would pass for a new one. */
    public void requireLoaded() {
        if (!facts.awaitLoaded(kafka.patience())) {
            throw Problems.stillLoading();
        }
    }

    private final class Run<V extends Vintaged> {

        private final Rows rows;
        private final Upload upload;
        private final RowKind<V> kind;
        private final Tally tally;
        private final Imports.Run told;
        private final RowsSeen seen = new RowsSeen();
        private final Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        private final List<Candidate<V>> batch = new ArrayList<>();

        Run(Rows rows, Upload upload, RowKind<V> kind, Tally tally, Imports.Run told) {
            this.rows = rows;
            this.upload = upload;
            this.kind = kind;
            this.tally = tally;
            this.told = told;
        }

        void toTheEnd() throws IOException {
            try {
                for (Row row = rows.next(); row != null; row = rows.next()) {
                    take(row);
                    if (batch.size() == BATCH) {
                        write();
                    }
                    if (tally.rows() % TOLD_EVERY == 0) {
                        tally.tell(told);
                        count(upload, kind, tally);
                    }
                }
            } finally {
                // what was sound before the body broke goes through
                write();
            }
        }

        private void take(Row row) {
            tally.received();
            if (row instanceof Row.Unreadable unreadable) {
                reject(Map.of(), unreadable.error());
            } else if (row instanceof Row.Filled filled) {
                Map<String, String> fields = withGiven(filled.fields());
                try {
                    consider(kind.read(
                            filled.number(), new Fields(fields, rows::word), upload.territory(), now, tally::note));
                } catch (Rejected e) {
                    reject(fields, inWordsOfTheBody(e, filled.number()));
                }
            }
        }

        private Map<String, String> withGiven(Map<String, String> fields) {
            if (upload.given().isEmpty()) {
                return fields;
            }
            Map<String, String> all = new HashMap<>(upload.given());
            all.putAll(fields);
            return all;
        }

        private void reject(Map<String, String> fields, RowError error) {
            tally.of(fields.get("source"));
            tally.rejected(error);
            if (upload.rejected() != null) {
                upload.rejected().add(rows, fields, kind.columns(), error);
            }
        }

        /** A figure may have been multiplied, a code parted from its name: the report shows what stands in the table. */
        private RowError inWordsOfTheBody(Rejected e, int number) {
            String column = e.column();
            if (column == null) {
                return new RowError(number, null, e.value(), e.reason(), rows.key());
            }
            String word = rows.word(column);
            int place = rows.header().indexOf(word);
            boolean shown =
                    e.value() != null && place >= 0 && place < rows.cells().size();
            String cell = shown ? rows.cells().get(place).strip() : "";
            return new RowError(number, word, cell.isEmpty() ? e.value() : cell, e.reason(), rows.key());
        }

        private void consider(Candidate<V> candidate) {
            V fact = candidate.fact();
            long cell = Fingerprint.with(Fingerprint.of(fact.cell()), fact.source());
            if (candidate.releaseGiven()) {
                cell = Fingerprint.with(cell, fact.released().toEpochMilli());
            }
            int other = seen.note(cell, kind.log().kind().fingerprint(fact), candidate.row());
            if (other > 0) {
                tally.of(fact.source());
                tally.unchanged();
            } else if (other < 0) {
                throw new Rejected(
                        null,
                        kind.log().kind().subject(fact),
                        "contradicts row " + -other + " of the same upload, which says something else of the same cell,"
                                + " source and release; correct one of them");
            } else {
                batch.add(candidate);
            }
        }

        private void write() {
            if (batch.isEmpty()) {
                return;
            }
            List<Candidate<V>> writing = List.copyOf(batch);
            batch.clear();
            kind.log().record(writing, upload.dryRun(), (candidate, verdict) -> {
                tally.of(candidate.fact().source());
                tally.count(verdict);
            });
        }
    }
}
