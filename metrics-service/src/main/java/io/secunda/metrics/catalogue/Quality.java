package io.secunda.metrics.catalogue;

import static io.secunda.metrics.catalogue.Family.X;
import static io.secunda.metrics.catalogue.FamilyEntry.family;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.dynamics.StepGrowth;
import io.secunda.indicators.numeric.Sum;
import io.secunda.indicators.quality.GrowthOutlier;
import io.secunda.metrics.catalogue.Answer.Told;
import io.secunda.metrics.catalogue.Family.Each;
import io.secunda.metrics.catalogue.Family.Place;
import io.secunda.metrics.territories.Figure;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** How far the figures behind the indicators can be trusted. */
final class Quality {

    private static final String SHARE = "share";
    private static final List<Family> FAMILIES =
            List.of(coverage(), provisionalShare(), breakShare(), staleness(), outlier());

    private Quality() {}

    static List<Family> families() {
        return FAMILIES;
    }

    static boolean isQuality(Family family) {
        return FAMILIES.stream().anyMatch(quality -> quality.id().equals(family.id()));
    }

    private static FamilyEntry quality(String id, String english, String chinese) {
        return family(id, english, chinese)
                .in(Place.REGION, Place.TERRITORY)
                .each(Each.TRACKED)
                .needs(X)
                .source("SDMX content-oriented guidelines, data quality");
    }

    private static Family coverage() {
        return quality("coverage", "Coverage", "数据覆盖率")
                .says("What part of the cities has a figure for the period.")
                .formula("cities with a figure / cities")
                .unit(SHARE, "0 to 1")
                .by(setting -> {
                    int[] known = setting.complete(X);
                    return setting.whole(
                            Outcome.ratio(known.length, setting.members().size()), known, false, X);
                });
    }

    private static Family provisionalShare() {
        return quality("provisional_share", "Provisional figures", "暂定数据占比")
                .says("What part of the figures is provisional or estimated and will be replaced.")
                .formula("provisional figures / figures")
                .unit(SHARE, "0 to 1")
                .by(setting -> share(setting, Figure::provisional));
    }

    private static Family breakShare() {
        return quality("break_share", "Marked breaks", "序列断点占比")
                .says(
                        "What part of the figures marks a break: they do not continue those before them, so a change across"
                                + " them is not growth.")
                .formula("figures with OBS_STATUS B / figures")
                .unit(SHARE, "0 to 1")
                .by(setting -> share(setting, Figure::breaks));
    }

    private static Answer share(Setting setting, Predicate<Figure> property) {
        int[] known = setting.complete(X);
        double marked = (double)
                IntStream.of(known).filter(i -> setting.is(X, i, property)).count();
        return setting.whole(Outcome.ratio(marked, known.length), known, false, X);
    }

    private static Family staleness() {
        return quality("staleness", "Age of the figures", "数据滞后年数")
                .says("How old the last figures of the cities are at the period, on average and at most.")
                .formula("mean over cities of the years from their last figure to the period")
                .unit("years", "0 (all are of the period) upwards")
                .lookingBack()
                .by(setting -> {
                    double[] ages = IntStream.range(0, setting.members().size())
                            .mapToDouble(i -> setting.age(X, i))
                            .toArray();
                    double[] known = Arrays.stream(ages)
                            .filter(age -> !Double.isNaN(age))
                            .toArray();
                    Outcome mean = Outcome.ratio(Sum.of(known), known.length);
                    Outcome oldest = known.length == 0
                            ? mean
                            : Outcome.of(Arrays.stream(known).max().orElseThrow());
                    double coverage = ages.length == 0 ? 0 : (double) known.length / ages.length;
                    return new Answer(
                            List.of(Told.whole(Finding.of(mean, Map.of("oldest", oldest), coverage))),
                            Setting.inputs(setting.complete(X), false, X));
                });
    }

    private static Family outlier() {
        return quality("outlier", "Figure out of line", "异常数据标记")
                .says(
                        "How far the growth that led to a city's figure is out of line with the city's own earlier growth; a part"
                                + " says how far with that of the region's other cities at the same period. Beyond 3.5 either way it"
                                + " is worth a look, and beyond it in both it is most likely a break or an error.")
                .formula(
                        "(g − median)/(1.4826·MAD), g the yearly growth since the figure before, against the city's earlier"
                                + " growth; peers against the other cities'")
                .unit("none", "any; within ±3.5 as usual")
                .source("Iglewicz and Hoaglin 1993, How to Detect and Handle Outliers")
                .in(Place.CITY_IN_REGION)
                .lookingBack()
                .by(Quality::outlier);
    }

    private static Answer outlier(Setting setting) {
        int cities = setting.members().size();
        int[] known = setting.complete(X);
        Outcome[][] histories = new Outcome[cities][];
        Outcome[] latest = Outcome.absent(Outcome.Reason.MISSING_INPUT, cities);
        for (int i : known) {
            histories[i] = StepGrowth.of(setting.series(X, i));
            if (histories[i].length > 0) {
                latest[i] = histories[i][histories[i].length - 1];
            }
        }
        Outcome[] peers = GrowthOutlier.amongPeers(latest);
        double coverage = setting.coverage(known);
        return Setting.each(
                cities,
                i -> histories[i] == null || histories[i].length == 0
                        ? Finding.of(Outcome.absent(Outcome.Reason.MISSING_INPUT), coverage)
                        : Finding.of(
                                GrowthOutlier.amongHistory(histories[i]),
                                Map.of("peers", peers[i], "growth", latest[i]),
                                coverage),
                Setting.inputs(known, false, X));
    }
}
