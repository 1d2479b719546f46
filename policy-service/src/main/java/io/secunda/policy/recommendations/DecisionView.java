package io.secunda.policy.recommendations;

import io.secunda.events.recommendation.Decision;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people decided. */
public interface DecisionView {

    /**
     * All decisions on a recommendation, in order of time.
     *
     * @param recommendation its key, {@code CN/polarization-population~region:YRD}
     * @param asOf those recorded until then; null for all
     */
    List<Decision> on(String recommendation, @Nullable Instant asOf);

    /** The last decision on each of some recommendations, by their keys, among those recorded until then. */
    Map<String, Decision> latest(Collection<String> recommendations, @Nullable Instant asOf);

    /** Now, or if the clock was put back, the first moment after the last decision on a recommendation. */
    default Instant after(String recommendation, Instant now) {
        return on(recommendation, null).stream()
                .map(Decision::recorded)
                .max(Comparator.naturalOrder())
                .filter(last -> !last.isBefore(now))
                .map(last -> last.plusMillis(1))
                .orElse(now);
    }

    /** The decision of a key. */
    Optional<Decision> find(String key);
}
