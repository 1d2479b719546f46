package io.secunda.gateway.brief;

import io.secunda.events.Names;
import io.secunda.events.indicator.IndicatorValue;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All that a brief is written from.
 *
 * @param asked which brief
 * @param territory names of the territory
 * @param region names of the region
 * @param members its cities
 * @param vocabulary what indicators are called
 * @param values indicators of the region and its cities
 * @param diagnoses by code of the secondary city; one of which nothing is known is absent
 * @param plan partner matching, or null when nothing is known of the region
 * @param advice the open recommendations, the most severe first
 */
record Material(
        Asked asked,
        Names territory,
        Names region,
        List<Member> members,
        Vocabulary vocabulary,
        List<IndicatorValue> values,
        Map<String, CityDiagnosis.InRegion> diagnoses,
        @Nullable PartnerPlan plan,
        List<Advice> advice) {

    /** The window that reaches back as far as there are figures. */
    static final String LONGEST = "longest";

    Material {
        members = List.copyOf(members);
        values = List.copyOf(values);
        diagnoses = Map.copyOf(diagnoses);
        advice = List.copyOf(advice);
    }

    String regionSubject() {
        return "region:" + asked.region();
    }

    String citySubject(Member city) {
        return "city:" + city.code() + "@" + asked.region();
    }

    List<Member> cores() {
        return members.stream().filter(Member::core).toList();
    }

    List<Member> secondaries() {
        return members.stream().filter(city -> !city.core()).toList();
    }

    /** A series in order of time. */
    List<IndicatorValue> series(String subject, String indicator, @Nullable String window) {
        return values.stream()
                .filter(v -> v.indicator().equals(indicator)
                        && v.subject().toString().equals(subject)
                        && Objects.equals(v.window(), window))
                .sorted(Comparator.comparing(IndicatorValue::period))
                .toList();
    }

    /** A series of the region in order of time. */
    List<IndicatorValue> ofRegion(String indicator, @Nullable String window) {
        return series(regionSubject(), indicator, window);
    }

    /** The last of a series that has a value, else the last of it. */
    static Optional<IndicatorValue> latest(List<IndicatorValue> series) {
        return series.stream()
                .max(Comparator.comparing((IndicatorValue v) -> v.value() != null)
                        .thenComparing(IndicatorValue::period));
    }

    /** Those of a series that have a value. */
    static List<IndicatorValue> known(List<IndicatorValue> series) {
        return series.stream().filter(v -> v.value() != null).toList();
    }

    /** The last period that any indicator of the region or its cities has a value for. */
    Optional<String> latestPeriod() {
        return known(values).stream()
                .map(IndicatorValue::period)
                .max(Comparator.naturalOrder())
                .map(Object::toString);
    }

    /** The indicators of a family that were told of the region, in order. */
    List<String> regionIndicators(String family) {
        var found = new TreeSet<String>();
        for (IndicatorValue v : values) {
            if (v.subject().toString().equals(regionSubject())
                    && (v.indicator().equals(family) || v.indicator().startsWith(family + "("))) {
                found.add(v.indicator());
            }
        }
        return List.copyOf(found);
    }

    /** What population is best compared through time by: in constant boundaries where that has values at two periods. */
    String populationVariable() {
        String constant = "population_constant_boundaries";
        boolean told = regionIndicators("core_share").contains("core_share(" + constant + ")")
                && known(ofRegion("core_share(" + constant + ")", null)).size() >= 2;
        return told ? constant : "population";
    }

    /** What an indicator is applied to: {@code gdp} of {@code core_share(gdp)}. */
    static String variable(String indicator) {
        return indicator.replaceFirst("^[^(]*\\(?", "").replaceFirst("\\)$", "");
    }
}
