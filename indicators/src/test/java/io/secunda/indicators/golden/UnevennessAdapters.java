package io.secunda.indicators.golden;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Columns;
import io.secunda.indicators.unevenness.Beta;
import io.secunda.indicators.unevenness.CoreSecondaryRatio;
import io.secunda.indicators.unevenness.CoreShare;
import io.secunda.indicators.unevenness.Gini;
import io.secunda.indicators.unevenness.Hhi;
import io.secunda.indicators.unevenness.MoranI;
import io.secunda.indicators.unevenness.Polarization;
import io.secunda.indicators.unevenness.Primacy;
import io.secunda.indicators.unevenness.RankMobility;
import io.secunda.indicators.unevenness.Sigma;
import io.secunda.indicators.unevenness.TheilL;
import io.secunda.indicators.unevenness.TheilT;
import io.secunda.indicators.unevenness.Williamson;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Chapter A. */
final class UnevennessAdapters {

    static final Map<String, Function<Inputs, Actual>> ALL = Map.ofEntries(
            Map.entry("theil_t", UnevennessAdapters::theilT),
            Map.entry("theil_l", UnevennessAdapters::theilL),
            Map.entry("gini", in -> perPerson(in, Gini::of)),
            Map.entry("williamson", in -> perPerson(in, Williamson::of)),
            Map.entry("sigma", in -> perPerson(in, Sigma::of)),
            Map.entry("beta", UnevennessAdapters::beta),
            Map.entry("core_share", UnevennessAdapters::coreShare),
            Map.entry("core_secondary_ratio", UnevennessAdapters::coreSecondaryRatio),
            Map.entry("polarization", UnevennessAdapters::polarization),
            Map.entry("hhi", in -> single(in, Hhi::of)),
            Map.entry("primacy", in -> single(in, Primacy::of)),
            Map.entry("moran_i", UnevennessAdapters::moranI),
            Map.entry("rank_mobility", UnevennessAdapters::rankMobility));

    private UnevennessAdapters() {}

    private static Actual theilT(Inputs in) {
        int[] cities = in.complete("gdp", "population");
        var theil = TheilT.of(in.column("gdp", cities), in.column("population", cities), groups(in, cities));
        return theil(in, theil.total(), theil.between(), theil.within());
    }

    private static Actual theilL(Inputs in) {
        int[] cities = in.complete("gdp", "population");
        var theil = TheilL.of(in.column("gdp", cities), in.column("population", cities), groups(in, cities));
        return theil(in, theil.total(), theil.between(), theil.within());
    }

    private static Actual theil(Inputs in, Outcome total, Outcome between, Outcome within) {
        return Actual.value(total)
                .with("between", between)
                .with("within", within)
                .with("coverage", in.coverage("gdp", "population"));
    }

    private static int[] groups(Inputs in, int[] cities) {
        int[] groups = in.groups();
        var own = new int[cities.length];
        for (int k = 0; k < own.length; k++) {
            own[k] = groups[cities[k]];
        }
        return own;
    }

    private static Actual perPerson(Inputs in, BiFunction<double[], double[], Outcome> kernel) {
        int[] cities = in.complete("gdp", "population");
        return Actual.value(kernel.apply(in.column("gdp", cities), in.column("population", cities)))
                .with("coverage", in.coverage("gdp", "population"));
    }

    private static Actual single(Inputs in, Function<double[], Outcome> kernel) {
        return Actual.value(kernel.apply(in.column("x", in.complete("x")))).with("coverage", in.coverage("x"));
    }

    private static Actual beta(Inputs in) {
        int[] cities = in.complete("y0", "y1");
        var beta = Beta.of(in.column("y0", cities), in.column("y1", cities), in.years());
        return new Actual()
                .with("slope", beta.slope())
                .with("intercept", beta.intercept())
                .with("se", beta.standardError())
                .with("t", beta.t())
                .with("p", beta.p())
                .with("r2", beta.r2())
                .with("speed", beta.speed())
                .with("half_life", beta.halfLife())
                .with("coverage", in.coverage("y0", "y1"));
    }

    private static Actual coreShare(Inputs in) {
        return Actual.value(CoreShare.of(in.column("x"), in.core())).with("coverage", in.coverage("x"));
    }

    private static Actual coreSecondaryRatio(Inputs in) {
        return Actual.value(CoreSecondaryRatio.of(in.column("x"), in.column("population"), in.core()))
                .with("coverage", in.coverage("x", "population"));
    }

    private static Actual polarization(Inputs in) {
        return Actual.value(Polarization.of(in.column("x0"), in.column("x1"), in.core(), in.years()))
                .with("coverage", in.coverage("x0", "x1"));
    }

    private static Actual moranI(Inputs in) {
        int[] cities = in.completeByCode("y");
        var moran = MoranI.of(in.column("y", cities), in.column("lon", cities), in.column("lat", cities));
        return Actual.value(moran.value())
                .with("expected", moran.expected())
                .with("variance", moran.variance())
                .with("z", moran.z())
                .with("coverage", in.coverage("y"));
    }

    private static Actual rankMobility(Inputs in) {
        int[] cities = Columns.complete(in.column("x0"), in.column("x1"));
        return Actual.value(RankMobility.of(in.column("x0", cities), in.column("x1", cities)))
                .with("coverage", in.coverage("x0", "x1"));
    }
}
