package io.secunda.metrics.catalogue;

import static io.secunda.metrics.catalogue.CityAgainstRegion.EXPENDITURE;
import static io.secunda.metrics.catalogue.CityAgainstRegion.REGISTERED;
import static io.secunda.metrics.catalogue.CityAgainstRegion.REVENUE;
import static io.secunda.metrics.catalogue.FamilyEntry.family;
import static io.secunda.metrics.catalogue.Unevenness.GDP;
import static io.secunda.metrics.catalogue.Unevenness.POPULATION;
import static io.secunda.metrics.catalogue.Unevenness.POPULATION_CONSTANT;

import io.secunda.events.geography.Variable;
import io.secunda.indicators.Outcome;
import io.secunda.indicators.peripheralization.AgeingGap;
import io.secunda.indicators.peripheralization.FiscalSelfSufficiency;
import io.secunda.indicators.peripheralization.MigrationBalance;
import io.secunda.indicators.peripheralization.Peripheralization;
import io.secunda.indicators.peripheralization.Peripheralization.Component;
import io.secunda.indicators.peripheralization.RelativeGrowth;
import io.secunda.indicators.peripheralization.RelativeIncome;
import io.secunda.metrics.catalogue.Family.Place;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The composite of DOMAIN §5 B, whose components are computed at the end of the window. */
final class Periphery {

    static final List<String> OLD_AGE = List.of("population_60_plus", "population_65_plus");

    private static final String CONSTANT = "peripheralization(constant_boundaries)";
    private static final Finding MISSING = Finding.of(Outcome.absent(Outcome.Reason.MISSING_INPUT), 0);

    private Periphery() {}

    static List<Family> families() {
        String source = "Du, Cardoso and Rocco 2025, Habitat International 103619";
        return List.of(
                family("peripheralization", "Peripheralization", "边缘化指数")
                        .says("How far a city has become periphery of its region, over growth of population and GDP,"
                                + " income, ageing, migration and fiscal strength; with rank (1 = worst), percentile and"
                                + " components.")
                        .formula(
                                "mean of the available min-max scores over all cities of the region (0 best, 1 worst), at"
                                        + " least 3 of −relative_growth(population), −relative_growth(gdp), −relative_income,"
                                        + " ageing_gap, −migration_balance, −fiscal_self_sufficiency")
                        .unit("none", "0 (best) to 1 (worst)")
                        .source(source)
                        .in(Place.CITY_IN_REGION)
                        .needs(POPULATION, GDP, REGISTERED, REVENUE, EXPENDITURE, OLD_AGE.get(0), OLD_AGE.get(1))
                        .overWindowsOf(POPULATION, GDP)
                        .by(setting -> of(setting, POPULATION, EnumSet.allOf(Component.class))),
                family(CONSTANT, "Peripheralization in constant boundaries", "边缘化指数（统一行政区划）")
                        .says(
                                "Peripheralization from what does not change when a county goes over to another city: growth of"
                                        + " people in constant boundaries, income, ageing, migration and fiscal strength.")
                        .formula("as peripheralization, at least 3 of −relative_growth(population_constant_boundaries),"
                                + " −relative_income, ageing_gap, −migration_balance, −fiscal_self_sufficiency; ageing over"
                                + " the people in constant boundaries")
                        .unit("none", "0 (best) to 1 (worst)")
                        .source(source)
                        .in(Place.CITY_IN_REGION)
                        .needs(
                                POPULATION_CONSTANT,
                                POPULATION,
                                GDP,
                                REGISTERED,
                                REVENUE,
                                EXPENDITURE,
                                OLD_AGE.get(0),
                                OLD_AGE.get(1))
                        .overWindowsOf(POPULATION_CONSTANT)
                        .by(setting -> of(
                                setting,
                                POPULATION_CONSTANT,
                                // GDP follows the boundaries of its time
                                EnumSet.complementOf(EnumSet.of(Component.RELATIVE_GROWTH_GDP)))));
    }

    private static Answer of(Setting setting, String people, Set<Component> wanted) {
        String oldAge = oldAge(setting, people);
        Map<Component, Outcome[]> components = components(setting, people, oldAge);
        components.keySet().retainAll(wanted);
        var results = Peripheralization.of(setting.members().size(), components);
        double[] scores = Stream.of(results)
                .mapToDouble(result -> result.score().value().orElse(Double.NaN))
                .toArray();
        return Setting.each(
                results.length,
                i -> hasInput(components, i) ? finding(results[i], scores, wanted.size()) : MISSING,
                inputs(components, people, oldAge));
    }

