package io.secunda.indicators.peripheralization;

import static io.secunda.indicators.Outcome.Reason.TOO_FEW_COMPONENTS;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Columns;
import io.secunda.indicators.numeric.Sum;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How far a city has become periphery of its region, over several components.
 *
 * <p>Mean of the city's available min-max scores, {@code (c − min)/(max − min)} over all the region's cities, cores
 * included, each component turned so that 0 is best and 1 worst: −relative growth of population and of GDP, −relative
 * income, ageing gap, −migration balance, −fiscal self-sufficiency.
 *
 * <ul>
 *   <li><b>Unit, range:</b> none; 0 (best in every component) to 1 (worst in every one). Scores that rest on different
 *       components are not comparable.
 *   <li><b>Absent:</b> for a city with fewer than three components. A component that fewer than two cities have, or that is
 *       the same everywhere to 1e-12, is available to none.
 *   <li><b>Cost:</b> O(n) a component.
 *   <li><b>Source:</b> Du, Cardoso and Rocco 2025, Habitat International 103619.
 * </ul>
 */
public final class Peripheralization {

    private static final int FEWEST_COMPONENTS = 3;

    private Peripheralization() {}

    /** What the score is made of, and whether more of it is better. */
    public enum Component {
        RELATIVE_GROWTH_POPULATION(true),
        RELATIVE_GROWTH_GDP(true),
        RELATIVE_INCOME(true),
        AGEING_GAP(false),
        MIGRATION_BALANCE(true),
        FISCAL_SELF_SUFFICIENCY(true);

        private final boolean moreIsBetter;

        Component(boolean moreIsBetter) {
            this.moreIsBetter = moreIsBetter;
        }
    }

    /**
     * One city's score.
     *
     * @param score the mean, or why there is none
     * @param components the components the city has, with its min-max score in each
     */
    public record Result(Outcome score, Map<Component, Double> components) {
        public Result {
            components = Collections.unmodifiableMap(copy(components));
        }

        private static Map<Component, Double> copy(Map<Component, Double> components) {
            var copy = new EnumMap<Component, Double>(Component.class);
            copy.putAll(components);
            return copy;
        }
    }

    /**
     * The scores, one a city.
     *
     * @param cities number of cities in the region
     * @param components the components that were computed, each with one outcome a city, not yet turned round
     */
    public static Result[] of(int cities, Map<Component, Outcome[]> components) {
        var scores = new EnumMap<Component, double[]>(Component.class);
        components.forEach((component, outcomes) -> {
            Columns.requireLength(cities, outcomes.length);
            scores.put(component, minMax(outcomes, component.moreIsBetter));
        });
        return IntStream.range(0, cities).mapToObj(city -> result(city, scores)).toArray(Result[]::new);
    }

    /** Scores 0 (best) to 1 (worst); NaN for a city, or for all, where the component is not available. */
    private static double[] minMax(Outcome[] outcomes, boolean moreIsBetter) {
        double[] known = Stream.of(outcomes)
                .filter(Outcome::isPresent)
                .mapToDouble(outcome -> outcome.value().getAsDouble())
                .toArray();
        var range = Arrays.stream(known).summaryStatistics();
        double size = Math.max(1, Math.max(Math.abs(range.getMin()), Math.abs(range.getMax())));
        boolean unavailable = known.length < 2 || Columns.isConstant(known, size);
        double width = range.getMax() - range.getMin();
        return Stream.of(outcomes)
                .mapToDouble(outcome -> {
                    if (unavailable || !(outcome instanceof Outcome.Value value)) {
                        return Double.NaN;
                    }
                    double above = value.number() - range.getMin();
                    return (moreIsBetter ? range.getMax() - value.number() : above) / width;
                })
                .toArray();
    }

    private static Result result(int city, Map<Component, double[]> scores) {
        var own = new EnumMap<Component, Double>(Component.class);
        var sum = new Sum();
        scores.forEach((component, score) -> {
            if (!Double.isNaN(score[city])) {
                own.put(component, score[city]);
                sum.add(score[city]);
            }
        });
        Outcome mean = own.size() < FEWEST_COMPONENTS
                ? Outcome.absent(TOO_FEW_COMPONENTS)
                : Outcome.of(sum.value() / own.size());
        return new Result(mean, own);
    }
}
