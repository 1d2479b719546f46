package io.secunda.metrics.catalogue;

import static io.secunda.metrics.catalogue.FamilyEntry.family;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.function.LocationQuotient;
import io.secunda.indicators.numeric.Columns;
import io.secunda.indicators.numeric.Sum;
import io.secunda.indicators.peripheralization.ShiftShare;
import io.secunda.metrics.catalogue.Family.Each;
import io.secunda.metrics.catalogue.Family.Place;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the cities of a region do, and what their growth comes from (DOMAIN §5 B and C). */
final class Structure {

    private static final String[] SECTORS = SectorVariables.VALUE_ADDED.toArray(String[]::new);

    private Structure() {}

    static List<Family> families() {
        return List.of(shiftShare(), locationQuotient());
    }

    private static Family shiftShare() {
        return family("shift_share", "Shift-share of GDP", "GDP偏离-份额分析")
                .says(
                        "Where a city's growth comes from: the region's growth, its mix of sectors, or its own strength; the"
                                + " three parts add up to the change, which is the value.")
                .formula(
                        "Σ_s x_s G + Σ_s x_s (g_s − G) + Σ_s [x′_s − x_s (1 + g_s)] = Σ_s (x′_s − x_s), g of the region's"
                                + " cities with all sectors")
                .unit("CNY", "any")
                .source("Dunn 1960, Papers in Regional Science 6:97–112")
                .in(Place.CITY_IN_REGION)
                .needs(SECTORS)
                .overWindowsOf(SECTORS)
                .by(Structure::shiftShare);
    }

    private static Answer shiftShare(Setting setting) {
        int[] used = setting.completeAtBothEnds(SECTORS);
        double[] before = total(setting, used, true);
        double[] after = total(setting, used, false);
        double coverage = setting.coverage(used);
        return Setting.each(
                setting.members().size(),
                i -> {
                    double[] start = Arrays.stream(SECTORS)
                            .mapToDouble(sector -> setting.start(sector)[i])
                            .toArray();
                    double[] end = Arrays.stream(SECTORS)
                            .mapToDouble(sector -> setting.end(sector)[i])
                            .toArray();
                    var shift = ShiftShare.of(start, end, before, after);
                    Map<String, Outcome> parts = Map.of(
                            "national", shift.national(),
                            "industry_mix", shift.industryMix(),
                            "regional_shift", shift.regionalShift());
                    return Finding.of(shift.change(), parts, coverage);
                },
                Setting.inputs(used, true, SECTORS));
    }

    private static double[] total(Setting setting, int[] used, boolean atStart) {
        return Arrays.stream(SECTORS)
                .mapToDouble(
                        sector -> Sum.of(Columns.pick(atStart ? setting.start(sector) : setting.end(sector), used)))
                .toArray();
    }

    private static Family locationQuotient() {
        return family("location_quotient", "Location quotient", "区位商")
                .says("How much more a city specializes in a sector than its region.")
                .formula("a_is / a_Rs, a the sector's share of all sectors")
                .unit("ratio", "0 upwards; 1 as in the region")
                .source("Florence 1939; Isard 1960, Methods of Regional Analysis, ch. 7")
                .in(Place.CITY_IN_REGION)
                .each(Each.SECTOR)
                .ofSectors()
                .by(Structure::locationQuotient);
    }

    private static Answer locationQuotient(Setting setting) {
        Sectors sectors = setting.sectors();
        int sector = sectors.variables().indexOf(setting.appliedTo());
        int n = setting.members().size();
        if (sector < 0) {
            return setting.each(Outcome.absent(Outcome.Reason.MISSING_INPUT, n), new int[0], false);
        }
        Outcome[] quotients = Arrays.stream(LocationQuotient.of(sectors.values()))
                .map(city -> city[sector])
                .toArray(Outcome[]::new);
        return setting.each(
                quotients, complete(sectors), false, sectors.variables().toArray(String[]::new));
    }

    /** Positions of the cities that have every sector. */
    static int[] complete(Sectors sectors) {
        double[][] values = sectors.values();
        return IntStream.range(0, values.length)
                .filter(i -> Arrays.stream(values[i]).noneMatch(Double::isNaN))
                .toArray();
    }
}
