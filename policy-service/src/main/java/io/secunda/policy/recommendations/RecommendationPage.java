package io.secunda.policy.recommendations;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of recommendations. */
@Schema(description = "Recommendations, the most severe first")
public record RecommendationPage(
        List<RecommendationResponse> items,

        @Nullable @Schema(description = "Cursor of the next page, for `after`; absent on the last page")
        String next) {

    static RecommendationPage from(RecommendationView.Page page) {
        return new RecommendationPage(
                page.items().stream().map(RecommendationResponse::from).toList(), page.next());
    }
}
