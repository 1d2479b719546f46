package io.secunda.ingestion.intake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What became of some rows, by who provides them. Rows of one provider mostly follow one another, so counting one costs a
 * comparison and an addition; meters are touched once for many rows. Not for several threads.
 */
final class ProviderCounts {

    /** Stands for rows that name no provider. */
    static final String NONE = "none";

    /** Numbers of one provider. */
    static final class Of {
        long accepted;
        long unchanged;
        long rejected;
        long conflicts;
    }

    private final Map<String, Of> byProvider = new LinkedHashMap<>();
    private String provider = "";
    private @Nullable Of now;

    /** What is counted next is of a provider. */
    void of(@Nullable String of) {
        String named = of == null || of.isBlank() ? NONE : of;
        if (!named.equals(provider)) {
            provider = named;
            now = null;
        }
    }

    /** Where to count. */
    Of now() {
        Of counting = now;
        if (counting == null) {
            counting = byProvider.computeIfAbsent(provider.isEmpty() ? NONE : provider, name -> new Of());
            now = counting;
        }
        return counting;
    }

    /** Hands over what was counted, and begins anew. */
    void drain(BiConsumer<String, Of> each) {
        byProvider.forEach(each);
        clear();
    }

    void clear() {
        byProvider.clear();
        now = null;
    }
}
