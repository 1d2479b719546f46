package io.secunda.metrics.catalogue;

import static io.secunda.metrics.catalogue.FamilyEntry.family;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Columns;
import io.secunda.indicators.unevenness.Beta;
import io.secunda.indicators.unevenness.Gini;
import io.secunda.indicators.unevenness.MoranI;
import io.secunda.indicators.unevenness.Sigma;
import io.secunda.indicators.unevenness.TheilL;
import io.secunda.indicators.unevenness.TheilT;
import io.secunda.indicators.unevenness.Williamson;
import io.secunda.metrics.catalogue.Family.Each;
import io.secunda.metrics.catalogue.Family.Place;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Unevenness of GDP per person (DOMAIN §5 A). */
final class Unevenness {

    static final String GDP = "gdp";
    static final String POPULATION = "population";
    /** Where counties went over to other cities, change of people is only comparable in this series. */
    static final String POPULATION_CONSTANT = "population_constant_boundaries";

    private static final String NONE = "none";

    private Unevenness() {}

    static List<Family> families() {
        return List.of(theilT(), theilL(), gini(), williamson(), sigma(), beta(), moran());
    }

    private static FamilyEntry perPerson(String id, String english, String chinese) {
        return family(id, english, chinese).in(Place.REGION, Place.TERRITORY).needs(GDP, POPULATION);
    }

    private static Family theilT() {
        return perPerson("theil_t", "Theil T of GDP per person", "人均GDP泰尔指数(T)")
                .says(
                        "Inequality of GDP per person between cities, most sensitive to the rich end; parts between and within"
                                + " core and secondary cities (region) or regions (territory).")
                .formula(
                        "T = Σ (Yᵢ/Y) ln[(Yᵢ/Y)/(pᵢ/P)]; between = Σ_g (Y_g/Y) ln[(Y_g/Y)/(P_g/P)]; within = Σ_g (Y_g/Y)"
                                + " T_g")
                .unit(NONE, "0 (equal) to ln(P / min p)")
                .source("Theil 1967, Economics and Information Theory, ch. 4")
                .by(setting -> theil(setting, true));
    }

    private static Family theilL() {
        return perPerson("theil_l", "Theil L of GDP per person", "人均GDP泰尔指数(L)")
                .says(
                        "Inequality of GDP per person between cities, most sensitive to the poor end; parts as of Theil T.")
                .formula(
                        "L = Σ (pᵢ/P) ln[(pᵢ/P)/(Yᵢ/Y)]; between = Σ_g (P_g/P) ln[(P_g/P)/(Y_g/Y)]; within = Σ_g (P_g/P)"
                                + " L_g")
                .unit(NONE, "0 (equal) upwards")
                .source("Theil 1967, Economics and Information Theory, ch. 4")
                .by(setting -> theil(setting, false));
    }

    private static Answer theil(Setting setting, boolean t) {
        int[] used = setting.complete(GDP, POPULATION);
        double[] gdp = Columns.pick(setting.end(GDP), used);
        double[] population = Columns.pick(setting.end(POPULATION), used);
        int[] groups = setting.members().groups();
        if (groups == null) {
            Outcome total = t ? TheilT.of(gdp, population) : TheilL.of(gdp, population);
            return setting.whole(total, used, false, GDP, POPULATION);
        }
        int[] group = IntStream.of(used).map(i -> groups[i]).toArray();
        if (t) {
            var theil = TheilT.of(gdp, population, group);
            return withParts(setting, theil.total(), theil.between(), theil.within(), used);
        }
        var theil = TheilL.of(gdp, population, group);
        return withParts(setting, theil.total(), theil.between(), theil.within(), used);
    }

    private static Answer withParts(Setting setting, Outcome total, Outcome between, Outcome within, int[] used) {
        return setting.whole(total, Map.of("between", between, "within", within), used, false, GDP, POPULATION);
    }

    private static Family gini() {
        return perPerson("gini", "Gini of GDP per person", "人均GDP基尼系数")
                .says("Inequality of GDP per person between cities, weighted by population.")
                .formula("G = (1/2ȳ) Σᵢ Σⱼ wᵢ wⱼ |yᵢ − yⱼ|")
                .unit(NONE, "0 (equal) to below 1")
                .source("Gini 1912; Lerman and Yitzhaki 1989, J. Econometrics 42:43–47")
                .by(setting -> levels(setting, Gini::of));
    }

    private static Family williamson() {
        return perPerson("williamson", "Williamson coefficient of GDP per person", "人均GDP威廉森系数")
                .says("Coefficient of variation of GDP per person between cities, weighted by population.")
                .formula("V = √(Σ wᵢ (yᵢ − ȳ)²) / ȳ")
                .unit(NONE, "0 (equal) to √(P / min p − 1)")
                .source("Williamson 1965, Economic Development and Cultural Change 13(4):1–84")
                .by(setting -> levels(setting, Williamson::of));
    }

