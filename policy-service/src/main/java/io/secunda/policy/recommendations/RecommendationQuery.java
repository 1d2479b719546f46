package io.secunda.policy.recommendations;

import io.secunda.events.Scale;
import io.secunda.events.Subject;
import io.secunda.events.agreement.Level;
import io.secunda.events.recommendation.Recommendation;
import io.secunda.events.recommendation.State;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which recommendations are asked for; null or empty asks for all.
 *
 * @param territory the territory
 * @param subjects subjects, any of which; {@code city:320500} asks for the city in whatever region
 * @param region the region itself, and the cities and pairs seen in it
 * @param theme the theme
 * @param level a level of government that is addressed
 * @param states states, any of which
 * @param asOf how it stood then, or null for now
 * @param limit most items on a page
 * @param after cursor of the page before, or null for the first page
 */
public record RecommendationQuery(
        @Nullable String territory,
        List<Subject> subjects,
        @Nullable String region,
        @Nullable String theme,
        @Nullable Level level,
        Set<State> states,
        @Nullable Instant asOf,
        int limit,
        @Nullable Cursor after) {

    public RecommendationQuery {
        subjects = List.copyOf(subjects);
        states = Set.copyOf(states);
    }

    /** Whether a recommendation is among those asked for, wherever the page begins. */
    boolean asksFor(Recommendation found) {
        return (territory == null || territory.equals(found.territory()))
                && (subjects.isEmpty() || subjects.stream().anyMatch(found.subject()::answers))
                && (region == null || isIn(region, found.subject()))
                && (theme == null || theme.equals(found.theme()))
                && (level == null || found.levels().contains(level))
                && (states.isEmpty() || states.contains(found.state()));
    }

    private static boolean isIn(String region, Subject subject) {
        return subject.scale() == Scale.REGION ? region.equals(subject.code()) : region.equals(subject.region());
    }
}
