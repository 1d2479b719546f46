package io.secunda.policy.recommendations;

import io.secunda.events.recommendation.Recommendation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds one recommendation, or says as a problem why not. */
@ApplicationScoped
public class RecommendationLookup {

    private final RecommendationView view;

    RecommendationLookup(RecommendationView view) {
        this.view = view;
    }

    /** Its events in order, up to a moment; there is at least one. */
    List<Recommendation> events(@Nullable String territory, String id, @Nullable Instant then) {
        List<Recommendation> events = view.history(territory, id).stream()
                .filter(event -> then == null || !event.recorded().isAfter(then))
                .toList();
        if (events.isEmpty()) {
            throw new NotFoundException("no recommendation '" + id + "'"
                    + (territory == null ? "" : " in territory '" + territory + "'")
                    + (then == null ? "" : " as of " + then));
        }
        List<String> territories =
                events.stream().map(Recommendation::territory).distinct().toList();
        if (territories.size() > 1) {
            throw new BadRequestException(
                    "'" + id + "' is in several territories; add territory=, one of " + territories);
        }
        return events;
    }

    /** Its last event. */
    public Recommendation last(@Nullable String territory, String id) {
        List<Recommendation> events = events(territory, id, null);
        return events.get(events.size() - 1);
    }
}
