package io.secunda.indicators.flow;

import static io.secunda.indicators.Outcome.Reason.TOO_FEW_CITIES;

import io.secunda.indicators.Outcome;
import java.util.List;

/**
 * How central each city is in the network of flows.
 *
 * <p>Weighted degree: in + out. Betweenness: {@code Σ_{s≠i≠t} σ_st(i)/σ_st / [(n − 1)(n − 2)]}, σ_st the number of shortest
 * directed paths, a link being 1/flow long. Eigenvector: the leading eigenvector of F + Fᵀ.
 *
 * <ul>
 *   <li><b>Unit, range:</b> degree in the unit of the flow; betweenness 0 to 1; eigenvector 0 to 1, its largest entry 1,
 *       0 outside the component that it leads in.
 *   <li><b>Absent:</b> for a city that no record names; with fewer than two nodes, betweenness with fewer than three; the
 *       eigenvector without any flow, and when the leading eigenvalue is not simple to 1e-9.
 *   <li><b>Cost:</b> betweenness O(n³) on dense networks; eigenvector O(n³). Paths whose lengths differ by less than
 *       1e-12, relative, are equally short.
 *   <li><b>Source:</b> Freeman 1978, Social Networks 1:215–239; Brandes 2001, J. Mathematical Sociology 25:163–177;
 *       Bonacich 1987, American J. of Sociology 92:1170–1182.
 * </ul>
 */
public final class Centralities {

    private Centralities() {}

    /** Three centralities, each with one outcome a city of the region. */
    public record Result(List<Outcome> weightedDegree, List<Outcome> betweenness, List<Outcome> eigenvector) {
        public Result {
            weightedDegree = List.copyOf(weightedDegree);
            betweenness = List.copyOf(betweenness);
            eigenvector = List.copyOf(eigenvector);
        }
    }

    /**
     * The centralities of all cities.
     *
     * @param network flows of one kind and period
     */
    public static Result of(FlowNetwork network) {
        List<Outcome> few = List.of(network.perCity(node -> Outcome.absent(TOO_FEW_CITIES)));
        if (network.size() < 2) {
            return new Result(few, few, few);
        }
        return new Result(
                List.of(network.perCity(node -> Outcome.of(network.nodal(node)))),
                network.size() < 3 ? few : List.of(Betweenness.of(network)),
                List.of(LeadingEigenvector.of(network)));
    }
}
