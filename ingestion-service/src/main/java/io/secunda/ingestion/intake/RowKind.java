package io.secunda.ingestion.intake;

import io.secunda.events.Vintaged;
import io.secunda.ingestion.facts.Candidate;
import io.secunda.ingestion.facts.FactLog;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A kind of rows: what columns they have, and how one is read.
 *
 * @param <V> what a row says
 */
public interface RowKind<V extends Vintaged> {

    /** Where the facts go. */
    FactLog<V> log();

    /** The columns of a row. */
    Columns columns();

    /**
     * Checks what is asked for all rows, before the first.
     *
     * @throws UnreadableBody when the territory is not known
     */
    void check(@Nullable String territory);

    /**
     * Reads and checks a row.
     *
     * @param row its number
     * @param fields what it holds
     * @param territory the territory of rows that name none, or null
     * @param now the moment of the request, which is the release of rows that name none
     * @param notes told what is odd, but no error
     * @throws Rejected when something is not as it should be
     */
    Candidate<V> read(int row, Fields fields, @Nullable String territory, Instant now, Consumer<String> notes);
}
