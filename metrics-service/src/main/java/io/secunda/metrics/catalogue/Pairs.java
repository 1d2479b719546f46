package io.secunda.metrics.catalogue;

import static io.secunda.metrics.catalogue.FamilyEntry.family;
import static io.secunda.metrics.catalogue.Unevenness.GDP;
import static io.secunda.metrics.catalogue.Unevenness.POPULATION;

import io.secunda.indicators.OfPair;
import io.secunda.indicators.Outcome;
import io.secunda.indicators.flow.ConnectivityGap;
import io.secunda.indicators.flow.Gravity;
import io.secunda.indicators.function.Coopetition;
import io.secunda.indicators.function.Krugman;
import io.secunda.indicators.function.Similarity;
import io.secunda.indicators.leadership.Agreement;
import io.secunda.metrics.catalogue.Family.Place;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Two cities of a region (DOMAIN §5 C). */
final class Pairs {

    private Pairs() {}

    static List<Family> families() {
        return List.of(gravity(), krugman(), similarity(), connectivityGap(), coopetition());
    }

    private static Family gravity() {
        return family("gravity", "Gravity", "引力")
                .says("How strongly two cities would attract each other by their size and distance.")
                .formula("√(pᵢYᵢ)·√(pⱼYⱼ)/d²ᵢⱼ, p in 10 000 persons, Y in 100 million CNY, d in km by great circle")
                .unit("10 000 persons × 100 million CNY / km²", "0 upwards")
                .source("Zipf 1946, American Sociological Review 11:677–686")
                .in(Place.PAIR_IN_REGION)
                .needs(POPULATION, GDP)
                .by(setting -> Setting.pairs(
                        attraction(setting), outcome -> Finding.of(outcome, 1), List.of(POPULATION, GDP)));
    }

    private static List<OfPair<Outcome>> attraction(Setting setting) {
        double[] population = setting.end(POPULATION);
        double[][] distance = setting.distancesKm();
        for (int i = 0; i < population.length; i++) {
            if (Double.isNaN(distance[i][i])) {
                // a city whose place is not known attracts nobody, like one whose size is not known
                population[i] = Double.NaN;
            }
        }
        return Gravity.of(population, setting.end(GDP), distance);
    }

    private interface Comparison {
        Outcome of(double[] first, double[] second);
    }

    private static Answer compare(Setting setting, Comparison comparison) {
        Sectors sectors = setting.sectors();
        double[][] values = sectors.values();
        return Setting.pairs(
                OfPair.all(values.length, (i, j) -> comparison.of(values[i], values[j])),
                outcome -> Finding.of(outcome, 1),
                sectors.variables());
    }

    private static Family krugman() {
        return family("krugman", "Krugman specialization", "克鲁格曼专业化指数")
                .says("How different two cities are in what they do.")
                .formula("Σ_s |a_is − a_js|, a the sector's share of employment, else of GDP")
                .unit("none", "0 (the same profile) to 2 (no sector in common)")
                .source("Krugman 1991, Geography and Trade, p. 76")
                .in(Place.PAIR_IN_REGION)
                .ofSectors()
                .by(setting -> compare(setting, Krugman::of));
    }

    private static Family similarity() {
        return family("similarity", "Similarity of structure", "产业结构相似系数")
                .says("How alike two cities are in what they do; alike cities compete.")
                .formula("Σ_s a_is a_js / √(Σ_s a_is² Σ_s a_js²)")
                .unit("none", "0 (no sector in common) to 1 (the same profile)")
                .source("UNIDO 1979, World Industry since 1960: Progress and Prospects")
                .in(Place.PAIR_IN_REGION)
                .ofSectors()
                .by(setting -> compare(setting, Similarity::of));
    }

    private static Family connectivityGap() {
        return family("connectivity_gap", "Connectivity gap", "联通缺口")
                .says("How far the flow between two cities stays behind what their size and distance suggest.")
                .formula("1 − min(1, (f_ij/Σf)/(g_ij/Σg)), f both ways, g gravity, sums over the same pairs")
                .unit("none", "0 (at least the expected share) to 1 (no flow)")
                .source("own, after observed against expected interaction in the gravity model")
                .in(Place.PAIR_IN_REGION)
                .needs(POPULATION, GDP)
                .ofFlows()
                .by(setting -> Setting.pairs(
                        ConnectivityGap.of(setting.flows(), attraction(setting)),
                        outcome -> Finding.of(outcome, 1),
                        List.of(POPULATION, GDP)));
    }

    private static Family coopetition() {
        return family("coopetition", "Coopetition", "竞合关系")
                .says("Whether two cities compete, cooperate, do both or neither: the value is competition, a part is"
                        + " cooperation, and the component names the quadrant against the region's medians.")
                .formula(
                        "competition = similarity(i, j); cooperation = mean of active agreement (0 or 1) and flow share of"
                                + " the region's largest pair")
                .unit("none", "0 to 1")
                .source("own, after the idea of Demuynck et al. 2023")
                .in(Place.PAIR_IN_REGION)
                .ofSectors()
                .ofFlows()
                .ofAgreements()
                .by(Pairs::coopetition);
    }

    private static Answer coopetition(Setting setting) {
        Sectors sectors = setting.sectors();
        int cities = setting.members().size();
        LocalDate day = setting.day();
        List<Agreement> active = setting.agreements().stream()
                .filter(agreement -> agreement.isSelective(cities) && agreement.isActive(day))
                .toList();
        var positions = Coopetition.of(
                sectors.values(),
                setting.flows(),
                (i, j) -> active.stream()
                        .anyMatch(a ->
                                a.participants().contains(i) && a.participants().contains(j)));
        return Setting.pairs(positions, Pairs::finding, sectors.variables());
    }

    private static Finding finding(Coopetition.Position position) {
        Finding competition = Finding.of(position.competition(), Map.of("cooperation", position.cooperation()), 1);
        List<String> quadrant = position.quadrant().stream()
                .map(q -> q.name().toLowerCase(Locale.ROOT))
                .toList();
        return new Finding(competition.outcome(), competition.parts(), quadrant, 1);
    }
}
