package io.secunda.gateway.brief;

import io.secunda.events.Names;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Partner matching of the region as metrics-service shows it: what a brief says of it. */
record PartnerPlan(
        @Nullable String period, @Nullable String reason, int candidates, Proposed proposed, Existing existing) {

    /** The best new partnerships. */
    record Proposed(@Nullable Double total, @Nullable List<Pair> pairs) {}

    /** Those there are. */
    record Existing(
            int count,
            double total,
            double bestWithAsMany,
            @Nullable Double share,
            @Nullable String reason,
            @Nullable List<Pair> pairs) {}

    /** Two cities and what they would gain. */
    record Pair(
            Names names,
            double benefit,
            @Nullable Double krugman,
            @Nullable Double distanceKm,
            @Nullable Double need) {}

    List<Pair> proposedPairs() {
        return proposed.pairs() == null ? List.of() : proposed.pairs();
    }

    List<Pair> existingPairs() {
        return existing.pairs() == null ? List.of() : existing.pairs();
    }
}
