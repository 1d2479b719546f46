package io.secunda.ingestion.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.secunda.ingestion.facts.KnownDeadLetters;
import io.secunda.ingestion.intake.Counts;
import io.secunda.ingestion.intake.EventIntake;
import io.secunda.ingestion.intake.EventIntake.Told;
import io.secunda.ingestion.intake.Rejected;
import io.secunda.kit.kafka.DeadLetters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Takes events of the inbox in as a request would: what is sound becomes a fact, what is not is set aside with its
 * reason, and what came before is dropped.
 *
 * <p>Records may be handed over again, after a crash for instance: what became of them stands. Facts are compared with
 * what is known, a record that was set aside stays so, and an event without {@code time} is released when its record was
 * written, whenever it is read.
 */
@ApplicationScoped
class Inbox {

    /** Name of the meter; dashboards and alerts rest on it. */
    static final String METER = "secunda.inbox.events";

    private static final Logger LOG = Logger.getLogger(Inbox.class);

    private final EventIntake intake;
    private final Counts counts;
    private final DeadLetters deadLetters;
    private final KnownDeadLetters setAside;
    private final MeterRegistry meters;
    private final Clock clock;

    Inbox(
            EventIntake intake,
            Counts counts,
            DeadLetters deadLetters,
            KnownDeadLetters setAside,
            MeterRegistry meters,
            Clock clock) {
        this.intake = intake;
        this.counts = counts;
        this.deadLetters = deadLetters;
        this.setAside = setAside;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Takes records of a partition in, in order.
     *
     * @param remembered what came before them
     * @param done told each record up to and with which everything is dealt with, for good
     * @throws io.secunda.ingestion.facts.NotAcknowledged when Kafka does not answer
     */
    void take(
            Iterable<ConsumerRecord<String, byte[]>> records,
            Remembered remembered,
            Consumer<ConsumerRecord<String, byte[]>> done) {
        var window = new Window(counts);
        ConsumerRecord<String, byte[]> last = null;
        for (ConsumerRecord<String, byte[]> record : records) {
            Optional<Told<?>> told = read(record, remembered);
            if (last != null && told.isPresent() && window.hasNoRoomFor(told.get())) {
                window.write();
                done.accept(last);
            }
            told.ifPresent(window::add);
            last = record;
        }
        window.write();
        if (last != null) {
            done.accept(last);
        }
    }

    /** Remembers a record that was dealt with before. One that was set aside may be sent again under its id, corrected. */
    void recall(ConsumerRecord<String, byte[]> record, Remembered remembered) {
        if (!setAside.has(record)) {
            InboxEvents.identity(record).ifPresent(id -> remembered.note(id, record.offset()));
        }
    }

    private Optional<Told<?>> read(ConsumerRecord<String, byte[]> record, Remembered remembered) {
        if (setAside.has(record)) {
            return Optional.empty();
        }
        try {
            JsonNode event = InboxEvents.of(record);
            Optional<String> identity = InboxEvents.identity(event);
            if (identity.filter(id -> remembered.before(id, record.offset())).isPresent()) {
                count("repeated");
                return Optional.empty();
            }
            Told<?> told = intake.read(event, 1, came(record));
            identity.ifPresent(id -> remembered.note(id, record.offset()));
            count("taken");
            return Optional.of(told);
        } catch (Rejected e) {
            reject(record, e.told());
        } catch (IllegalArgumentException | ArithmeticException | ClassCastException e) {
            LOG.errorf(e, "an event of the inbox could not be read: offset=%d", record.offset());
            reject(record, "cannot be read: " + e.getMessage());
        }
        return Optional.empty();
    }

    private void reject(ConsumerRecord<String, byte[]> record, String reason) {
        deadLetters.send(record, reason);
        count("rejected");
    }

    /** When the record was written, as far as its writer's clock can be believed. */
    private Instant came(ConsumerRecord<String, byte[]> record) {
        Instant now = clock.instant();
        Instant written = Instant.ofEpochMilli(Math.max(0, record.timestamp()));
        return written.isAfter(now) ? now : written;
    }

    private void count(String outcome) {
        meters.counter(METER, "outcome", outcome).increment();
    }

    /** How many events met which end since the start. */
    Map<String, Object> status() {
        var status = new TreeMap<String, Object>();
        for (String outcome : new String[] {"taken", "repeated", "rejected"}) {
            status.put(outcome, (long) meters.counter(METER, "outcome", outcome).count());
        }
        return status;
    }
}
