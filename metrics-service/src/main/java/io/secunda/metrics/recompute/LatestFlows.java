package io.secunda.metrics.recompute;

import io.secunda.events.Period;
import io.secunda.indicators.flow.FlowNetwork;
import io.secunda.indicators.flow.Link;
import io.secunda.metrics.territories.Flows;
import io.secunda.metrics.territories.Members;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The newest flows between the members of a scope, whatever they are of. */
final class LatestFlows {

    private record Matrix(String kind, Period period) {}

    private LatestFlows() {}

    /** Those of the latest period that ended by a day; of several kinds or lengths, the first kind and the longest period. */
    static FlowNetwork of(Flows flows, Members members, LocalDate day) {
        Optional<Matrix> latest = flows.kinds().stream()
                .flatMap(kind -> flows.periods(kind).stream().map(period -> new Matrix(kind, period)))
                .filter(matrix -> !matrix.period().last().isAfter(day))
                .sorted(Comparator.comparing((Matrix matrix) -> matrix.period().last())
                        .reversed()
                        .thenComparing(Matrix::kind)
                        .thenComparing(matrix -> matrix.period().first()))
                .filter(matrix -> flows.touchAny(matrix.kind(), matrix.period(), members))
                .findFirst();
        List<Link> links = latest.map(matrix -> flows.touching(matrix.kind(), matrix.period(), members).stream()
                        .map(flow -> new Link(
                                flow.origin(), flow.destination(), flow.figure().value()))
                        .toList())
                .orElse(List.of());
        return FlowNetwork.of(members.size(), links);
    }
}
