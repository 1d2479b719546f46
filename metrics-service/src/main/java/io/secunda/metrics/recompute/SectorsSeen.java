package io.secunda.metrics.recompute;

import io.secunda.events.Period;
import io.secunda.metrics.catalogue.SectorVariables;
import io.secunda.metrics.catalogue.Sectors;
import io.secunda.metrics.territories.Figure;
import io.secunda.metrics.territories.Members;
import io.secunda.metrics.territories.TerritoryState;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What cities do at a period: by employment where two cities or more have all of its sectors, else by value added. */
final class SectorsSeen {

    private static final int ENOUGH_FOR_A_BASIS = 2;

    private SectorsSeen() {}

    static Sectors of(TerritoryState state, Members members, Period period) {
        Sectors employment = of(state, members, period, SectorVariables.employment(state.variables()));
        return isBasis(employment) ? employment : of(state, members, period, SectorVariables.VALUE_ADDED);
    }

    /** Of the sectors that any city has: one that nobody reports is no sector of this basis. */
    private static Sectors of(TerritoryState state, Members members, Period period, List<String> candidates) {
        List<String> variables = candidates.stream()
                .filter(variable -> members.codes().stream()
                        .anyMatch(city -> state.figures().at(variable, period, city) != null))
                .toList();
        double[][] values = members.codes().stream()
                .map(city -> variables.stream()
                        .mapToDouble(variable -> value(state.figures().at(variable, period, city)))
                        .toArray())
                .toArray(double[][]::new);
        return new Sectors(variables, values);
    }

    private static double value(@Nullable Figure figure) {
        return figure == null ? Double.NaN : figure.value();
    }

    private static boolean isBasis(Sectors sectors) {
        double[][] values = sectors.values();
        return sectors.variables().size() >= ENOUGH_FOR_A_BASIS
                && IntStream.range(0, values.length)
                                .filter(i -> Arrays.stream(values[i]).noneMatch(Double::isNaN))
                                .count()
                        >= ENOUGH_FOR_A_BASIS;
    }
}
