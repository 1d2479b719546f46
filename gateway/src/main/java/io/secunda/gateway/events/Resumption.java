package io.secunda.gateway.events;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a subscriber goes on.
 *
 * @param from the positions
 * @param gap why something may be missing between what was asked for and that; empty when nothing is
 * @param earliest where the log begins; where the subscriber goes on, when that was not looked up
 */
record Resumption(Positions from, Optional<Gap> gap, Positions earliest) {

    /** Asks for everything that is still there. */
    static final String EARLIEST = "earliest";

    /** Why events may be missing. */
    enum Gap {
        /** The cursor is none, or one of another system. */
        UNREADABLE,
        /** The cursor is from a time that is no longer kept. */
        TOO_OLD,
        /** The cursor is beyond the end, so the log is not the one that it was. */
        TOO_NEW;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        String explained() {
            return switch (this) {
                case UNREADABLE ->
                    "the cursor is none of this system; the stream goes on with what happens from now on";
                case TOO_OLD ->
                    "events after the cursor are no longer kept; the stream goes on with the oldest there are";
                case TOO_NEW -> "the cursor is beyond the end of what was recorded; the stream goes on from now on";
            };
        }
    }

    /** Goes on where it was asked to. */
    static Resumption without(Positions from) {
        return new Resumption(from, Optional.empty(), from);
    }

    /**
     * Decides where to go on. Superseded facts that compaction has removed are no gap: what stands in their place is there.
     *
     * @param asked a cursor or {@link #EARLIEST}
     * @param read reads a cursor, throwing IllegalArgumentException when it is none
     * @param earliest where the log begins
     * @param latest where the log ends
     */
    static Resumption decide(String asked, Function<String, Positions> read, Positions earliest, Positions latest) {
        if (asked.equals(EARLIEST)) {
            return new Resumption(earliest, Optional.empty(), earliest);
        }
        Positions wanted;
        try {
            wanted = read.apply(asked);
        } catch (Lineage.Beyond e) {
            return new Resumption(latest.copy(), Optional.of(Gap.TOO_NEW), earliest);
        } catch (IllegalArgumentException e) {
            return new Resumption(latest.copy(), Optional.of(Gap.UNREADABLE), earliest);
        }
        if (!latest.covers(wanted)) {
            return new Resumption(latest.copy(), Optional.of(Gap.TOO_NEW), earliest);
        }
        if (wanted.covers(earliest)) {
            return without(wanted);
        }
        for (Map.Entry<TopicPartition, Long> begin : earliest.offsets().entrySet()) {
            wanted.advance(begin.getKey(), begin.getValue());
        }
        return new Resumption(wanted, Optional.of(Gap.TOO_OLD), earliest);
    }
}
