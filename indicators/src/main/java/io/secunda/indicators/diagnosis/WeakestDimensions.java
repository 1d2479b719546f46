package io.secunda.indicators.diagnosis;

import io.secunda.indicators.Outcome;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The dimension of development in which a city does worst, or those that share the last place.
 *
 * <p>{@code argmin_k U_k} over the scores the city has; scores within 1e-12 of the least tie with it.
 *
 * <ul>
 *   <li><b>Unit, range:</b> one dimension or more; scores of dimensions that spread differently are better given as
 *       {@link PercentileRank}, so that the weakest is the one in which most cities do better.
 *   <li><b>Absent:</b> an empty set when no score is known.
 *   <li><b>Cost:</b> O(k log k).
 *   <li><b>Source:</b> own, for the priority mismatch of Du, Building Up a Cooperative Framework (A+BE).
 * </ul>
 */
public final class WeakestDimensions {

    private static final double ROUNDING = 1e-12;

    private WeakestDimensions() {}

    /**
     * The weakest, in their natural order.
     *
     * @param <D> dimensions of development
     * @param scores of one city; more is better
     */
    public static <D extends Comparable<D>> Set<D> of(Map<D, Outcome> scores) {
        double least = scores.values().stream()
                .filter(Outcome::isPresent)
                .mapToDouble(score -> score.value().getAsDouble())
                .min()
                .orElse(Double.NaN);
        var weakest = new TreeSet<D>();
        scores.forEach((dimension, score) -> {
            if (score instanceof Outcome.Value own && own.number() - least <= ROUNDING) {
                weakest.add(dimension);
            }
        });
        return weakest;
    }
}
