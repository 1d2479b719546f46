package io.secunda.metrics.territories;

import io.secunda.events.Names;
import io.secunda.events.Period;
import io.secunda.events.Scale;
import io.secunda.events.Subject;
import io.secunda.events.agreement.Agreement;
import io.secunda.events.flow.Flow;
import io.secunda.events.geography.City;
import io.secunda.events.geography.CoreVariables;
import io.secunda.events.geography.Geography;
import io.secunda.events.geography.Kind;
import io.secunda.events.geography.Membership;
import io.secunda.events.geography.Region;
import io.secunda.events.geography.Territory;
import io.secunda.events.geography.Variable;
import io.secunda.events.observation.Observation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of a territory. It holds what stands; that a record stands is decided before it gets here.
 *
 * <p>A scope is a region, the territory itself or a single city, written as its {@link Subject}.
 */
public final class TerritoryState {

    private final String id;
    private final Figures figures = new Figures();
    private final Flows flows = new Flows();
    private final Agreements agreements = new Agreements();
    private final Memberships memberships = new Memberships();
    private final Map<String, City> cities = new TreeMap<>();
    private final Map<String, Region> regions = new TreeMap<>();
    private final SortedMap<String, Variable> variables = new TreeMap<>();
    private final Map<LocalDate, Members> nation = new HashMap<>();
    private final Map<String, Members> alone = new HashMap<>();
    private @Nullable Territory territory;
    private int latestYear;

    public TerritoryState(String id) {
        this.id = id;
        CoreVariables.of(id).forEach(variable -> variables.put(variable.id(), variable));
    }

    /** Takes in a piece of geography that stands. */
    public void take(Geography geography) {
        nation.clear();
        if (geography instanceof City city) {
            cities.put(city.code(), city);
        } else if (geography instanceof Region region) {
            regions.put(region.id(), region);
        } else if (geography instanceof Membership membership) {
            memberships.take(membership);
        } else if (geography instanceof Territory described) {
            territory = described;
        } else if (geography instanceof Variable variable) {
            variables.put(variable.id(), variable);
            figures.deriveAnew(variable.id(), variable.kind());
        }
    }

    /**
     * Takes in an observation that stands for its cell.
     *
     * @return the periods of its variable and city whose figure may have changed
     */
    public List<Figures.Touched> take(Observation observation) {
        Variable variable = variables.get(observation.variable());
        Kind kind = variable == null ? null : variable.kind();
        reach(observation.period().last());
        return figures.take(observation, kind);
    }

    /** Takes in the flow that stands for its cell. */
    public void take(Flow flow) {
        flows.take(flow);
        reach(flow.period().last());
    }

    /** Takes in an agreement that stands; the one it takes the place of, or null. */
    public @Nullable Agreement take(Agreement agreement) {
        reach(Agreements.signed(agreement));
        return agreements.take(agreement);
    }

    private void reach(LocalDate day) {
        latestYear = Math.max(latestYear, day.getYear());
    }

    /** The latest year that any fact speaks of, 0 without any. Agreements are looked at up to its end. */
    public int latestYear() {
        return latestYear;
    }

    /** The years for which agreements are looked at: from the first signature to the latest year. */
    public NavigableSet<Period> agreementYears() {
        var years = new TreeSet<Period>();
        agreements
                .firstYear()
                .ifPresent(first -> IntStream.rangeClosed(first, latestYear)
                        .mapToObj(Period::year)
                        .forEach(years::add));
        return years;
    }

    /** Its id. */
    public String id() {
        return id;
    }

    /** The figures. */
    public Figures figures() {
        return figures;
    }

    /** The flows. */
    public Flows flows() {
        return flows;
    }

    /** The cities that take part in any agreement. */
    public SortedSet<String> citiesWithAgreements() {
        return agreements.cities();
    }

    /** The agreements. */
    public Agreements agreements() {
        return agreements;
    }

    /** The variables by id, the core ones and the territory's own. */
    public SortedMap<String, Variable> variables() {
        return Collections.unmodifiableSortedMap(variables);
    }

    /** Lengths in years of the windows over which change is measured, in ascending order. */
    public List<Integer> windows() {
        List<Integer> windows = territory == null ? Territory.DEFAULT_WINDOWS : territory.windows();
        return windows.stream().distinct().sorted().toList();
    }

    /** A city, or null when only its code is known. */
    public @Nullable City city(String code) {
        return cities.get(code);
    }

    /** The regions that a city is or was in. */
    public SortedSet<String> regionsOf(String city) {
        return memberships.regionsOf(city);
    }

    /** Every region, the territory itself, and every city that has a figure. */
    public List<Subject> scopes() {
        List<Subject> scopes = new ArrayList<>();
        memberships.regions().forEach(region -> scopes.add(Subject.region(region)));
        scopes.add(Subject.territory(id));
        new TreeSet<>(figures.cities()).forEach(city -> scopes.add(Subject.city(city)));
        return scopes;
    }

    /** The cities of a scope on a day, with their roles then. */
    public Members members(Subject scope, LocalDate day) {
        return switch (scope.scale()) {
            case REGION -> memberships.on(scope.code(), day);
            case TERRITORY -> nation.computeIfAbsent(memberships.lastChange(day), this::nation);
            case CITY, PAIR -> alone.computeIfAbsent(scope.code(), Members::ofCity);
        };
    }

    /** The cities that are or were in a region. */
    public SortedSet<String> citiesEverIn(String region) {
        return memberships.citiesEverIn(region);
    }

    /** Names of a region, the territory or a city; its code where none are known. */
    public Names names(Subject subject) {
        Names known = null;
        if (subject.scale() == Scale.REGION) {
            Region region = regions.get(subject.code());
            known = region == null ? null : region.names();
        } else if (subject.scale() == Scale.TERRITORY) {
            known = territory == null ? null : territory.names();
        } else if (subject.other() == null) {
            known = cityNames(subject.code());
        } else {
            Names one = cityNames(subject.code());
            Names other = cityNames(subject.other());
            known = new Names(one.en() + " – " + other.en(), one.zh() + " – " + other.zh());
        }
        return known == null ? new Names(subject.code(), subject.code()) : known;
    }

    private Names cityNames(String code) {
        City city = cities.get(code);
        return city == null ? new Names(code, code) : city.names();
    }

    private Members nation(LocalDate day) {
        var codes = new TreeSet<>(cities.keySet());
        codes.addAll(memberships.cities());
        return Members.ofTerritory(List.copyOf(codes), groups(codes, day));
    }

    /** Numbers the region of each city, 0 for none; null when two regions share a city. */
    private int @Nullable [] groups(SortedSet<String> codes, LocalDate day) {
        Map<String, Integer> group = new HashMap<>();
        Set<String> shared = new HashSet<>();
        int number = 0;
        for (String region : memberships.regions()) {
            number++;
            for (String city : memberships.on(region, day).codes()) {
                if (group.put(city, number) != null) {
                    shared.add(city);
                }
            }
        }
        if (!shared.isEmpty()) {
            return null;
        }
        return codes.stream().mapToInt(code -> group.getOrDefault(code, 0)).toArray();
    }
}
