package io.secunda.metrics.catalogue;

import static io.secunda.metrics.catalogue.FamilyEntry.family;

import io.secunda.indicators.OfPair;
import io.secunda.indicators.Outcome;
import io.secunda.indicators.function.Krugman;
import io.secunda.indicators.leadership.Agreement;
import io.secunda.indicators.matching.PartnershipBenefit;
import io.secunda.metrics.catalogue.Family.Place;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What two cities of a region would gain from working together: that from which partners are chosen (DOMAIN §7). */
final class Partnerships {

    private static final String PERIPHERALIZATION = "peripheralization";

    private final Setting setting;
    private final double[][] sectors;
    private final double[][] km;
    private final boolean[] core;
    private final List<Agreement> active;

    private Partnerships(Setting setting) {
        int cities = setting.members().size();
        this.setting = setting;
        this.sectors = setting.sectors().values();
        this.km = setting.distancesKm();
        this.core = setting.members().core();
        this.active = setting.agreements().stream()
                .filter(agreement -> agreement.isSelective(cities) && agreement.isActive(setting.day()))
                .toList();
    }

    static List<Family> families() {
        return List.of(family("partnership_benefit", "Benefit of a partnership", "合作潜在收益")
                .says(
                        "What two cities, at least one of them secondary, promise to gain from working together: different"
                                + " profiles, near one another, where the need is; parts are its factors, and cooperating is 1 where"
                                + " an active agreement joins them already.")
                .formula(
                        "krugman/2 · 1/(1 + d/100 km) · need, need the peripheralization over the longest window of the"
                                + " secondary city, the mean of both when both are secondary")
                .unit("none", "0 to 1")
                .source("own; the matching of partners after Edmonds 1965")
                .in(Place.PAIR_IN_REGION)
                .ofSectors()
                .ofAgreements()
                .lookingAt(Set.of(PERIPHERALIZATION))
                .by(setting -> {
                    var partnerships = new Partnerships(setting);
                    return Setting.pairs(
                            OfPair.all(setting.members().size(), partnerships::of),
                            finding -> finding,
                            setting.sectors().variables());
                }));
    }

    private Finding of(int first, int second) {
        if ((core[first] && core[second]) || Double.isNaN(km[first][second])) {
            return Diagnosis.MISSING;
        }
        Outcome krugman = Krugman.of(sectors[first], sectors[second]);
        Outcome need = need(first, second);
        if (!krugman.isPresent() || !need.isPresent()) {
            return Diagnosis.MISSING;
        }
        boolean joined = active.stream()
                .anyMatch(a ->
                        a.participants().contains(first) && a.participants().contains(second));
        return Finding.of(
                PartnershipBenefit.of(krugman, km[first][second], need),
                Map.of(
                        "krugman",
                        krugman,
                        "distance_km",
                        Outcome.of(km[first][second]),
                        "need",
                        need,
                        "cooperating",
                        Outcome.of(joined ? 1 : 0)),
                1);
    }

    private Outcome need(int first, int second) {
        if (core[first]) {
            return needOf(second);
        }
        return core[second] ? needOf(first) : PartnershipBenefit.need(needOf(first), needOf(second));
    }

    private Outcome needOf(int city) {
        return Diagnosis.outcome(setting.told(PERIPHERALIZATION, Diagnosis.WINDOW, city));
    }
}
