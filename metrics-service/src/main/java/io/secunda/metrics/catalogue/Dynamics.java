package io.secunda.metrics.catalogue;

import static io.secunda.metrics.catalogue.Family.X;
import static io.secunda.metrics.catalogue.FamilyEntry.family;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.dynamics.Acceleration;
import io.secunda.indicators.dynamics.Growth;
import io.secunda.indicators.dynamics.MannKendall;
import io.secunda.indicators.dynamics.SenSlope;
import io.secunda.indicators.dynamics.Series;
import io.secunda.metrics.catalogue.Answer.Told;
import io.secunda.metrics.catalogue.Family.Each;
import io.secunda.metrics.catalogue.Family.Place;
import java.util.List;
import java.util.Map;

/** How series move (DOMAIN §5 F): those of cities, and the indicators of regions and of the territory. */
final class Dynamics {

    private static final int LONG_ENOUGH = 4;
    private static final String MANN =
            "Mann 1945, Econometrica 13:245–259; Kendall 1975, Rank Correlation Methods, ch. 4";
    private static final String SEN = "Sen 1968, JASA 63:1379–1389";

    private Dynamics() {}

    static List<Family> families() {
        return List.of(growth(), acceleration(), mannKendall(), senSlope(), trend());
    }

    private static FamilyEntry ofSeries(String id, String english, String chinese) {
        return family(id, english, chinese)
                .in(Place.CITY)
                .each(Each.TRACKED)
                .needs(X)
                .alongWindowsOf(X);
    }

    private static Answer whole(Outcome outcome, Map<String, Outcome> parts) {
        return new Answer(List.of(Told.whole(Finding.of(outcome, parts, 1))), Setting.inputs(new int[] {0}, true, X));
    }

    private static Family growth() {
        return ofSeries("growth", "Growth", "增长率")
                .says("Yearly growth of a city's figure over the window.")
                .formula("(x_t / x_t0)^(1/(t − t0)) − 1")
                .unit("per year", "−1 upwards")
                .source("compound annual growth rate")
                .by(setting -> whole(Growth.of(setting.series(X, 0)), Map.of()));
    }

    private static Family acceleration() {
        return ofSeries("acceleration", "Acceleration", "增长加速度")
                .says("Whether growth is faster in the later half of the window than in the earlier.")
                .formula("growth of the later half − growth of the earlier; they meet at the figure nearest the middle")
                .unit("per year", "any; above 0 growth speeds up")
                .source("compound annual growth rate")
                .by(setting -> whole(Acceleration.of(setting.series(X, 0)), Map.of()));
    }

    private static Family mannKendall() {
        return ofSeries("mann_kendall", "Mann-Kendall trend test", "曼-肯德尔趋势检验")
                .says("Whether a city's figure has a trend, whatever its shape: S, with variance, z and two-sided p.")
                .formula("S = Σ_{i<j} sign(x_j − x_i); Var with ties; z with continuity correction")
                .unit("none", "|S| up to n(n − 1)/2")
                .source(MANN)
                .by(setting -> {
                    var test = MannKendall.of(setting.series(X, 0));
                    return whole(
                            test.s(), Map.of("S", test.s(), "variance", test.variance(), "z", test.z(), "p", test.p()));
                });
    }

    private static Family senSlope() {
        return ofSeries("sen_slope", "Sen's slope", "森斜率")
                .says("The typical change a year of a city's figure, not moved by single odd years.")
                .formula("median of (x_j − x_i)/(t_j − t_i) over all pairs")
                .unit("unit of the figure per year", "any")
                .source(SEN)
                .by(setting -> whole(SenSlope.of(setting.series(X, 0)), Map.of()));
    }

    private static Family trend() {
        return family("trend", "Trend of an indicator", "指标趋势")
                .says(
                        "The typical change a year of an indicator of a region or of the territory, with the test whether there"
                                + " is a trend at all: S, z and two-sided p. Needs 4 values.")
                .formula("median of (x_j − x_i)/(t_j − t_i) over all pairs; S, z, p of Mann and Kendall")
                .unit("unit of the indicator per year", "any")
                .source(SEN + "; " + MANN)
                .in(Place.REGION, Place.TERRITORY)
                .each(Each.INDICATOR)
                .needs(X)
                .alongWindowsOf(X)
                .by(setting -> {
                    Series series = setting.told(setting.appliedTo());
                    if (series.size() < LONG_ENOUGH) {
                        return whole(Outcome.absent(Outcome.Reason.TOO_FEW_OBSERVATIONS), Map.of());
                    }
                    var test = MannKendall.of(series);
                    return new Answer(
                            List.of(Told.whole(Finding.of(
                                    SenSlope.of(series), Map.of("S", test.s(), "z", test.z(), "p", test.p()), 1))),
                            List.of());
                });
    }
}
