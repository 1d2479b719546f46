package io.secunda.metrics.catalogue;

import static io.secunda.metrics.catalogue.Family.X;
import static io.secunda.metrics.catalogue.FamilyEntry.family;

import io.secunda.indicators.form.MorphologicalPolycentricity;
import io.secunda.indicators.form.RankSize;
import io.secunda.indicators.numeric.Columns;
import io.secunda.metrics.catalogue.Family.Each;
import io.secunda.metrics.catalogue.Family.Place;
import java.util.List;
import java.util.Map;

/** Whether a region has one large city or several of equal size (DOMAIN §5 C, coexistence). */
final class Form {

    private Form() {}

    static List<Family> families() {
        return List.of(morphologicalPolycentricity(), rankSize());
    }

    private static Family morphologicalPolycentricity() {
        return family("morphological_polycentricity", "Morphological polycentricity", "形态多中心性")
                .says("How far the region's largest cities are of equal size.")
                .formula(
                        "mean slope of ln x₍ᵣ₎ = a + b·ln r over the top N cities, N = 2, 3, 4 (fewer with fewer cities)")
                .unit("none", "0 (equal sizes) downwards (one centre)")
                .source("Burger and Meijers 2012, Urban Studies 49:1127–1149")
                .in(Place.REGION)
                .each(Each.TRACKED)
                .needs(X)
                .by(setting -> {
                    int[] used = setting.complete(X);
                    return setting.whole(
                            MorphologicalPolycentricity.of(Columns.pick(setting.end(X), used)), used, false, X);
                });
    }

    private static Family rankSize() {
        return family("rank_size", "Rank-size slope", "位序-规模斜率")
                .says("How fast rank grows as size falls, over all cities; with its standard error.")
                .formula("OLS slope of ln(r − ½) on ln x₍ᵣ₎; s.e. = √(2/n)·|slope|")
                .unit("none", "below 0; −1 is Zipf's law, nearer to 0 the more the largest city dominates")
                .source("Gabaix and Ibragimov 2011, J. Business and Economic Statistics 29:24–39")
                .in(Place.REGION)
                .each(Each.TRACKED)
                .needs(X)
                .by(setting -> {
                    int[] used = setting.complete(X);
                    var result = RankSize.of(Columns.pick(setting.end(X), used));
                    return setting.whole(result.slope(), Map.of("se", result.standardError()), used, false, X);
                });
    }
}
