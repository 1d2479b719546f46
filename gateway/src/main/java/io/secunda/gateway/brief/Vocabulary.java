package io.secunda.gateway.brief;

import io.secunda.events.Names;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What indicators and variables are called.
 *
 * @param indicators names by id as it stands in the catalogue
 * @param families names by family
 * @param variables names by id
 */
record Vocabulary(Map<String, Names> indicators, Map<String, Names> families, Map<String, Names> variables) {

    private static final Pattern ID = Pattern.compile("([^(]+)(?:\\((.+)\\))?");

    /** Flows are in no catalogue; those that rules look at have names here. */
    private static final Map<String, Names> FLOWS = Map.of(
            "mobility", new Names("mobility", "人口流动"),
            "rail", new Names("rail", "铁路"),
            "rail_high_speed_trains", new Names("high-speed trains", "高铁列车"));

    Vocabulary {
        indicators = Map.copyOf(indicators);
        families = Map.copyOf(families);
        variables = Map.copyOf(variables);
    }

    /** The name of an indicator, with what it is applied to. */
    String indicator(String id, Language language) {
        Names exact = indicators.get(id);
        if (exact != null) {
            return language.of(exact);
        }
        Matcher parts = ID.matcher(id);
        if (!parts.matches()) {
            return id;
        }
        String family = parts.group(1);
        Names names = families.get(family);
        String name = names == null ? family.replace('_', ' ') : language.of(names);
        @Nullable String appliedTo = parts.group(2);
        return appliedTo == null ? name : name + language.colon() + variable(appliedTo, language);
    }

    /** The name of a variable, or of a kind of flow. */
    String variable(String id, Language language) {
        Names names = variables.getOrDefault(id, FLOWS.get(id));
        return names == null ? id.replace('_', ' ') : language.of(names);
    }
}
