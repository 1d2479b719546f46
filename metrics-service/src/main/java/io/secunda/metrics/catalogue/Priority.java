package io.secunda.metrics.catalogue;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.diagnosis.MostLinkedCore;
import io.secunda.indicators.diagnosis.PercentileRank;
import io.secunda.indicators.diagnosis.PriorityMismatch;
import io.secunda.indicators.diagnosis.PriorityMismatch.Component;
import io.secunda.indicators.diagnosis.UnaddressedShare;
import io.secunda.indicators.diagnosis.UncoordinatedSimilarity;
import io.secunda.indicators.diagnosis.WeakestDimensions;
import io.secunda.indicators.function.Similarity;
import io.secunda.indicators.leadership.Agreement;
import io.secunda.indicators.leadership.Delivery;
import io.secunda.metrics.catalogue.Criteria.Dimension;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The mismatch of priority (DOMAIN §6). Besides its components a value names the core the city is most linked to and the
 * city's weakest dimensions: {@code core:310000}, {@code weakest:green_transformation}.
 */
final class Priority {

    private final Setting setting;
    private final Sectors sectors;
    private final int[] core;
    private final Map<String, Outcome[]> standing = new LinkedHashMap<>();

    private Priority(Setting setting, List<Dimension> dimensions) {
        this.setting = setting;
        this.sectors = setting.sectors();
        this.core = MostLinkedCore.of(
                setting.latestFlows(), setting.distancesKm(), setting.members().core());
        // scores of dimensions spread differently: what is weakest is where most cities do better
        dimensions.forEach(dimension -> standing.put(
                dimension.id(), PercentileRank.of(Diagnosis.told(setting, Development.score(dimension), null))));
    }

    static Family family(Criteria criteria) {
        List<Dimension> dimensions = criteria.dimensions();
        return Diagnosis.mismatch("priority", "Mismatch of priority", "优先事项错配")
                .says(
                        "How far what a secondary city needs and what is agreed with its partners diverge; its components are"
                                + " parts of it, and it names the core that the city is most linked to and its weakest dimensions.")
                .formula(
                        "mean of the available, at least 2 of: similarity with the core it is most linked to (most flow, else"
                                + " nearest), 0 where an active agreement joins them; share of the city's active agreements that do"
                                + " not address its weakest dimension of development; decision_implementation_gap of its agreements")
                .ofSectors()
                .ofAgreements()
                .ofLatestFlows()
                .lookingAt(dimensions.stream().map(Development::score).collect(Collectors.toSet()))
                .by(setting -> answer(setting, dimensions));
    }

    private static Answer answer(Setting setting, List<Dimension> dimensions) {
        int cities = setting.members().size();
        if (setting.agreements().isEmpty()) {
            // like all of cooperation it is not told before the first signature
            return Setting.each(cities, i -> Diagnosis.MISSING, List.of());
        }
        var priority = new Priority(setting, dimensions);
        return new Answer(
                IntStream.range(0, cities)
                        .mapToObj(i -> Diagnosis.toldOf(i, priority.finding(i), priority.inputs(i)))
                        .toList(),
                List.of());
    }

    private List<Answer.Input> inputs(int city) {
        int[] compared = core[city] == MostLinkedCore.NONE ? new int[0] : new int[] {city, core[city]};
        return Setting.inputs(compared, false, sectors.variables().toArray(String[]::new));
    }

    private Finding finding(int city) {
        Map<String, Outcome> own = new TreeMap<>();
        standing.forEach((dimension, ranks) -> own.put(dimension, ranks[city]));
        Set<String> weakest = WeakestDimensions.of(own);
        Map<Component, Outcome> figures = new EnumMap<>(Component.class);
        figures.put(Component.UNCOORDINATED_SIMILARITY, similarity(city));
        figures.put(Component.WEAKEST_DIMENSION_UNADDRESSED, UnaddressedShare.of(weakest, addressed(city)));
        figures.put(
                Component.DECISION_IMPLEMENTATION_GAP,
                Delivery.of(Diagnosis.ofCity(setting, city), setting.day()).decisionImplementationGap());
        List<String> remarks = new ArrayList<>();
        if (core[city] != MostLinkedCore.NONE) {
            remarks.add("core:" + setting.members().codes().get(core[city]));
        }
        weakest.forEach(dimension -> remarks.add("weakest:" + dimension));
        return Diagnosis.finding(setting, city, PriorityMismatch.of(figures), Component.values().length, remarks);
    }

    private Outcome similarity(int city) {
        int other = core[city];
        if (other == MostLinkedCore.NONE) {
            return Outcome.absent(Outcome.Reason.MISSING_INPUT);
        }
        double[][] values = sectors.values();
        Outcome similarity = Similarity.of(values[city], values[other]);
        return UncoordinatedSimilarity.of(similarity, areJoined(city, other));
    }

    private boolean areJoined(int city, int other) {
        int cities = setting.members().size();
        return setting.agreements().stream()
                .filter(agreement -> agreement.isSelective(cities) && agreement.isActive(setting.day()))
                .anyMatch(agreement -> agreement.participants().contains(city)
                        && agreement.participants().contains(other));
    }

    /** The dimensions that each active agreement of a city addresses, by what kind of agreement it is. */
    private List<Set<String>> addressed(int city) {
        List<Agreement> agreements = setting.agreements();
        List<String> kinds = setting.agreementKinds();
        return IntStream.range(0, agreements.size())
                .filter(a -> agreements.get(a).participants().contains(city))
                .filter(a -> agreements.get(a).isActive(setting.day()))
                .mapToObj(a -> AddressedDimensions.of(kinds.get(a)))
                .toList();
    }
}
