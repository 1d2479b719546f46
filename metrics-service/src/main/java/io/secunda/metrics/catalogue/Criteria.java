package io.secunda.metrics.catalogue;

import io.secunda.events.Names;
import io.secunda.indicators.development.Direction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which figures stand for each dimension of high-quality development (DOMAIN §5 E).
 *
 * @param dimensions in order
 */
public record Criteria(List<Dimension> dimensions) {

    public Criteria {
        dimensions = List.copyOf(dimensions);
        Set<String> seen = new HashSet<>();
        for (Dimension dimension : dimensions) {
            if (!seen.add(dimension.id())) {
                throw new IllegalArgumentException("dimension " + dimension.id() + " is there twice");
            }
        }
    }

    /**
     * A dimension.
     *
     * @param id {@code economic_growth}
     * @param names its names
     * @param criteria what stands for it, at least one
     */
    public record Dimension(String id, Names names, List<Criterion> criteria) {
        public Dimension {
            criteria = List.copyOf(criteria);
            if (criteria.isEmpty()) {
                throw new IllegalArgumentException("dimension " + id + " has no criteria");
            }
        }
    }

    /**
     * A criterion: a variable, a ratio of two variables, or an indicator of cities.
     *
     * @param id its name, by which a value tells which criteria went in
     * @param variable the variable, or null for an indicator
     * @param per the variable it is divided by, or null
     * @param indicator the indicator, or null for a variable
     * @param window of the indicator, or null for one of a single period
     * @param direction whether more is better
     */
    public record Criterion(
            String id,
            @Nullable String variable,
            @Nullable String per,
            @Nullable String indicator,
            @Nullable String window,
            Direction direction) {

        public Criterion {
            if ((variable == null) == (indicator == null)) {
                throw new IllegalArgumentException(
                        "criterion " + id + " needs a variable or an indicator, and not both");
            }
            if (per != null && variable == null) {
                throw new IllegalArgumentException("criterion " + id + " divides an indicator; only variables divide");
            }
        }
    }
}
