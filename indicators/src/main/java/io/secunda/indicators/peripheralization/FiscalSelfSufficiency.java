package io.secunda.indicators.peripheralization;

import static io.secunda.indicators.Outcome.Reason.MISSING_INPUT;

import io.secunda.indicators.Outcome;

/**
 * What part of its spending a city earns itself.
 *
 * <p>{@code fiscal revenue / fiscal expenditure}.
 *
 * <ul>
 *   <li><b>Unit, range:</b> none; 0 upwards, above 1 for a surplus.
 *   <li><b>Absent:</b> when a figure is missing, or nothing is spent.
 *   <li><b>Cost:</b> constant. Needs no region.
 *   <li><b>Source:</b> Du, Cardoso and Rocco 2025, Habitat International 103619.
 * </ul>
 */
public final class FiscalSelfSufficiency {

    private FiscalSelfSufficiency() {}

    /**
     * The ratio of one city.
     *
     * @param revenue general public budget revenue, in one currency; NaN where there is no figure
     * @param expenditure general public budget expenditure, in the same currency; NaN where there is no figure
     */
    public static Outcome of(double revenue, double expenditure) {
        if (Double.isNaN(revenue) || Double.isNaN(expenditure)) {
            return Outcome.absent(MISSING_INPUT);
        }
        return Outcome.ratio(revenue, expenditure);
    }
}
