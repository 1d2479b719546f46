package io.secunda.indicators.golden;

import io.secunda.indicators.OfPair;
import io.secunda.indicators.Outcome;
import io.secunda.indicators.flow.Centralities;
import io.secunda.indicators.flow.ConnectivityGap;
import io.secunda.indicators.flow.Dominance;
import io.secunda.indicators.flow.FlowEntropy;
import io.secunda.indicators.flow.FlowNetwork;
import io.secunda.indicators.flow.FunctionalPolycentricity;
import io.secunda.indicators.flow.Gravity;
import io.secunda.indicators.flow.LinkSymmetry;
import io.secunda.indicators.flow.NodeSymmetry;
import io.secunda.indicators.flow.SecondarySecondaryShare;
import io.secunda.indicators.form.MorphologicalPolycentricity;
import io.secunda.indicators.form.RankSize;
import io.secunda.indicators.function.Coopetition;
import io.secunda.indicators.function.FunctionalComplementarity;
import io.secunda.indicators.function.Krugman;
import io.secunda.indicators.function.LocationQuotient;
import io.secunda.indicators.function.Similarity;
import io.secunda.indicators.geography.Distances;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Chapter C. */
final class RelationsAdapters {

    static final Map<String, Function<Inputs, Actual>> ALL = Map.ofEntries(
            Map.entry("morphological_polycentricity", RelationsAdapters::morphologicalPolycentricity),
            Map.entry("rank_size", RelationsAdapters::rankSize),
            Map.entry("functional_polycentricity", RelationsAdapters::functionalPolycentricity),
            Map.entry("flow_entropy", in -> ofNetwork(in, Actual.value(FlowEntropy.of(in.network())))),
            Map.entry("link_symmetry", RelationsAdapters::linkSymmetry),
            Map.entry("node_symmetry", in -> perCity(in, NodeSymmetry.of(in.network()))),
            Map.entry("dominance", in -> perCity(in, Dominance.of(in.network()))),
            Map.entry("centralities", RelationsAdapters::centralities),
            Map.entry("secondary_secondary_share", RelationsAdapters::secondarySecondaryShare),
            Map.entry("gravity", in -> pairs(in, gravity(in))),
            Map.entry("connectivity_gap", RelationsAdapters::connectivityGap),
            Map.entry("krugman", in -> Actual.value(Krugman.of(in.column("x_i"), in.column("x_j")))),
            Map.entry("similarity", in -> Actual.value(Similarity.of(in.column("x_i"), in.column("x_j")))),
            Map.entry("location_quotient", RelationsAdapters::locationQuotient),
            Map.entry("functional_complementarity", RelationsAdapters::functionalComplementarity),
            Map.entry("coopetition", RelationsAdapters::coopetition));

    private RelationsAdapters() {}

    /** The slopes of the single N are left out: only their mean is an indicator. */
    private static Actual morphologicalPolycentricity(Inputs in) {
        return Actual.value(MorphologicalPolycentricity.of(in.column("x", in.complete("x"))))
                .with("coverage", in.coverage("x"))
                .without("slopes");
    }

    private static Actual rankSize(Inputs in) {
        var line = RankSize.of(in.column("x", in.complete("x")));
        return Actual.value(line.slope()).with("se", line.standardError()).with("coverage", in.coverage("x"));
    }

    private static Actual ofNetwork(Inputs in, Actual actual) {
        FlowNetwork network = in.network();
        return actual.with("coverage", network.size() / (double) network.cities());
    }

    private static Actual perCity(Inputs in, Outcome[] outcomes) {
        return ofNetwork(in, Actual.values(in.codes(), i -> outcomes[i]));
    }

    private static Actual functionalPolycentricity(Inputs in) {
        var index = FunctionalPolycentricity.of(in.network());
        return ofNetwork(in, Actual.value(index.value()).with("density", index.density()));
    }

    private static Actual linkSymmetry(Inputs in) {
        var symmetry = LinkSymmetry.of(in.network());
        return ofNetwork(in, pairs(in, symmetry.pairs()).with("value", symmetry.value()));
    }

    private static Actual secondarySecondaryShare(Inputs in) {
        return ofNetwork(in, Actual.value(SecondarySecondaryShare.of(in.network(), in.core())));
    }

    private static Actual centralities(Inputs in) {
        var result = Centralities.of(in.network());
        var actual = new Actual();
        Map.of(
                        "weighted_degree", result.weightedDegree(),
                        "betweenness", result.betweenness(),
                        "eigenvector", result.eigenvector())
                .forEach((name, outcomes) -> actual.with(name, Actual.perCity(in.codes(), outcomes::get)));
        return ofNetwork(in, actual);
    }

    private static Actual pairs(Inputs in, List<? extends OfPair<?>> pairs) {
        List<String> codes = in.codes();
        var byPair = new LinkedHashMap<String, Object>();
        pairs.forEach(pair -> byPair.put(codes.get(pair.first()) + "|" + codes.get(pair.second()), pair.value()));
        return new Actual().with("pairs", byPair);
    }

    private static List<OfPair<Outcome>> gravity(Inputs in) {
        return Gravity.of(in.column("population"), in.column("gdp"), Distances.km(in.column("lon"), in.column("lat")));
    }

    private static Actual connectivityGap(Inputs in) {
        return ofNetwork(in, pairs(in, ConnectivityGap.of(in.network(), gravity(in))));
    }

    private static Actual locationQuotient(Inputs in) {
        Outcome[][] quotients = LocationQuotient.of(in.sectors());
        return Actual.values(in.sectorCodes(), i -> Arrays.asList(quotients[i]))
                .with("coverage", coverage(in, IntStream.range(0, quotients.length), quotients.length));
    }

    private static Actual functionalComplementarity(Inputs in) {
        double[] population = in.column("population");
        var cities = IntStream.range(0, population.length).filter(i -> !Double.isNaN(population[i]));
        return Actual.value(FunctionalComplementarity.of(in.sectors(), population, in.core()))
                .with("coverage", coverage(in, cities, population.length));
    }

    private static double coverage(Inputs in, IntStream candidates, int all) {
        double[][] sectors = in.sectors();
        return candidates
                        .filter(i -> Arrays.stream(sectors[i]).noneMatch(Double::isNaN))
                        .count()
                / (double) all;
    }

    private static Actual coopetition(Inputs in) {
        List<String> codes = in.codes();
        Set<Set<String>> agreements = Inputs.elements(in.node().required("agreement_pairs"))
                .map(pair -> Set.of(pair.get(0).asText(), pair.get(1).asText()))
                .collect(Collectors.toSet());
        var positions = Coopetition.of(
                in.sectors(), in.network(), (i, j) -> agreements.contains(Set.of(codes.get(i), codes.get(j))));
        int[] nodes = in.network().nodeOfCity();
        return pairs(
                        in,
                        positions.stream()
                                .map(pair -> new OfPair<>(pair.first(), pair.second(), position(pair.value())))
                                .toList())
                .with(
                        "coverage",
                        coverage(in, IntStream.range(0, nodes.length).filter(i -> nodes[i] >= 0), nodes.length));
    }

    private static Object position(Coopetition.Position position) {
        if (position.quadrant().isEmpty()) {
            return position.competition();
        }
        return Map.of(
                "competition", position.competition(),
                "cooperation", position.cooperation(),
                "quadrant", position.quadrant().get().name().toLowerCase(Locale.ROOT));
    }
}
