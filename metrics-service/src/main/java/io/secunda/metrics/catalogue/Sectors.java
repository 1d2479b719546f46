package io.secunda.metrics.catalogue;

import java.util.List;

/**
 * What the cities of a scope do, in one basis for all of them: people employed, else value added.
 *
 * @param variables the sectors, those of which any city has a figure
 * @param values for each city the sectors' values; NaN where there is no figure
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Sectors(List<String> variables, double[][] values) {

    /** The values of each city along its sectors. */
    @Override
    public double[][] values() {
        return values.clone();
    }
}
