package io.secunda.indicators.diagnosis;

import static io.secunda.indicators.Outcome.Reason.MISSING_INPUT;

import io.secunda.indicators.Outcome;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;

/**
 * How many of a city's agreements pass its weakest dimension by.
 *
 * <p>Active agreements of the city that address none of its weakest dimensions / its active agreements.
 *
 * <ul>
 *   <li><b>Unit, range:</b> share; 0 (all address it) to 1.
 *   <li><b>Absent:</b> without an active agreement, or when no dimension is known.
 *   <li><b>Cost:</b> linear in the dimensions of the agreements.
 *   <li><b>Source:</b> own, for the priority mismatch of Du, Building Up a Cooperative Framework (A+BE).
 * </ul>
 */
public final class UnaddressedShare {

    private UnaddressedShare() {}

    /**
     * The share.
     *
     * @param <D> dimensions of development
     * @param weakest see {@link WeakestDimensions}; an agreement addresses it with any one of them
     * @param addressed the dimensions that each active agreement of the city addresses, one set an agreement
     */
    public static <D> Outcome of(Set<D> weakest, Collection<? extends Set<D>> addressed) {
        if (weakest.isEmpty()) {
            return Outcome.absent(MISSING_INPUT);
        }
        long passedBy = addressed.stream()
                .filter(dimensions -> Collections.disjoint(dimensions, weakest))
                .count();
        return Outcome.ratio((double) passedBy, addressed.size());
    }
}
