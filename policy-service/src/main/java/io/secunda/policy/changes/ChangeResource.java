package io.secunda.policy.changes;

import io.secunda.events.Json;
import io.secunda.events.Subject;
import io.secunda.events.recommendation.Recommendation;
import io.secunda.policy.recommendations.RecommendationQuery;
import io.secunda.policy.recommendations.RecommendationView;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What became of recommendations between two moments. For the gateway, which joins it with what moved them. */
@Path("/internal/changes")
public class ChangeResource {

    private final RecommendationView view;

    ChangeResource(RecommendationView view) {
        this.view = view;
    }

    record Page(List<RecommendationChange> items, @Nullable String next) {}

    /** A page in order of id; the gateway has checked what it hands on. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public byte[] changes(
            @QueryParam("territory") String territory,
            @QueryParam("since") String since,
            @QueryParam("until") String until,
            @QueryParam("subject") List<String> subject,
            @QueryParam("region") @Nullable String region,
            @QueryParam("limit") @DefaultValue("100") int limit,
            @QueryParam("after") @Nullable String after) {
        try {
            List<Subject> subjects = subject.stream().map(Subject::parse).toList();
            var query = new RecommendationQuery(territory, subjects, region, null, null, Set.of(), null, limit, null);
            return Json.write(page(query, Instant.parse(since), Instant.parse(until), after == null ? "" : after));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new BadRequestException(e.getMessage(), e);
        }
    }

    private Page page(RecommendationQuery query, Instant since, Instant until, String after) {
        List<String> ids = view.toldSince(query, since).stream()
                .map(Recommendation::id)
                .filter(id -> id.compareTo(after) > 0)
                .sorted(Comparator.naturalOrder())
                .toList();
        List<RecommendationChange> items = new ArrayList<>();
        for (String id : ids) {
            Recommendation before = null;
            List<Recommendation> told = new ArrayList<>();
            for (Recommendation event : view.history(query.territory(), id)) {
                if (event.recorded().isBefore(since)) {
                    before = event;
                } else if (!event.recorded().isAfter(until)) {
                    told.add(event);
                }
            }
            if (told.isEmpty()) {
                continue;
            }
            if (items.size() == query.limit()) {
                return new Page(items, items.get(items.size() - 1).id());
            }
            items.add(RecommendationChange.of(before, told));
        }
        return new Page(items, null);
    }
}
