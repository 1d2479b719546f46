package io.secunda.indicators.matching;

import static io.secunda.indicators.Outcome.Reason.TOO_FEW_CITIES;

import io.secunda.indicators.OfPair;
import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Sum;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The partnerships that together promise most, when no city can have more than k of them.
 *
 * <p>{@code max Σ b_ij x_ij}, {@code x_ij ∈ {0, 1}}, {@code Σ_j x_ij ≤ k} for each city i, over pairs of positive benefit that
 * do not cooperate already.
 *
 * <ul>
 *   <li><b>Unit, range:</b> total in the unit of the benefits, ≥ 0; without a candidate pair it is 0.
 *   <li><b>Absent:</b> with fewer than two cities.
 *   <li><b>Cost:</b> that of a maximum-weight matching, O(n³) in practice far less; for k &gt; 1 in a graph of about
 *       {@code nk + 2m} nodes for m candidate pairs. Exact but for rounding of benefits to 2⁻³¹ of the largest; of several
 *       equally good choices it always takes the same one.
 *   <li><b>Source:</b> Edmonds 1965, J. Research NBS 69B:125–130; Kolmogorov 2009, Math. Programming Computation 1:43–67
 *       (JGraphT); k &gt; 1 by the gadget of Tutte 1954, Canadian J. Math. 6:347–352.
 * </ul>
 */
public final class PartnerMatching {

    private PartnerMatching() {}

    /**
     * The partnerships proposed.
     *
     * @param total sum of their benefits
     * @param pairs in order of the cities, each with its benefit
     */
    public record Result(Outcome total, List<OfPair<Double>> pairs) {
        public Result {
            pairs = List.copyOf(pairs);
        }
    }

    /**
     * The best partnerships.
     *
     * @param cities number of cities in the region
     * @param benefits of candidate pairs, each pair at most once; those that are not positive are no candidates
     * @param excluded pairs that cooperate already
     * @param k most partnerships of a city, at least 1
     */
    public static Result of(int cities, List<OfPair<Double>> benefits, Collection<Cities> excluded, int k) {
        if (k < 1) {
            throw new IllegalArgumentException(k + " partnerships a city, expected at least 1");
        }
        if (cities < 2) {
            return new Result(Outcome.absent(TOO_FEW_CITIES), List.of());
        }
        List<OfPair<Double>> candidates = candidates(benefits, Set.copyOf(excluded));
        List<OfPair<Double>> chosen = new DegreeBoundedChoice(cities, candidates, k).best();
        var total = new Sum();
        chosen.forEach(pair -> total.add(pair.value()));
        return new Result(Outcome.of(total.value()), chosen);
    }

    /** Two cities, in either order. */
    public record Cities(int first, int second) {
        public Cities {
            int larger = Math.max(first, second);
            first = Math.min(first, second);
            second = larger;
        }
    }

    private static List<OfPair<Double>> candidates(List<OfPair<Double>> benefits, Set<Cities> excluded) {
        var candidates = new ArrayList<OfPair<Double>>();
        var seen = new HashSet<Cities>();
        for (OfPair<Double> pair : benefits) {
            var cities = new Cities(pair.first(), pair.second());
            if (!seen.add(cities)) {
                throw new IllegalArgumentException("pair of cities " + cities + " given twice");
            }
            if (pair.value() > 0 && !excluded.contains(cities)) {
                candidates.add(pair);
            }
        }
        candidates.sort((a, b) -> a.first() == b.first()
                ? Integer.compare(a.second(), b.second())
                : Integer.compare(a.first(), b.first()));
        return candidates;
    }
}
