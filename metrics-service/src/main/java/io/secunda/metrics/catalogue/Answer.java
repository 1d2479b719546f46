package io.secunda.metrics.catalogue;

import java.util.List;

/**
 * What a kernel found for a scope.
 *
 * @param findings one for the scope as a whole, or one a city along the scope's members
 * @param inputs the figures that went in
 */
public record Answer(List<Finding> findings, List<Input> inputs) {

    /**
     * Figures of one variable that went in.
     *
     * @param need the name by which the family calls the variable
     * @param atStart whether they are those at the start of the window
     * @param positions of the cities, along the scope's members
     */
    public record Input(String need, boolean atStart, List<Integer> positions) {}
}
