package io.secunda.metrics.catalogue;

import static io.secunda.metrics.catalogue.Family.BASE;
import static io.secunda.metrics.catalogue.Family.X;
import static io.secunda.metrics.catalogue.FamilyEntry.family;
import static io.secunda.metrics.catalogue.Unevenness.GDP;
import static io.secunda.metrics.catalogue.Unevenness.POPULATION;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.peripheralization.AgeingGap;
import io.secunda.indicators.peripheralization.FiscalSelfSufficiency;
import io.secunda.indicators.peripheralization.MigrationBalance;
import io.secunda.indicators.peripheralization.RelativeGrowth;
import io.secunda.indicators.peripheralization.RelativeIncome;
import io.secunda.indicators.peripheralization.ShareShift;
import io.secunda.metrics.catalogue.Family.Each;
import io.secunda.metrics.catalogue.Family.Place;
import java.util.List;

/** A city against its region, and what it stands on itself (DOMAIN §5 B). */
final class CityAgainstRegion {

    static final String REGISTERED = "registered_population";
    static final String REVENUE = "fiscal_revenue";
    static final String EXPENDITURE = "fiscal_expenditure";

    private static final String DU_2025 = "Du, Cardoso and Rocco 2025, Habitat International 103619";

    private CityAgainstRegion() {}

    static List<Family> families() {
        return List.of(
                relativeGrowth(), shareShift(), relativeIncome(), ageingGap(), migrationBalance(), selfSufficiency());
    }

    private static Family relativeGrowth() {
        return family("relative_growth", "Growth relative to the region", "相对区域的增长")
                .says("How much faster a city grows than its region.")
                .formula("CAGR of xᵢ − CAGR of the region's total, over the cities with a value at both ends")
                .unit("per year", "any; below 0 the city falls behind")
                .source(DU_2025)
                .in(Place.CITY_IN_REGION)
                .each(Each.TRACKED)
                .needs(X)
                .overWindowsOf(X)
                .by(setting -> {
                    Outcome[] growth = RelativeGrowth.of(setting.start(X), setting.end(X), setting.years());
                    return setting.each(growth, setting.completeAtBothEnds(X), true, X);
                });
    }

    private static Family shareShift() {
        return family("share_shift", "Shift of the share of the region", "区域份额变化")
                .says("How fast a city's share of its region rises.")
                .formula("100·(shareᵢ,t − shareᵢ,t0)/(t − t0), over the cities with a value at both ends")
                .unit("percentage points per year", "any; all cities add up to 0")
                .source(DU_2025)
                .in(Place.CITY_IN_REGION)
                .each(Each.TRACKED)
                .needs(X)
                .overWindowsOf(X)
                .by(setting -> {
                    Outcome[] shift = ShareShift.of(setting.start(X), setting.end(X), setting.years());
                    return setting.each(shift, setting.completeAtBothEnds(X), true, X);
                });
    }

    private static Family relativeIncome() {
        return family("relative_income", "GDP per person against the cores", "相对核心城市的人均GDP")
                .says("A city's GDP per person against that of the region's cores; of a core, against the other cores.")
                .formula("yᵢ / y_C, y_C = Σ_C Y / Σ_C p")
                .unit("ratio", "0 upwards; 1 is as much as in the cores")
                .source(DU_2025)
                .in(Place.CITY_IN_REGION)
                .needs(GDP, POPULATION)
                .by(setting -> {
                    Outcome[] income = RelativeIncome.of(
                            setting.end(GDP),
                            setting.end(POPULATION),
                            setting.members().core());
                    return setting.each(income, setting.complete(GDP, POPULATION), false, GDP, POPULATION);
                });
    }

    private static Family ageingGap() {
        return family("ageing_gap", "Ageing against the region", "相对区域的老龄化差距")
                .says("How much larger the group of the old weighs in a city than in its region.")
                .formula("vᵢ/pᵢ − Σv/Σp, p the population that v is counted over")
                .unit("difference of shares", "−1 to 1; above 0 the city is older")
                .source(DU_2025)
                .in(Place.CITY_IN_REGION)
                .each(Each.OLD_AGE)
                .needs(X, BASE)
                .by(setting -> {
                    Outcome[] gap = AgeingGap.of(setting.end(X), setting.end(BASE));
                    return setting.each(gap, setting.complete(X, BASE), false, X, BASE);
                });
    }

    private static Family migrationBalance() {
        return family("migration_balance", "Migration balance", "人口净流入率")
                .says("Residents over and above those registered.")
                .formula("(population − registered_population) / registered_population")
                .unit("ratio", "−1 upwards; below 0 more have left than come")
                .source(DU_2025)
                .in(Place.CITY)
                .needs(POPULATION, REGISTERED)
                .by(setting -> {
                    Outcome balance = MigrationBalance.of(setting.end(POPULATION)[0], setting.end(REGISTERED)[0]);
                    int[] used = setting.complete(POPULATION, REGISTERED);
                    return setting.whole(balance, used, false, POPULATION, REGISTERED);
                });
    }

    private static Family selfSufficiency() {
        return family("fiscal_self_sufficiency", "Fiscal self-sufficiency", "财政自给率")
                .says("What part of its spending a city earns itself.")
                .formula("fiscal_revenue / fiscal_expenditure")
                .unit("ratio", "0 upwards; above 1 is a surplus")
                .source(DU_2025)
                .in(Place.CITY)
                .needs(REVENUE, EXPENDITURE)
                .by(setting -> {
                    Outcome ratio = FiscalSelfSufficiency.of(setting.end(REVENUE)[0], setting.end(EXPENDITURE)[0]);
                    int[] used = setting.complete(REVENUE, EXPENDITURE);
                    return setting.whole(ratio, used, false, REVENUE, EXPENDITURE);
                });
    }
}