    private static Family sigma() {
        return perPerson("sigma", "Sigma dispersion of GDP per person", "人均GDP σ离散度")
                .says("Spread of the logarithm of GDP per person between cities; falling through time it is sigma"
                        + " convergence.")
                .formula("σ = √[(1/n) Σ (ln yᵢ − m)²]")
                .unit(NONE, "0 (equal) upwards")
                .source("Barro and Sala-i-Martin 1992, J. Political Economy 100:223–251")
                .by(setting -> levels(setting, Sigma::of));
    }

    private interface Levels {
        Outcome of(double[] gdp, double[] population);
    }

    private static Answer levels(Setting setting, Levels kernel) {
        int[] used = setting.complete(GDP, POPULATION);
        Outcome outcome = kernel.of(Columns.pick(setting.end(GDP), used), Columns.pick(setting.end(POPULATION), used));
        return setting.whole(outcome, used, false, GDP, POPULATION);
    }

    private static Family beta() {
        return perPerson("beta", "Beta convergence of GDP per person", "人均GDP β收敛")
                .says(
                        "Whether poorer cities grow faster: slope of yearly growth on the logarithm of the starting level,"
                                + " negative when they do; with standard error, t, p, R², speed and half-life.")
                .formula("(1/T) ln(yᵢ,T/yᵢ,0) = a + β ln yᵢ,0; speed λ = −ln(1 + βT)/T; half-life ln 2/λ")
                .unit("per year", "any; below 0 is convergence")
                .source("Barro and Sala-i-Martin 1992, J. Political Economy 100:223–251")
                .overWindowsOf(GDP, POPULATION)
                .by(Unevenness::beta);
    }

    private static Answer beta(Setting setting) {
        int[] used = setting.completeAtBothEnds(GDP, POPULATION);
        double[] before =
                perPerson(Columns.pick(setting.start(GDP), used), Columns.pick(setting.start(POPULATION), used));
        double[] after = perPerson(Columns.pick(setting.end(GDP), used), Columns.pick(setting.end(POPULATION), used));
        if (hasNoPeople(before) || hasNoPeople(after)) {
            Outcome absent = Outcome.absent(Outcome.Reason.ZERO_DENOMINATOR);
            return setting.whole(absent, used, true, GDP, POPULATION);
        }
        var beta = Beta.of(before, after, setting.years());
        Map<String, Outcome> parts = Map.of(
                "se", beta.standardError(),
                "t", beta.t(),
                "p", beta.p(),
                "r2", beta.r2(),
                "speed", beta.speed(),
                "half_life", beta.halfLife());
        return setting.whole(beta.slope(), parts, used, true, GDP, POPULATION);
    }

    private static Family moran() {
        return family("moran_i", "Moran's I of GDP per person", "人均GDP莫兰指数")
                .says("Whether rich cities lie beside rich ones and poor beside poor; with expectation, variance and z"
                        + " under normality.")
                .formula("I = (n/W) Σᵢⱼ wᵢⱼ zᵢ zⱼ / Σ zᵢ², 4 nearest neighbours by great circle, rows standardised")
                .unit(NONE, "about −1 to 1")
                .source("Moran 1950, Biometrika 37:17–23; Cliff and Ord 1981, Spatial Processes, pp. 42–44")
                .in(Place.REGION)
                .each(Each.GDP_PER_HEAD)
                .needs(GDP, POPULATION)
                .by(Unevenness::moran);
    }

    private static Answer moran(Setting setting) {
        int[] used =
                Columns.complete(setting.end(GDP), setting.end(POPULATION), setting.longitudes(), setting.latitudes());
        double[] y = perPerson(Columns.pick(setting.end(GDP), used), Columns.pick(setting.end(POPULATION), used));
        if (hasNoPeople(y)) {
            return setting.whole(Outcome.absent(Outcome.Reason.ZERO_DENOMINATOR), used, false, GDP, POPULATION);
        }
        var moran = MoranI.of(y, Columns.pick(setting.longitudes(), used), Columns.pick(setting.latitudes(), used));
        Map<String, Outcome> parts = Map.of("expected", moran.expected(), "variance", moran.variance(), "z", moran.z());
        return setting.whole(moran.value(), parts, used, false, GDP, POPULATION);
    }

    /** GDP per person; not finite for a city without people. */
    private static double[] perPerson(double[] gdp, double[] population) {
        return IntStream.range(0, gdp.length)
                .mapToDouble(i -> population[i] > 0 ? gdp[i] / population[i] : Double.NaN)
                .toArray();
    }

    private static boolean hasNoPeople(double[] perPerson) {
        for (double y : perPerson) {
            if (!Double.isFinite(y)) {
                return true;
            }
        }
        return false;
    }
}
