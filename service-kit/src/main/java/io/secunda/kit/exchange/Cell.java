package io.secunda.kit.exchange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a table of figures, or that there is none.
 *
 * @param dimensions what it is about: a code for each dimension of its structure, in their order
 * @param value the figure; null where there is none, which is never 0
 * @param statuses SDMX observation statuses, at least one and the one that matters most first; says why where there is none
 * @param attributes what else is told, in the order of the structure; null where nothing is
 */
public record Cell(
        List<String> dimensions, @Nullable Double value, List<String> statuses, List<@Nullable Object> attributes) {

    public Cell {
        dimensions = List.copyOf(dimensions);
        statuses = List.copyOf(statuses);
        if (statuses.isEmpty()) {
            throw new IllegalArgumentException("a figure for " + dimensions + " has no status");
        }
        attributes = Collections.unmodifiableList(new ArrayList<>(attributes));
    }
}
