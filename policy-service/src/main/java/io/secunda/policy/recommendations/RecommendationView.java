package io.secunda.policy.recommendations;

import io.secunda.events.recommendation.Recommendation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was recommended, as it stands and as it stood. */
public interface RecommendationView {

    /** A page of recommendations, the most severe first, then in order of key. */
    Page find(RecommendationQuery query);

    /**
     * All events of the recommendations with an id, in order.
     *
     * @param territory the territory, or null for all
     */
    List<Recommendation> history(@Nullable String territory, String id);

    /**
     * How the recommendations stand of which anything was told at a moment or later, in no order.
     *
     * @param query what is asked; its page and its {@code asOf} are not looked at
     */
    List<Recommendation> toldSince(RecommendationQuery query, Instant since);

    /** How many recommendations there are in a state of being open, and how many at all. */
    Size size();

    /**
     * A page.
     *
     * @param items the recommendations on it
     * @param next cursor of the next page, or null on the last
     */
    record Page(List<Recommendation> items, @Nullable String next) {

        public Page {
            items = List.copyOf(items);
        }
    }

    /**
     * How much there is.
     *
     * @param open recommendations in force
     * @param all those and the withdrawn ones
     */
    record Size(long open, long all) {}
}
