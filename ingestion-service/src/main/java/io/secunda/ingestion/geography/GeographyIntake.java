package io.secunda.ingestion.geography;

import io.secunda.events.Names;
import io.secunda.events.geography.Geography;
import io.secunda.events.geography.Territory;
import io.secunda.events.topic.Topic;
import io.secunda.ingestion.facts.NotAcknowledged;
import io.secunda.ingestion.facts.Outgoing;
import io.secunda.ingestion.facts.Publisher;
import io.secunda.ingestion.intake.Columns;
import io.secunda.ingestion.intake.Counts;
import io.secunda.ingestion.intake.Fields;
import io.secunda.ingestion.intake.Intake;
import io.secunda.ingestion.intake.Parts;
import io.secunda.ingestion.intake.Problems;
import io.secunda.ingestion.intake.Rejected;
import io.secunda.ingestion.intake.Report;
import io.secunda.ingestion.intake.RowError;
import io.secunda.ingestion.intake.Tally;
import io.secunda.ingestion.intake.UnreadableBody;
import io.secunda.ingestion.intake.Upload;
import io.secunda.kit.tracing.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Takes the description of a territory in: part after part, so that a membership finds the city given beside it. */
@ApplicationScoped
public class GeographyIntake {

    private static final Map<String, Columns> COLUMNS = new LinkedHashMap<>();

    static {
        for (GeographyPart part : GeographyPart.values()) {
            COLUMNS.put(part.id(), part.columns());
        }
    }

    private final Intake intake;
    private final KnownGeography known;
    private final Publisher publisher;
    private final Counts counts;
    private final Clock clock;
    private final ReentrantLock writing = new ReentrantLock(true);

    GeographyIntake(Intake intake, KnownGeography known, Publisher publisher, Counts counts, Clock clock) {
        this.intake = intake;
        this.known = known;
        this.publisher = publisher;
        this.counts = counts;
        this.clock = clock;
    }

    /**
     * Takes a body in.
     *
     * @param territory what it describes; a new one begins to exist
     * @param part the part that all rows of the body are of, or null when it is an object of parts
     * @throws io.quarkiverse.resteasy.problem.HttpProblem when it cannot be read, or Kafka does not answer
     * @throws IOException when the connection breaks
     */
    public Report take(InputStream body, Upload upload, String territory, @Nullable String part) throws IOException {
        intake.requireLoaded();
        var tally = new Tally(upload.dryRun(), upload.mostErrors());
        writing.lock();
        try {
            new Batch(upload, territory, tally).take(Parts.read(body, upload, COLUMNS, part, tally));
        } catch (UnreadableBody e) {
            throw Problems.unreadable(e, tally.report());
        } catch (NotAcknowledged e) {
            throw Problems.notAcknowledged(e, tally.report());
        } finally {
            writing.unlock();
            if (!upload.dryRun()) {
                counts.add(Topic.GEOGRAPHY, tally);
            }
        }
        return tally.report();
    }

    private final class Batch {

        private final Upload upload;
        private final String territory;
        private final Tally tally;
        private final Instant now;
        private final List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        private final List<Geography> sent = new ArrayList<>();
        private final KnownGeography view;
        private final @Nullable String trace = Traces.current();
        private @Nullable Geography unnamed;

        Batch(Upload upload, String territory, Tally tally) {
            this.upload = upload;
            this.territory = territory;
            this.tally = tally;
            this.view = known.overlaid();
            this.now = known.after(territory, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        }

        void take(Map<String, List<Parts.Found>> parts) {
            for (GeographyPart part : GeographyPart.values()) {
                for (Parts.Found row : parts.getOrDefault(part.id(), List.of())) {
                    tally.received();
                    take(part, row);
                }
            }
            if (!sent.isEmpty() && !view.hasTerritory(territory)) {
                addUnnamedTerritory();
            }
            if (upload.dryRun()) {
                sent.forEach(this::count);
            } else {
                publisher.publish(records, place -> {
                    known.add(sent.get(place));
                    count(sent.get(place));
                });
            }
        }

        private void take(GeographyPart part, Parts.Found row) {
            Fields fields = row.fields();
            if (fields == null) {
                tally.rejected(Objects.requireNonNull(row.error()));
                return;
            }
            try {
                consider(part.read(fields, territory, view, now));
            } catch (Rejected e) {
                tally.rejected(e.within(part.id()).in(row.number()));
            } catch (IllegalArgumentException e) {
                tally.rejected(new RowError(row.number(), part.id(), null, String.valueOf(e.getMessage())));
            }
        }

        private void consider(Geography described) {
            Geography held = view.at(described.key()).orElse(null);
            if (held != null && Content.of(held).equals(Content.of(described))) {
                tally.unchanged();
            } else {
                add(described);
            }
        }

        private void add(Geography described) {
            view.add(described);
            sent.add(described);
            records.add(record(described));
        }

        private ProducerRecord<String, byte[]> record(Geography described) {
            String subject = described instanceof Territory
                    ? "territory:" + territory
                    : described.key().substring(territory.length() + 1).replaceFirst("/", ":");
            var about = new Outgoing.About(Geography.CHANGED, subject, now, now);
            return Outgoing.of(Topic.GEOGRAPHY, described.key(), described, about, trace);
        }

        private void addUnnamedTerritory() {
            tally.note("territory " + territory + " is new and has no name yet; give it one under 'territory'");
            unnamed = new Territory(territory, new Names(territory, territory), Territory.DEFAULT_WINDOWS, now);
            // before what belongs to it
            sent.add(0, unnamed);
            records.add(0, record(unnamed));
        }

        /** Rows of the request are counted, not what was added to them. */
        private void count(Geography accepted) {
            if (!accepted.equals(unnamed)) {
                tally.accepted();
            }
        }
    }
}
