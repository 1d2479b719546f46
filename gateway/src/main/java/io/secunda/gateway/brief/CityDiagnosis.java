package io.secunda.gateway.brief;

import io.secunda.events.Names;
import io.secunda.events.indicator.SourceVintage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The diagnosis of a city as metrics-service shows it: what a brief says of it. */
record CityDiagnosis(@Nullable List<InRegion> regions) {

    /** The city in a region. */
    record InRegion(
            String region, @Nullable Type type, @Nullable List<Mismatch> mismatches) {}

    /** What kind of secondary city it is. */
    record Type(Names names, String period) {}

    /** One of its mismatches. */
    record Mismatch(
            String indicator,
            Names names,
            @Nullable String period,
            @Nullable Double value,
            @Nullable String reason,
            @Nullable List<Component> components,
            @Nullable List<SourceVintage> sources) {}

    /** What a mismatch is the mean of. */
    record Component(Names names, double mismatch) {}
}
