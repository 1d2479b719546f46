package io.secunda.ingestion.facts;

import io.secunda.events.Vintaged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The vintages of one cell: of a source's release, the record that supersedes the others.
 *
 * <p>Most cells have one or two, kept in a list. Where there are many, finding a release and what a source said last must
 * not look at each. For several threads.
 */
final class Vintages<V extends Vintaged> {

    private static final int FEW = 16;

    private final List<V> few = new ArrayList<>(1);
    private @Nullable Map<Release, V> many;
    private @Nullable Map<String, V> lastOfSource;
    private @Nullable V standing;

    private record Release(String source, Instant released) {
        static Release of(Vintaged fact) {
            return new Release(fact.source(), fact.released());
        }
    }

    /** Adds a fact, unless the same release is known by a record that supersedes it. */
    synchronized void add(V fact) {
        V same = sameRelease(fact);
        if (same != null && !fact.supersedes(same)) {
            return;
        }
        if (many == null) {
            few.remove(same);
            few.add(fact);
            if (few.size() > FEW) {
                index();
            }
        } else {
            many.put(Release.of(fact), fact);
            keepLast(fact);
        }
        standing = later(standing, fact);
    }

    private void index() {
        many = new HashMap<>();
        lastOfSource = new HashMap<>();
        for (V fact : few) {
            many.put(Release.of(fact), fact);
            keepLast(fact);
        }
        few.clear();
    }

    private void keepLast(V fact) {
        if (lastOfSource != null) {
            lastOfSource.merge(fact.source(), fact, (held, next) -> next.supersedes(held) ? next : held);
        }
    }

    /** The record of the same release of the same source, if there is one. */
    synchronized @Nullable V sameRelease(V fact) {
        if (many != null) {
            return many.get(Release.of(fact));
        }
        for (V held : few) {
            if (held.released().equals(fact.released()) && held.source().equals(fact.source())) {
                return held;
            }
        }
        return null;
    }

    /** What a source said last, if anything. */
    synchronized @Nullable V lastOf(String source) {
        if (lastOfSource != null) {
            return lastOfSource.get(source);
        }
        V last = null;
        for (V held : few) {
            last = held.source().equals(source) ? later(last, held) : last;
        }
        return last;
    }

    /** What stands, if anything is known. */
    synchronized @Nullable V standing() {
        return standing;
    }

    synchronized int size() {
        return many == null ? few.size() : many.size();
    }

    /** All of them, in no order. */
    synchronized List<V> all() {
        return List.copyOf(many == null ? few : many.values());
    }

    /** The one that supersedes the other. */
    static <V extends Vintaged> @Nullable V later(@Nullable V one, @Nullable V other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.supersedes(one) ? other : one;
    }
}
