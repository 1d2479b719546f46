package io.secunda.ingestion.facts;

import io.secunda.events.Period;
import io.secunda.events.Vintaged;
import io.secunda.events.topic.Topic;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A kind of facts: how its records are told apart and told.
 *
 * @param <V> the record
 */
public interface FactKind<V extends Vintaged> {

    /** The topic of its records. */
    Topic topic();

    /** The class of its records. */
    Class<V> type();

    /** CloudEvents type of a record that was taken in. */
    String eventType();

    /** CloudEvents subject, in codes only: {@code city:320500/gdp/2023}. */
    String subject(V fact);

    /** What a fact says, apart from where and when it comes from; two that say the same are equal, and equal as text. */
    Object content(V fact);

    /** What period a fact is about, or null for a kind that is about none. */
    default @Nullable Period period(V fact) {
        return null;
    }

    /** The same fact, recorded at another moment. */
    V recordedAt(V fact, Instant recorded);

    /** The same fact with texts shared that many facts have in common, since a million of them are kept. */
    V compact(V fact);

    /** A hash of {@link #content} of 64 good bits. */
    default long fingerprint(V fact) {
        return Fingerprint.of(content(fact).toString());
    }
}
