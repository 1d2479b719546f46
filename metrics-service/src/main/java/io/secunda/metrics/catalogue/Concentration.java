package io.secunda.metrics.catalogue;

import static io.secunda.metrics.catalogue.Family.X;
import static io.secunda.metrics.catalogue.FamilyEntry.family;
import static io.secunda.metrics.catalogue.Unevenness.POPULATION;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Columns;
import io.secunda.indicators.unevenness.CoreSecondaryRatio;
import io.secunda.indicators.unevenness.CoreShare;
import io.secunda.indicators.unevenness.Hhi;
import io.secunda.indicators.unevenness.Polarization;
import io.secunda.indicators.unevenness.Primacy;
import io.secunda.indicators.unevenness.RankMobility;
import io.secunda.metrics.catalogue.Family.Each;
import io.secunda.metrics.catalogue.Family.Place;
import java.util.List;
import java.util.function.Function;

/** Concentration of a variable on cores and on few cities, and its change (DOMAIN §5 A). */
final class Concentration {

    private static final String DU_2025 = "Du, Cardoso and Rocco 2025, Habitat International 103619";

    private Concentration() {}

    static List<Family> families() {
        return List.of(coreShare(), coreSecondaryRatio(), polarization(), hhi(), primacy(), rankMobility());
    }

    private static FamilyEntry tracked(String id, String english, String chinese) {
        return family(id, english, chinese).in(Place.REGION).each(Each.TRACKED).needs(X);
    }

    private static Family coreShare() {
        return tracked("core_share", "Share of the core cities", "核心城市占比")
                .says("What part of a region's total lies in its core cities.")
                .formula("Σ_C x / Σ_R x")
                .unit("share", "0 to 1")
                .source(DU_2025)
                .withheldAtLowCoverage()
                .by(setting -> {
                    Outcome share =
                            CoreShare.of(setting.end(X), setting.members().core());
                    return setting.whole(share, setting.complete(X), false, X);
                });
    }

    private static Family coreSecondaryRatio() {
        return family("core_secondary_ratio", "Per person in cores against secondary cities", "核心与二级城市人均之比")
                .says("How much more a head there is in the cores than in the secondary cities.")
                .formula("(Σ_C x / Σ_C p) / (Σ_S x / Σ_S p)")
                .unit("ratio", "0 upwards; 1 is the same a head")
                .source(DU_2025)
                .in(Place.REGION)
                .each(Each.TRACKED_BUT_POPULATION)
                .needs(X, POPULATION)
                .by(setting -> {
                    Outcome ratio = CoreSecondaryRatio.of(
                            setting.end(X),
                            setting.end(POPULATION),
                            setting.members().core());
                    return setting.whole(ratio, setting.complete(X, POPULATION), false, X, POPULATION);
                });
    }

    private static Family polarization() {
        return tracked("polarization", "Polarization towards the cores", "向核心城市的极化")
                .says("How fast the cores' share of the region's total rises.")
                .formula(
                        "100·(share_t − share_t0)/(t − t0), over the cities with a value at both ends, roles at the end")
                .unit("percentage points per year", "any; above 0 while the region polarizes")
                .source(DU_2025)
                .overWindowsOf(X)
                .withheldAtLowCoverage()
                .by(setting -> {
                    Outcome change = Polarization.of(
                            setting.start(X), setting.end(X), setting.members().core(), setting.years());
                    return setting.whole(change, setting.completeAtBothEnds(X), true, X);
                });
    }

    private static Family hhi() {
        return tracked("hhi", "Herfindahl-Hirschman concentration", "赫芬达尔-赫希曼指数")
                .says("Concentration of a total on few cities.")
                .formula("Σ (xᵢ/Σx)²")
                .unit("none", "1/n (equal) to 1 (all in one city)")
                .source("Hirschman 1964, American Economic Review 54:761–762")
                .withheldAtLowCoverage()
                .by(setting -> shares(setting, Hhi::of));
    }

    private static Family primacy() {
        return tracked("primacy", "Primacy of the largest city", "首位度")
                .says("What part of the total lies in the largest city.")
                .formula("x₍₁₎ / Σx")
                .unit("share", "1/n to 1")
                .source("Jefferson 1939, Geographical Review 29:226–232")
                .withheldAtLowCoverage()
                .by(setting -> shares(setting, Primacy::of));
    }

    private static Answer shares(Setting setting, Function<double[], Outcome> kernel) {
        int[] used = setting.complete(X);
        return setting.whole(kernel.apply(Columns.pick(setting.end(X), used)), used, false, X);
    }

    private static Family rankMobility() {
        return tracked("rank_mobility", "Mobility of ranks", "位序流动性")
                .says("How much the order of the cities has changed over the window.")
                .formula("1 − Kendall τ_b between the values at both ends")
                .unit("none", "0 (same order) to 2 (reversed)")
                .source("Kendall 1945, Biometrika 33:239–251; Knight 1966, JASA 61:436–439")
                .overWindowsOf(X)
                .by(setting -> {
                    int[] used = setting.completeAtBothEnds(X);
                    Outcome mobility =
                            RankMobility.of(Columns.pick(setting.start(X), used), Columns.pick(setting.end(X), used));
                    return setting.whole(mobility, used, true, X);
                });
    }
}
