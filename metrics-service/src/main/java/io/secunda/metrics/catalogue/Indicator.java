package io.secunda.metrics.catalogue;

import java.util.List;
import java.util.Map;

/**
 * An application of a family to variables of a territory.
 *
 * @param id {@code core_share(gdp)}
 * @param family its family
 * @param bindings the variable that stands for each need of the family
 */
public record Indicator(String id, Family family, Map<String, String> bindings) {

    /** The variable that a need stands for. */
    public String variable(String need) {
        return bindings.getOrDefault(need, need);
    }

    /** The variables it looks at. */
    public List<String> variables() {
        return family.needs().stream().map(this::variable).distinct().toList();
    }

    /** The variables it looks at also at the start of a window. */
    public List<String> windowVariables() {
        return family.windowNeeds().stream().map(this::variable).distinct().toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Indicator that && id.equals(that.id) && bindings.equals(that.bindings);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
