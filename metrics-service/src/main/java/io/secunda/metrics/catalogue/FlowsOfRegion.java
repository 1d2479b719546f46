package io.secunda.metrics.catalogue;

import static io.secunda.metrics.catalogue.FamilyEntry.family;

import io.secunda.indicators.OfPair;
import io.secunda.indicators.Outcome;
import io.secunda.indicators.flow.FlowEntropy;
import io.secunda.indicators.flow.FlowNetwork;
import io.secunda.indicators.flow.FunctionalPolycentricity;
import io.secunda.indicators.flow.LinkSymmetry;
import io.secunda.indicators.flow.SecondarySecondaryShare;
import io.secunda.metrics.catalogue.Answer.Told;
import io.secunda.metrics.catalogue.Family.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the flows of a region are spread over its cities and links (DOMAIN §5 C, connectivity). */
final class FlowsOfRegion {

    private static final String LIMTANAKOOL = "Limtanakool, Schwanen and Dijst 2007, Urban Studies 44:2123–2149";

    private FlowsOfRegion() {}

    static List<Family> families() {
        return List.of(functionalPolycentricity(), flowEntropy(), linkSymmetry(), secondarySecondaryShare());
    }

    /** Share of the region's cities that any record of the flow names. */
    static double coverage(FlowNetwork network) {
        return network.cities() == 0 ? 0 : (double) network.size() / network.cities();
    }

    private static Answer whole(Setting setting, Outcome outcome, Map<String, Outcome> parts) {
        return new Answer(List.of(Told.whole(Finding.of(outcome, parts, coverage(setting.flows())))), List.of());
    }

    private static Family functionalPolycentricity() {
        return family("functional_polycentricity", "Functional polycentricity", "功能多中心性")
                .says("How evenly flows are spread over the cities, and how many of them are linked; with the density.")
                .formula(
                        "(1 − σ/σmax)·Δ, σ of nodal flow in + out, σmax = largest nodal flow / 2, Δ = linked pairs / all")
                .unit("none", "0 (all through one city) to 1 (all linked, equal)")
                .source("Green 2007, Urban Studies 44:2077–2103")
                .in(Place.REGION)
                .ofFlows()
                .by(setting -> {
                    var result = FunctionalPolycentricity.of(setting.flows());
                    return whole(setting, result.value(), Map.of("density", result.density()));
                });
    }

    private static Family flowEntropy() {
        return family("flow_entropy", "Flow entropy", "流熵")
                .says("How evenly flow is spread over the possible links.")
                .formula("−Σ_l z_l ln z_l / ln L, L = n(n − 1) directed links, z_l the share of link l")
                .unit("none", "0 (one link has all) to 1 (all links the same)")
                .source(LIMTANAKOOL)
                .in(Place.REGION)
                .ofFlows()
                .by(setting -> whole(setting, FlowEntropy.of(setting.flows()), Map.of()));
    }

    private static Family linkSymmetry() {
        return family("link_symmetry", "Link symmetry", "联系对称性")
                .says("Whether flow between two cities goes both ways alike; of the region the flow-weighted mean.")
                .formula("−[a ln a + b ln b]/ln 2, a = f_ij/(f_ij + f_ji), b = 1 − a")
                .unit("none", "0 (one way only) to 1 (the same both ways)")
                .source(LIMTANAKOOL)
                .in(Place.REGION, Place.PAIR_IN_REGION)
                .ofFlows()
                .by(FlowsOfRegion::linkSymmetry);
    }

    private static Answer linkSymmetry(Setting setting) {
        FlowNetwork network = setting.flows();
        var result = LinkSymmetry.of(network);
        List<Told> told = new ArrayList<>();
        told.add(Told.whole(Finding.of(result.value(), coverage(network))));
        for (OfPair<Outcome> pair : result.pairs()) {
            // a pair without any flow has no symmetry, and there are many of those
            if (pair.value().isPresent()) {
                told.add(Told.pair(pair.first(), pair.second(), Finding.of(pair.value(), 1), List.of()));
            }
        }
        return new Answer(told, List.of());
    }

    private static Family secondarySecondaryShare() {
        return family("secondary_secondary_share", "Flow between secondary cities", "次级城市间流量占比")
                .says("What part of the region's flow passes the cores by.")
                .formula("flow between two secondary cities / all flow inside the region")
                .unit("share", "0 (all flow touches a core) to 1")
                .source("Du, Cardoso and Rocco 2024, Cities 154:105375")
                .in(Place.REGION)
                .ofFlows()
                .by(setting -> whole(
                        setting,
                        SecondarySecondaryShare.of(
                                setting.flows(), setting.members().core()),
                        Map.of()));
    }
}
