package io.secunda.metrics.catalogue;

import static io.secunda.metrics.catalogue.FamilyEntry.family;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.flow.Centralities;
import io.secunda.indicators.flow.Dominance;
import io.secunda.indicators.flow.NodeSymmetry;
import io.secunda.indicators.peripheralization.CoreDependence;
import io.secunda.metrics.catalogue.Family.Place;
import java.util.List;
import java.util.function.Function;

/** The place of a city in the flows of its region (DOMAIN §5 B and C). */
final class FlowsOfCity {

    private static final String LIMTANAKOOL = "Limtanakool, Schwanen and Dijst 2007, Urban Studies 44:2123–2149";
    private static final String FREEMAN = "Freeman 1978, Social Networks 1:215–239";

    private FlowsOfCity() {}

    static List<Family> families() {
        return List.of(coreDependence(), nodeSymmetry(), dominance(), weightedDegree(), betweenness(), eigenvector());
    }

    private static FamilyEntry ofCity(String id, String english, String chinese) {
        return family(id, english, chinese).in(Place.CITY_IN_REGION).ofFlows();
    }

    private static Answer each(Setting setting, Outcome[] outcomes) {
        double coverage = FlowsOfRegion.coverage(setting.flows());
        return Setting.each(outcomes.length, i -> Finding.of(outcomes[i], coverage), List.of());
    }

    private static Answer each(Setting setting, Function<Centralities.Result, List<Outcome>> chosen) {
        return each(setting, chosen.apply(Centralities.of(setting.flows())).toArray(Outcome[]::new));
    }

    private static Family coreDependence() {
        return ofCity("core_dependence", "Dependence on the cores", "核心依赖度")
                .says(
                        "What part of a city's exchange inside the region is with cores; of a core, with the other cores.")
                .formula("flow to and from cores / all flow of the city inside the region")
                .unit("share", "0 to 1")
                .source("Du, Cardoso and Rocco 2024, Cities 154:105375")
                .by(setting -> each(
                        setting,
                        CoreDependence.of(setting.flows(), setting.members().core())));
    }

    private static Family nodeSymmetry() {
        return ofCity("node_symmetry", "Node symmetry", "节点对称性")
                .says("Whether a city receives more than it sends.")
                .formula("(inᵢ − outᵢ)/(inᵢ + outᵢ)")
                .unit("none", "−1 (sends only) to 1 (receives only)")
                .source(LIMTANAKOOL)
                .by(setting -> each(setting, NodeSymmetry.of(setting.flows())));
    }

    private static Family dominance() {
        return ofCity("dominance", "Dominance", "优势度")
                .says("How large a city's exchange is beside that of the average city.")
                .formula("Tᵢ / mean(T), T = in + out")
                .unit("ratio", "0 upwards; 1 on average")
                .source(LIMTANAKOOL)
                .by(setting -> each(setting, Dominance.of(setting.flows())));
    }

    private static Family weightedDegree() {
        return ofCity("weighted_degree", "Weighted degree", "加权度")
                .says("A city's exchange with the other cities of the region, both ways.")
                .formula("inᵢ + outᵢ")
                .unit("unit of the flow", "0 upwards")
                .source(FREEMAN)
                .by(setting -> each(setting, Centralities.Result::weightedDegree));
    }

    private static Family betweenness() {
        return ofCity("betweenness", "Betweenness", "中介中心性")
                .says("On how many of the shortest ways between the other cities a city lies.")
                .formula("Σ_{s≠i≠t} σ_st(i)/σ_st / [(n − 1)(n − 2)], directed, a link is 1/flow long")
                .unit("none", "0 to 1")
                .source(FREEMAN + "; Brandes 2001, J. Mathematical Sociology 25:163–177")
                .by(setting -> each(setting, Centralities.Result::betweenness));
    }

    private static Family eigenvector() {
        return ofCity("eigenvector", "Eigenvector centrality", "特征向量中心性")
                .says("How well a city is linked to cities that are well linked themselves.")
                .formula("leading eigenvector of F + Fᵀ, largest entry 1; 0 outside the leading component")
                .unit("none", "0 to 1")
                .source("Bonacich 1987, American J. of Sociology 92:1170–1182")
                .by(setting -> each(setting, Centralities.Result::eigenvector));
    }
}
