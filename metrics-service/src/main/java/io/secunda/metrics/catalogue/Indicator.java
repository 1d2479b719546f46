package io.secunda.metrics.catalogue;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An application of a family to variables of a territory, to a kind of flow, or to another indicator.
 *
 * @param id {@code core_share(gdp)}
 * @param family its family
 * @param bindings the variable that stands for each need of the family
 * @param variables the variables it looks at
 * @param flow the kind of flow it looks at, or null
 * @param level 0 when it looks at facts alone; one more than the highest of those it looks at
 */
public record Indicator(
        String id,
        Family family,
        Map<String, String> bindings,
        List<String> variables,
        @Nullable String flow,
        int level) {

    /** The variable that a need stands for. */
    public String variable(String need) {
        return bindings.getOrDefault(need, need);
    }

    /** What it is applied to. */
    public String appliedTo() {
        return variable(Family.X);
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

    /** Its id: what a log line needs. */
    @Override
    public String toString() {
        return id;
    }
}
