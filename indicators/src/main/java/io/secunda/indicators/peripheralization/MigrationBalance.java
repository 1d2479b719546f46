package io.secunda.indicators.peripheralization;

import static io.secunda.indicators.Outcome.Reason.MISSING_INPUT;

import io.secunda.indicators.Outcome;

/**
 * Residents over and above those registered: net migration that has accumulated.
 *
 * <p>{@code (population − registered population) / registered population}.
 *
 * <ul>
 *   <li><b>Unit, range:</b> none; −1 upwards, negative where more people have left than come.
 *   <li><b>Absent:</b> when a figure is missing, or nobody is registered.
 *   <li><b>Cost:</b> constant. Needs no region.
 *   <li><b>Source:</b> Du, Cardoso and Rocco 2025, Habitat International 103619.
 * </ul>
 */
public final class MigrationBalance {

    private MigrationBalance() {}

    /**
     * The balance of one city.
     *
     * @param population residents, persons; NaN where there is no figure
     * @param registered registered (hukou) population, persons; NaN where there is no figure
     */
    public static Outcome of(double population, double registered) {
        if (Double.isNaN(population) || Double.isNaN(registered)) {
            return Outcome.absent(MISSING_INPUT);
        }
        return Outcome.ratio(population - registered, registered);
    }
}