    /** The age group of the region, counted over the people whose growth counts; null without one. */
    private static @Nullable String oldAge(Setting setting, String people) {
        for (String group : OLD_AGE) {
            Variable variable = setting.variable(group);
            boolean sameBase = variable != null && people.equals(variable.base());
            if (sameBase && setting.complete(group, people).length > 1) {
                return group;
            }
        }
        return null;
    }

    private static Map<Component, Outcome[]> components(Setting setting, String people, @Nullable String oldAge) {
        Map<Component, Outcome[]> components = new EnumMap<>(Component.class);
        components.put(Component.RELATIVE_GROWTH_POPULATION, growth(setting, people));
        components.put(Component.RELATIVE_GROWTH_GDP, growth(setting, GDP));
        components.put(
                Component.RELATIVE_INCOME,
                RelativeIncome.of(
                        setting.end(GDP),
                        setting.end(POPULATION),
                        setting.members().core()));
        if (oldAge != null) {
            components.put(Component.AGEING_GAP, AgeingGap.of(setting.end(oldAge), setting.end(people)));
        }
        double[] population = setting.end(POPULATION);
        double[] registered = setting.end(REGISTERED);
        double[] revenue = setting.end(REVENUE);
        double[] expenditure = setting.end(EXPENDITURE);
        components.put(
                Component.MIGRATION_BALANCE,
                IntStream.range(0, population.length)
                        .mapToObj(i -> MigrationBalance.of(population[i], registered[i]))
                        .toArray(Outcome[]::new));
        components.put(
                Component.FISCAL_SELF_SUFFICIENCY,
                IntStream.range(0, revenue.length)
                        .mapToObj(i -> FiscalSelfSufficiency.of(revenue[i], expenditure[i]))
                        .toArray(Outcome[]::new));
        return components;
    }

    private static Outcome[] growth(Setting setting, String variable) {
        return RelativeGrowth.of(setting.start(variable), setting.end(variable), setting.years());
    }

    /** Whether a city has the figures of any component, be it available or not. */
    private static boolean hasInput(Map<Component, Outcome[]> components, int city) {
        return components.values().stream()
                .anyMatch(outcomes -> !(outcomes[city] instanceof Outcome.Absent absent
                        && absent.reason() == Outcome.Reason.MISSING_INPUT));
    }

    private static Finding finding(Peripheralization.Result result, double[] scores, int wanted) {
        List<String> components = result.components().keySet().stream()
                .map(component -> component.name().toLowerCase(Locale.ROOT))
                .toList();
        double coverage = (double) components.size() / wanted;
        Map<String, Double> parts = Map.of();
        if (result.score() instanceof Outcome.Value score) {
            double[] ranked = IntStream.range(0, scores.length)
                    .mapToDouble(i -> scores[i])
                    .filter(s -> !Double.isNaN(s))
                    .toArray();
            double worse = IntStream.range(0, ranked.length)
                    .filter(i -> ranked[i] > score.number())
                    .count();
            parts = Map.of(
                    "rank",
                    worse + 1,
                    "of",
                    (double) ranked.length,
                    "percentile",
                    (ranked.length - worse) / ranked.length);
        }
        return new Finding(result.score(), parts, components, coverage);
    }

    /** The figures of all cities, for the components that any of them has: the scores are relative to all. */
    private static List<Answer.Input> inputs(
            Map<Component, Outcome[]> components, String people, @Nullable String oldAge) {
        List<Answer.Input> inputs = new ArrayList<>();
        components.forEach((component, outcomes) -> {
            if (Stream.of(outcomes).anyMatch(Outcome::isPresent)) {
                int[] known = IntStream.range(0, outcomes.length)
                        .filter(i -> outcomes[i].isPresent())
                        .toArray();
                inputs.addAll(inputs(component, known, people, oldAge));
            }
        });
        return inputs;
    }

    private static List<Answer.Input> inputs(Component component, int[] known, String people, @Nullable String oldAge) {
        return switch (component) {
            case RELATIVE_GROWTH_POPULATION -> Setting.inputs(known, true, people);
            case RELATIVE_GROWTH_GDP -> Setting.inputs(known, true, GDP);
            case RELATIVE_INCOME -> Setting.inputs(known, false, GDP, POPULATION);
            case AGEING_GAP -> Setting.inputs(known, false, oldAge == null ? people : oldAge, people);
            case MIGRATION_BALANCE -> Setting.inputs(known, false, POPULATION, REGISTERED);
            case FISCAL_SELF_SUFFICIENCY -> Setting.inputs(known, false, REVENUE, EXPENDITURE);
        };
    }
}
