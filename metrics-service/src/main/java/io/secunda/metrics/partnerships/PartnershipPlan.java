package io.secunda.metrics.partnerships;

import io.secunda.events.Names;
import io.secunda.events.Period;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who should work with whom in a region, and how far those who do come up to it.
 *
 * @param territory the territory
 * @param region id of the region
 * @param names its names
 * @param period the one asked for, else the latest with any benefit
 * @param asOf what was known then; absent for now
 * @param k most new partnerships of a city
 * @param reason why nothing is proposed, {@code missing_input} where no pair has a benefit; else absent
 * @param candidates how many pairs have a benefit above 0 and do not cooperate yet
 * @param proposed the best choice among them
 * @param existing the partnerships there are, compared with the best of as many
 */
@Schema(
        description =
                "The best new partnerships of a region, exactly, and the existing ones compared with the best possible")
record PartnershipPlan(
        String territory,
        String region,
        Names names,
        @Nullable Period period,
        @Nullable Instant asOf,
        int k,
        @Nullable String reason,
        int candidates,
        Proposed proposed,
        Existing existing) {

    /**
     * What is proposed.
     *
     * @param total benefit of all pairs, absent with the reason of the plan
     * @param pairs the pairs in order of benefit, the greatest first
     */
    @Schema(name = "ProposedPartnerships")
    record Proposed(@Nullable Double total, List<Pair> pairs) {}

    /**
     * The partnerships there are: pairs with a known benefit that an active agreement joins.
     *
     * @param definition how the share is defined
     * @param count how many there are
     * @param total their benefit
     * @param bestWithAsMany the greatest benefit that as many pairs of the region could have
     * @param share of that which they reach, 0 to 1; absent with a reason
     * @param reason {@code no_partnerships}, or {@code zero_denominator} where no pair has any benefit
     * @param pairs the pairs in order of benefit
     */
    @Schema(name = "ExistingPartnerships")
    record Existing(
            String definition,
            int count,
            double total,
            double bestWithAsMany,
            @Nullable Double share,
            @Nullable String reason,
            List<Pair> pairs) {}

    /**
     * Two cities and what they would gain.
     *
     * @param subject {@code pair:320500~321300@YRD}
     * @param cities their codes
     * @param names their names
     * @param benefit krugman/2 · 1/(1 + distanceKm/100) · need
     * @param krugman how different they are in what they do, 0 to 2
     * @param distanceKm by great circle
     * @param need peripheralization of the secondary city, the mean of both when both are secondary
     */
    @Schema(name = "PartnershipPair")
    record Pair(
            String subject,
            List<String> cities,
            Names names,
            double benefit,
            @Nullable Double krugman,
            @Nullable Double distanceKm,
            @Nullable Double need) {}
}
