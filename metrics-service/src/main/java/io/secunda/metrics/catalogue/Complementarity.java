package io.secunda.metrics.catalogue;

import static io.secunda.metrics.catalogue.FamilyEntry.family;
import static io.secunda.metrics.catalogue.Unevenness.POPULATION;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.function.FunctionalComplementarity;
import io.secunda.metrics.catalogue.Answer.Told;
import io.secunda.metrics.catalogue.Family.Place;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Whether cores and secondary cities do different things (DOMAIN §5 C, cooperation). */
final class Complementarity {

    private Complementarity() {}

    static List<Family> families() {
        return List.of(family("functional_complementarity", "Functional complementarity", "功能互补性")
                .says("How far a region's cores and secondary cities do different things.")
                .formula("mean of krugman(i, j) over core–secondary pairs, weighted by pᵢ·pⱼ")
                .unit("none", "0 (the same profiles) to 2 (no sector in common)")
                .source("Du, Cardoso and Rocco 2024, Cities 154:105375")
                .in(Place.REGION)
                .needs(POPULATION)
                .ofSectors()
                .by(Complementarity::of));
    }

    private static Answer of(Setting setting) {
        Sectors sectors = setting.sectors();
        double[] population = setting.end(POPULATION);
        Outcome complementarity = FunctionalComplementarity.of(
                sectors.values(), population, setting.members().core());
        int[] used = Arrays.stream(Structure.complete(sectors))
                .filter(i -> !Double.isNaN(population[i]))
                .toArray();
        String[] needs = Stream.concat(sectors.variables().stream(), Stream.of(POPULATION))
                .toArray(String[]::new);
        return new Answer(
                List.of(Told.whole(Finding.of(complementarity, setting.coverage(used)))),
                Setting.inputs(used, false, needs));
    }
}
