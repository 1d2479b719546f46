package io.secunda.indicators.diagnosis;

import static io.secunda.indicators.diagnosis.PlaceMismatch.Component.MIGRATION_BALANCE;
import static io.secunda.indicators.diagnosis.PlaceMismatch.Component.RELATIVE_GROWTH_POPULATION;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Columns;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How far a city lacks capacities of its own.
 *
 * <p>Mean of the available of {@code 1 − pr(quality of development)}, {@code 1 − min(1, fiscal self-sufficiency)},
 * {@code pr(ageing gap)} and {@code 1 − pr(migration balance)}, pr the {@link PercentileRank} among all the region's cities.
 * A city without a migration balance is judged by {@code 1 − pr(relative growth of population)} instead.
 *
 * <ul>
 *   <li><b>Unit, range:</b> none; 0 (none) to 1 (severe). A negative self-sufficiency counts as 0.
 *   <li><b>Absent:</b> for a city with fewer than two components. A rank that fewer than two cities have is available to none.
 *   <li><b>Cost:</b> O(n²) a component.
 *   <li><b>Source:</b> Du, Building Up a Cooperative Framework (A+BE): mismatch of place.
 * </ul>
 */
public final class PlaceMismatch {

    private PlaceMismatch() {}

    /** What the mismatch is made of. */
    public enum Component {
        DEVELOPMENT_QUALITY,
        FISCAL_SELF_SUFFICIENCY,
        AGEING_GAP,
        MIGRATION_BALANCE,
        /** Stands in for the migration balance where a city has none. */
        RELATIVE_GROWTH_POPULATION
    }

    /**
     * The mismatches, one a city.
     *
     * @param cities number of cities in the region, cores included
     * @param figures those that were computed, each with one outcome a city, not yet ranked nor turned round
     */
    public static List<Mismatch<Component>> of(int cities, Map<Component, Outcome[]> figures) {
        var scores = new EnumMap<Component, double[]>(Component.class);
        figures.forEach((component, outcomes) -> {
            Columns.requireLength(cities, outcomes.length);
            scores.put(component, scores(component, outcomes));
        });
        return IntStream.range(0, cities)
                .mapToObj(city -> Mismatch.of(ofCity(city, scores)))
                .toList();
    }

    /** 0 (no mismatch) to 1 (severe); NaN for a city without the component. */
    private static double[] scores(Component component, Outcome[] outcomes) {
        return switch (component) {
            case AGEING_GAP -> numbers(PercentileRank.of(outcomes));
            case FISCAL_SELF_SUFFICIENCY ->
                IntStream.range(0, outcomes.length)
                        .mapToDouble(i -> dependence(number(outcomes[i])))
                        .toArray();
            case DEVELOPMENT_QUALITY, MIGRATION_BALANCE, RELATIVE_GROWTH_POPULATION ->
                complements(numbers(PercentileRank.of(outcomes)));
        };
    }

    private static double dependence(double selfSufficiency) {
        return 1 - Math.min(1, Math.max(0, selfSufficiency));
    }

    private static double[] complements(double[] shares) {
        return IntStream.range(0, shares.length).mapToDouble(i -> 1 - shares[i]).toArray();
    }

    private static double[] numbers(Outcome[] outcomes) {
        return IntStream.range(0, outcomes.length)
                .mapToDouble(i -> number(outcomes[i]))
                .toArray();
    }

    private static double number(Outcome outcome) {
        return outcome.value().orElse(Double.NaN);
    }

    private static Map<Component, Double> ofCity(int city, Map<Component, double[]> scores) {
        var own = new EnumMap<Component, Double>(Component.class);
        scores.forEach((component, score) -> {
            if (!Double.isNaN(score[city])) {
                own.put(component, score[city]);
            }
        });
        if (own.containsKey(MIGRATION_BALANCE)) {
            own.remove(RELATIVE_GROWTH_POPULATION);
        }
        return own;
    }
}
