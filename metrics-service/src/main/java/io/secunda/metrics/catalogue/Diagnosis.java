package io.secunda.metrics.catalogue;

import static io.secunda.metrics.catalogue.CityAgainstRegion.EXPENDITURE;
import static io.secunda.metrics.catalogue.CityAgainstRegion.REGISTERED;
import static io.secunda.metrics.catalogue.CityAgainstRegion.REVENUE;
import static io.secunda.metrics.catalogue.FamilyEntry.family;
import static io.secunda.metrics.catalogue.Unevenness.POPULATION;
import static io.secunda.metrics.catalogue.Unevenness.POPULATION_CONSTANT;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.diagnosis.ActorMismatch;
import io.secunda.indicators.diagnosis.Mismatch;
import io.secunda.indicators.diagnosis.PlaceMismatch;
import io.secunda.indicators.diagnosis.RankGap;
import io.secunda.indicators.leadership.Agreement;
import io.secunda.indicators.leadership.CooperationReach;
import io.secunda.indicators.leadership.CoreLedShare;
import io.secunda.indicators.leadership.SharedLeadership;
import io.secunda.metrics.catalogue.Answer.Told;
import io.secunda.metrics.catalogue.Family.Place;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why secondary cities fall behind: the mismatches of place, priority and actor (DOMAIN §6). Each part of a value is a
 * component as it counts, 0 (no mismatch) to 1 (severe). Cores have no value.
 */
final class Diagnosis {

    /** Growth of population stands in for the migration balance over the longest window there is. */
    static final String WINDOW = "longest";

    static final String GROWTH = "relative_growth(" + POPULATION + ")";
    private static final String GROWTH_CONSTANT = "relative_growth(" + POPULATION_CONSTANT + ")";
    static final Finding MISSING = Finding.of(Outcome.absent(Outcome.Reason.MISSING_INPUT), 0);

    private static final String DU = "Du, Building Up a Cooperative Framework (A+BE): mismatch of ";
    private static final int PLACE_COMPONENTS = 4;

    private Diagnosis() {}

    static List<Family> families(Criteria criteria) {
        return List.of(place(), Priority.family(criteria), actor());
    }

    static FamilyEntry mismatch(String kind, String english, String chinese) {
        return family(kind + "_mismatch", english, chinese)
                .unit("none", "0 (none) to 1 (severe)")
                .source(DU + kind)
                .in(Place.CITY_IN_REGION);
    }

    private static Family place() {
        return mismatch("place", "Mismatch of place", "地方错配")
                .says(
                        "How far a secondary city lacks capacities of its own: quality of development, own revenue, people who"
                                + " stay; its components are parts of it.")
                .formula("mean of the available, at least 2 of: 1 − pr(hqd_score); 1 − min(1, fiscal_self_sufficiency);"
                        + " pr(ageing_gap); 1 − pr(migration_balance), else 1 − pr(relative_growth(population)) over the"
                        + " longest window, in constant boundaries where people are counted so; pr the percentile rank among"
                        + " the region's cities")
                .lookingAt(Set.of(
                        Development.SCORE,
                        "fiscal_self_sufficiency",
                        "ageing_gap",
                        "migration_balance",
                        GROWTH,
                        GROWTH_CONSTANT))
                .by(Diagnosis::place);
    }

    private static Answer place(Setting setting) {
        int cities = setting.members().size();
        Map<PlaceMismatch.Component, Outcome[]> figures = new EnumMap<>(PlaceMismatch.Component.class);
        figures.put(PlaceMismatch.Component.DEVELOPMENT_QUALITY, told(setting, Development.SCORE, null));
        figures.put(PlaceMismatch.Component.FISCAL_SELF_SUFFICIENCY, told(setting, "fiscal_self_sufficiency", null));
        figures.put(PlaceMismatch.Component.AGEING_GAP, ageing(setting));
        figures.put(PlaceMismatch.Component.MIGRATION_BALANCE, told(setting, "migration_balance", null));
        Outcome[] constant = told(setting, GROWTH_CONSTANT, WINDOW);
        String people = hasTwo(constant) ? POPULATION_CONSTANT : POPULATION;
        figures.put(
                PlaceMismatch.Component.RELATIVE_GROWTH_POPULATION,
                hasTwo(constant) ? constant : told(setting, GROWTH, WINDOW));
        List<Mismatch<PlaceMismatch.Component>> mismatches = PlaceMismatch.of(cities, figures);
        return new Answer(
                IntStream.range(0, cities)
                        .mapToObj(i -> toldOf(
                                i,
                                finding(setting, i, mismatches.get(i), PLACE_COMPONENTS, List.of()),
                                inputs(figures, mismatches.get(i), i, people)))
                        .toList(),
                List.of());
    }

