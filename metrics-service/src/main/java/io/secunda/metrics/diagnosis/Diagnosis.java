package io.secunda.metrics.diagnosis;

import io.secunda.events.Names;
import io.secunda.events.Period;
import io.secunda.events.geography.Role;
import io.secunda.events.indicator.SourceVintage;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why a city falls behind, in each region it is in.
 *
 * @param territory the territory
 * @param city code of the city
 * @param names its names
 * @param asOf what was known then; absent for now
 * @param regions one entry a region
 */
@Schema(description = "The mismatches of a city, in each region it is in, with the values they rest on")
record Diagnosis(
        String territory,
        String city,
        Names names,
        @Nullable Instant asOf,
        List<InRegion> regions) {

    /**
     * The city in one region.
     *
     * @param region id of the region
     * @param names its names
     * @param role of the city in it
     * @param type of secondary city, absent while it has none
     * @param mismatches of place, priority and actor, in this order
     */
    @Schema(name = "DiagnosisInRegion", description = "A city seen in one region")
    record InRegion(
            String region,
            Names names,
            @Nullable Role role,
            @Nullable Type type,
            List<OneMismatch> mismatches) {}

    /**
     * The type of a secondary city.
     *
     * @param number of the type
     * @param names what the type is strong and weak in
     * @param period of the latest typing, or the one asked for
     */
    @Schema(name = "CityType", description = "The type of secondary city that the typology found")
    record Type(int number, Names names, Period period) {}

    /**
     * One mismatch.
     *
     * @param indicator {@code place_mismatch}, {@code priority_mismatch} or {@code actor_mismatch}
     * @param names its names
     * @param period the one asked for, else the latest with a value
     * @param value 0 (none) to 1 (severe), the mean of the components; absent with a reason
     * @param reason why there is no value
     * @param coverage share of the components that are known
     * @param core code of the core the city is most linked to, for the mismatch of priority
     * @param weakest the city's weakest dimensions, for the mismatch of priority
     * @param components what it is the mean of
     * @param sources the publications behind it
     * @param recorded when it was computed
     */
    @Schema(name = "Mismatch", description = "One mismatch and its components")
    record OneMismatch(
            String indicator,
            Names names,
            @Nullable Period period,
            @Nullable Double value,

            @Schema(description = "`core_city`: cores have no mismatch; `not_told`: nothing was computed for it")
            @Nullable String reason,

            double coverage,
            @Nullable String core,
            List<String> weakest,
            List<Evidence> components,
            List<SourceVintage> sources,
            @Nullable Instant recorded) {}

    /**
     * A component and what it was measured by.
     *
     * @param component {@code ageing_gap}
     * @param names its names
     * @param mismatch the component as it counts, 0 (none) to 1 (severe)
     * @param indicator id of the indicator that measures it; absent where the measure is no indicator of its own
     * @param subject whom the indicator is about
     * @param value the measure
     * @param unit its unit
     * @param percentileRank of the measure among the region's cities, where the component is made of it
     */
    @Schema(name = "MismatchEvidence", description = "A component of a mismatch and the value behind it")
    record Evidence(
            String component,
            Names names,
            double mismatch,
            @Nullable String indicator,
            @Nullable String subject,
            @Nullable Double value,
            @Nullable String unit,
            @Nullable Double percentileRank) {}
}
