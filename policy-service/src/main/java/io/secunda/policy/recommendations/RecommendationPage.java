package io.secunda.policy.recommendations;

import io.secunda.events.recommendation.Decision;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of recommendations. */
@Schema(description = "Recommendations, the most severe first")
public record RecommendationPage(
        List<RecommendationResponse> items,

        @Nullable @Schema(description = "Cursor of the next page, for `after`; absent on the last page")
        String next) {

    static RecommendationPage from(RecommendationView.Page page, Map<String, Decision> latest) {
        return new RecommendationPage(
                page.items().stream()
                        .map(event -> RecommendationResponse.from(event, latest.get(event.key())))
                        .toList(),
                page.next());
    }
}