    /**
     * The figures behind the components that a city has. Others must not count: nothing that this looks at would tell of
     * them, so whether they had come would depend on the order in which everything came.
     */
    private static List<Answer.Input> inputs(
            Map<PlaceMismatch.Component, Outcome[]> figures,
            Mismatch<PlaceMismatch.Component> mismatch,
            int city,
            String people) {
        List<Answer.Input> inputs = new ArrayList<>();
        for (PlaceMismatch.Component component : mismatch.components().keySet()) {
            Outcome[] outcomes = figures.getOrDefault(component, new Outcome[0]);
            int[] ranked = IntStream.range(0, outcomes.length)
                    .filter(i -> outcomes[i].isPresent())
                    .toArray();
            inputs.addAll(
                    switch (component) {
                        case FISCAL_SELF_SUFFICIENCY -> Setting.inputs(new int[] {city}, false, REVENUE, EXPENDITURE);
                        case MIGRATION_BALANCE -> Setting.inputs(ranked, false, POPULATION, REGISTERED);
                        case RELATIVE_GROWTH_POPULATION -> Setting.inputs(ranked, false, people);
                        case DEVELOPMENT_QUALITY, AGEING_GAP -> List.<Answer.Input>of();
                    });
        }
        return inputs;
    }

    /** The gap of the older group where at least two cities have it, else of the other. */
    private static Outcome[] ageing(Setting setting) {
        Outcome[] gaps = new Outcome[0];
        for (String group : Periphery.OLD_AGE) {
            gaps = told(setting, "ageing_gap(" + group + ")", null);
            if (hasTwo(gaps)) {
                return gaps;
            }
        }
        return gaps;
    }

    private static boolean hasTwo(Outcome[] outcomes) {
        return Stream.of(outcomes).filter(Outcome::isPresent).count() > 1;
    }

    /** What was told of each city. */
    static Outcome[] told(Setting setting, String indicator, @Nullable String window) {
        return IntStream.range(0, setting.members().size())
                .mapToObj(i -> outcome(setting.told(indicator, window, i)))
                .toArray(Outcome[]::new);
    }

    static Outcome outcome(double number) {
        return Double.isNaN(number) ? Outcome.absent(Outcome.Reason.MISSING_INPUT) : Outcome.of(number);
    }

    private static Family actor() {
        return mismatch("actor", "Mismatch of actor", "主体错配")
                .says(
                        "How unequal a secondary city is to those it has to work with, by who leads its agreements, with how many"
                                + " it works and what rank it has; its components are parts of it.")
                .formula(
                        "mean of the available, at least 2 of: share of the city's active agreements led by cores or upper"
                                + " levels alone; 1 − shared_leadership of its agreements; 1 − cooperation_reach; steps of"
                                + " administrative rank below the highest-ranked core / 3")
                .ofAgreements()
                .by(Diagnosis::actor);
    }

    private static Answer actor(Setting setting) {
        int cities = setting.members().size();
        boolean[] core = setting.members().core();
        List<Agreement> selective = setting.agreements().stream()
                .filter(agreement -> agreement.isSelective(cities))
                .toList();
        Outcome[] reach = CooperationReach.of(cities, selective, setting.day());
        Outcome[] rank = RankGap.of(setting.administrativeRanks(), core);
        return Setting.each(
                cities,
                i -> {
                    List<Agreement> own = ofCity(setting, i);
                    Map<ActorMismatch.Component, Outcome> figures = new EnumMap<>(ActorMismatch.Component.class);
                    figures.put(ActorMismatch.Component.CORE_LED_SHARE, CoreLedShare.of(own, core, setting.day()));
                    figures.put(ActorMismatch.Component.SHARED_LEADERSHIP, SharedLeadership.of(own, setting.day()));
                    figures.put(ActorMismatch.Component.COOPERATION_REACH, reach[i]);
                    figures.put(ActorMismatch.Component.RANK_GAP, rank[i]);
                    return finding(
                            setting, i, ActorMismatch.of(figures), ActorMismatch.Component.values().length, List.of());
                },
                List.of());
    }

    /** The agreements of a city, plans of the whole region too. */
    static List<Agreement> ofCity(Setting setting, int city) {
        return setting.agreements().stream()
                .filter(agreement -> agreement.participants().contains(city))
                .toList();
    }

    /** The finding of a secondary city that has any component; of others nothing is told. */
    static <C extends Enum<C>> Finding finding(
            Setting setting, int city, Mismatch<C> mismatch, int most, List<String> remarks) {
        if (setting.members().core()[city] || mismatch.components().isEmpty()) {
            return MISSING;
        }
        Map<String, Double> parts = new TreeMap<>();
        List<String> components = new ArrayList<>();
        mismatch.components().forEach((component, number) -> {
            String name = component.name().toLowerCase(Locale.ROOT);
            parts.put(name, number);
            components.add(name);
        });
        components.addAll(remarks);
        return new Finding(
                mismatch.score(),
                parts,
                components,
                (double) mismatch.components().size() / most);
    }

    /** A finding of a city that rests on figures of its own. */
    static Told toldOf(int city, Finding finding, List<Answer.Input> inputs) {
        return new Told(city, -1, finding, inputs);
    }
}
