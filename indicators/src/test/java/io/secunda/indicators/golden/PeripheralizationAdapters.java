package io.secunda.indicators.golden;

import static io.secunda.indicators.peripheralization.Peripheralization.Component.AGEING_GAP;
import static io.secunda.indicators.peripheralization.Peripheralization.Component.FISCAL_SELF_SUFFICIENCY;
import static io.secunda.indicators.peripheralization.Peripheralization.Component.MIGRATION_BALANCE;
import static io.secunda.indicators.peripheralization.Peripheralization.Component.RELATIVE_GROWTH_GDP;
import static io.secunda.indicators.peripheralization.Peripheralization.Component.RELATIVE_GROWTH_POPULATION;
import static io.secunda.indicators.peripheralization.Peripheralization.Component.RELATIVE_INCOME;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.peripheralization.AgeingGap;
import io.secunda.indicators.peripheralization.CoreDependence;
import io.secunda.indicators.peripheralization.FiscalSelfSufficiency;
import io.secunda.indicators.peripheralization.MigrationBalance;
import io.secunda.indicators.peripheralization.Peripheralization;
import io.secunda.indicators.peripheralization.Peripheralization.Component;
import io.secunda.indicators.peripheralization.RelativeGrowth;
import io.secunda.indicators.peripheralization.RelativeIncome;
import io.secunda.indicators.peripheralization.ShareShift;
import io.secunda.indicators.peripheralization.ShiftShare;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Chapter B. */
final class PeripheralizationAdapters {

    static final Map<String, Function<Inputs, Actual>> ALL = Map.of(
            "relative_growth", PeripheralizationAdapters::relativeGrowth,
            "share_shift", PeripheralizationAdapters::shareShift,
            "relative_income", PeripheralizationAdapters::relativeIncome,
            "shift_share", PeripheralizationAdapters::shiftShare,
            "ageing_gap", PeripheralizationAdapters::ageingGap,
            "migration_balance", PeripheralizationAdapters::migrationBalance,
            "fiscal_self_sufficiency", PeripheralizationAdapters::fiscalSelfSufficiency,
            "core_dependence", PeripheralizationAdapters::coreDependence,
            "peripheralization", PeripheralizationAdapters::peripheralization);

    private PeripheralizationAdapters() {}

    private static Actual perCity(Inputs in, Outcome[] outcomes, String... columns) {
        return Actual.values(in.codes(), i -> outcomes[i]).with("coverage", in.coverage(columns));
    }

    private static Actual relativeGrowth(Inputs in) {
        return perCity(in, RelativeGrowth.of(in.column("x0"), in.column("x1"), in.years()), "x0", "x1");
    }

    private static Actual shareShift(Inputs in) {
        return perCity(in, ShareShift.of(in.column("x0"), in.column("x1"), in.years()), "x0", "x1");
    }

    private static Actual relativeIncome(Inputs in) {
        return perCity(
                in, RelativeIncome.of(in.column("gdp"), in.column("population"), in.core()), "gdp", "population");
    }

    private static Actual shiftShare(Inputs in) {
        var parts = ShiftShare.of(in.column("city0"), in.column("city1"), in.column("nation0"), in.column("nation1"));
        return new Actual()
                .with("national", parts.national())
                .with("industry_mix", parts.industryMix())
                .with("regional_shift", parts.regionalShift())
                .with("change", parts.change());
    }

    private static Actual ageingGap(Inputs in) {
        return perCity(
                in,
                AgeingGap.of(in.column("population_60_plus"), in.column("population")),
                "population_60_plus",
                "population");
    }

    private static Actual migrationBalance(Inputs in) {
        Outcome[] outcomes = each(in, "population", "registered_population", MigrationBalance::of);
        return Actual.values(in.codes(), i -> outcomes[i]);
    }

    private static Actual fiscalSelfSufficiency(Inputs in) {
        Outcome[] outcomes = each(in, "fiscal_revenue", "fiscal_expenditure", FiscalSelfSufficiency::of);
        return Actual.values(in.codes(), i -> outcomes[i]);
    }

    private interface OfTwo {
        Outcome of(double first, double second);
    }

    private static Outcome[] each(Inputs in, String first, String second, OfTwo kernel) {
        double[] a = in.column(first);
        double[] b = in.column(second);
        return IntStream.range(0, a.length).mapToObj(i -> kernel.of(a[i], b[i])).toArray(Outcome[]::new);
    }

    private static Actual coreDependence(Inputs in) {
        var network = in.network();
        Outcome[] outcomes = CoreDependence.of(network, in.core());
        return Actual.values(in.codes(), i -> outcomes[i]).with("coverage", network.size() / (double) network.cities());
    }

    private static Actual peripheralization(Inputs in) {
        Peripheralization.Result[] results = Peripheralization.of(in.codes().size(), components(in));
        return Actual.values(in.codes(), i -> results[i].score().isPresent() ? city(results[i]) : results[i].score());
    }

    private static Map<Component, Outcome[]> components(Inputs in) {
        var components = new EnumMap<Component, Outcome[]>(Component.class);
        double years = in.years();
        components.put(
                RELATIVE_GROWTH_POPULATION,
                RelativeGrowth.of(in.column("population0"), in.column("population1"), years));
        if (in.has("gdp1")) {
            components.put(RELATIVE_GROWTH_GDP, RelativeGrowth.of(in.column("gdp0"), in.column("gdp1"), years));
            components.put(RELATIVE_INCOME, RelativeIncome.of(in.column("gdp1"), in.column("population1"), in.core()));
        }
        if (in.has("population_60_plus1")) {
            components.put(AGEING_GAP, AgeingGap.of(in.column("population_60_plus1"), in.column("population1")));
        }
        if (in.has("registered_population1")) {
            components.put(MIGRATION_BALANCE, each(in, "population1", "registered_population1", MigrationBalance::of));
        }
        if (in.has("fiscal_revenue1")) {
            components.put(
                    FISCAL_SELF_SUFFICIENCY,
                    each(in, "fiscal_revenue1", "fiscal_expenditure1", FiscalSelfSufficiency::of));
        }
        return components;
    }

    private static Map<String, Object> city(Peripheralization.Result result) {
        var scores = new LinkedHashMap<String, Object>();
        result.components().forEach((component, score) -> scores.put(name(component), score));
        return Map.of(
                "value",
                result.score(),
                "components",
                scores.keySet().stream().sorted().toList(),
                "scores",
                scores,
                "coverage",
                result.components().size() / (double) Component.values().length);
    }

    private static String name(Component component) {
        return component.name().toLowerCase(Locale.ROOT);
    }
}
