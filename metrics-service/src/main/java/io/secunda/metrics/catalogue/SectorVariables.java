package io.secunda.metrics.catalogue;

import io.secunda.events.geography.Variable;
import java.util.List;
import java.util.Map;

/** The variables that say what cities do: people employed by sector, or value added by sector. */
public final class SectorVariables {

    /** Value added of the three sectors of national accounts. */
    public static final List<String> VALUE_ADDED = List.of("gdp_primary", "gdp_secondary", "gdp_tertiary");

    private static final String EMPLOYMENT = "employment";
    static final String EMPLOYED_IN = "employment_";
    private static final String ADDED_IN = "gdp_";

    private SectorVariables() {}

    /** The variables that count those employed in a sector, in order of id. */
    public static List<String> employment(Map<String, Variable> variables) {
        return variables.values().stream()
                .filter(variable ->
                        EMPLOYMENT.equals(variable.base()) && variable.id().startsWith(EMPLOYED_IN))
                .map(Variable::id)
                .sorted()
                .toList();
    }

    /** What a sector is called: {@code manufacturing} for {@code employment_manufacturing}. */
    static String sector(String variable) {
        return variable.startsWith(EMPLOYED_IN)
                ? variable.substring(EMPLOYED_IN.length())
                : variable.substring(ADDED_IN.length());
    }
}
