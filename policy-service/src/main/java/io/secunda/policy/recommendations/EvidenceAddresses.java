package io.secunda.policy.recommendations;

import io.secunda.events.Scale;
import io.secunda.events.Subject;
import io.secunda.events.recommendation.Evidence;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where evidence can be looked up as it was known when a recommendation was made: the indicator value, and the observations
 * of its variables at the ends of its window. Of a city or a pair these are the observations of the cities; of a region or
 * the nation those of all cities of the territory, since observations know of no regions. Indicators over flows and
 * agreements, and composite ones, have the first address only.
 */
final class EvidenceAddresses {

    private static final List<String> OUTPUT_PER_PERSON = List.of("gdp", "population");
    /** The variables of indicators that do not name theirs in brackets. */
    private static final Map<String, List<String>> VARIABLES = Map.of(
            "theil_t", OUTPUT_PER_PERSON,
            "theil_l", OUTPUT_PER_PERSON,
            "gini", OUTPUT_PER_PERSON,
            "williamson", OUTPUT_PER_PERSON,
            "sigma", OUTPUT_PER_PERSON,
            "beta", OUTPUT_PER_PERSON,
            "relative_income", OUTPUT_PER_PERSON,
            "migration_balance", List.of("population", "registered_population"),
            "fiscal_self_sufficiency", List.of("fiscal_revenue", "fiscal_expenditure"));
    /** Indicators whose brackets name a variable. */
    private static final Set<String> OF_A_VARIABLE = Set.of(
            "polarization", "core_share", "core_secondary_ratio", "relative_growth", "share_shift", "hhi", "primacy");

    private EvidenceAddresses() {}

    static List<String> of(Evidence evidence, String territory, Instant then) {
        List<String> addresses = new ArrayList<>();
        addresses.add("/api/v1/indicators?territory=" + encode(territory)
                + "&subject=" + encode(evidence.subject().toString())
                + "&indicator=" + encode(evidence.indicator())
                + "&window=" + encode(evidence.window() == null ? "-" : evidence.window())
                + "&period=" + encode(evidence.period().toString())
                + "&asOf=" + encode(then.toString()));
        List<String> variables = variables(evidence.indicator());
        if (!variables.isEmpty()) {
            StringBuilder address = new StringBuilder("/api/v1/observations?territory=").append(encode(territory));
            cities(evidence.subject()).forEach(city -> address.append("&city=").append(encode(city)));
            variables.forEach(variable -> address.append("&variable=").append(encode(variable)));
            if (evidence.from() != null) {
                address.append("&period=").append(encode(evidence.from().toString()));
            }
            address.append("&period=").append(encode(evidence.period().toString()));
            addresses.add(
                    address.append("&asOf=").append(encode(then.toString())).toString());
        }
        return addresses;
    }

    private static List<String> variables(String indicator) {
        int bracket = indicator.indexOf('(');
        if (bracket < 0) {
            return VARIABLES.getOrDefault(indicator, List.of());
        }
        String family = indicator.substring(0, bracket);
        if (!OF_A_VARIABLE.contains(family)) {
            return List.of();
        }
        Set<String> variables = new LinkedHashSet<>();
        variables.add(indicator.substring(bracket + 1, indicator.length() - 1));
        if (family.equals("core_secondary_ratio")) {
            variables.add("population");
        }
        return List.copyOf(variables);
    }

    /** The cities of a city or a pair; relative figures of a city in a region rest on all cities of it, so none is named. */
    private static List<String> cities(Subject subject) {
        if (subject.region() != null || (subject.scale() != Scale.CITY && subject.scale() != Scale.PAIR)) {
            return List.of();
        }
        return subject.other() == null ? List.of(subject.code()) : List.of(subject.code(), subject.other());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
