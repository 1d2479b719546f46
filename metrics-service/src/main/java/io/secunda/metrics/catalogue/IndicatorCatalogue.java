package io.secunda.metrics.catalogue;

import io.secunda.events.geography.Variable;
import io.secunda.metrics.catalogue.Family.Each;
import io.secunda.metrics.catalogue.Family.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The indicators of a territory, and which of them look at what. */
public final class IndicatorCatalogue {

    private final Families families;
    private final Map<String, Variable> variables;
    private final Map<String, Indicator> byId = new LinkedHashMap<>();
    private final Map<String, List<Indicator>> byVariable = new HashMap<>();
    private final Map<String, List<Indicator>> byFlow = new HashMap<>();
    private final Map<String, List<Indicator>> bySource = new HashMap<>();
    private final List<Indicator> ofAgreements = new ArrayList<>();

    /**
     * The catalogue of a territory.
     *
     * @param families all families
     * @param variables of the territory by id
     * @param flows its kinds of flow
     */
    public IndicatorCatalogue(Families families, Map<String, Variable> variables, Collection<String> flows) {
        this.families = families;
        this.variables = variables;
        for (Family family : families.all()) {
            (family.each() == Each.INDICATOR ? trends(family) : applications(family, flows)).forEach(this::add);
        }
    }

    private void add(Indicator indicator) {
        byId.put(indicator.id(), indicator);
        for (String variable : indicator.variables()) {
            byVariable.computeIfAbsent(variable, v -> new ArrayList<>()).add(indicator);
        }
        if (indicator.flow() != null) {
            byFlow.computeIfAbsent(indicator.flow(), f -> new ArrayList<>()).add(indicator);
        }
        if (indicator.family().agreements()) {
            ofAgreements.add(indicator);
        }
        Set<String> sources = new LinkedHashSet<>(indicator.family().looksAt());
        if (indicator.family().each() == Each.INDICATOR) {
            sources.add(indicator.appliedTo());
        }
        sources.forEach(source ->
                bySource.computeIfAbsent(source, s -> new ArrayList<>()).add(indicator));
    }

    private List<Indicator> applications(Family family, Collection<String> flows) {
        return switch (family.each()) {
            case ONCE -> List.of(indicator(family.id(), family, Map.of()));
            case GDP_PER_HEAD -> List.of(indicator(family.id() + "(gdp_per_head)", family, Map.of()));
            case TRACKED, TRACKED_BUT_POPULATION ->
                variables.values().stream()
                        .filter(Variable::tracked)
                        .filter(v -> family.each() == Each.TRACKED || !v.id().equals(Unevenness.POPULATION))
                        .map(v -> applied(family, v))
                        .toList();
            case OLD_AGE ->
                variables.values().stream()
                        .filter(v -> Periphery.OLD_AGE.contains(v.id()))
                        .map(v -> applied(family, v))
                        .toList();
            case FLOW_KIND ->
                flows.stream()
                        .map(kind -> indicator(family.id() + "(" + kind + ")", family, Map.of(Family.X, kind)))
                        .toList();
            case SECTOR ->
                Stream.concat(SectorVariables.employment(variables).stream(), SectorVariables.VALUE_ADDED.stream())
                        .map(v -> indicator(
                                family.id() + "(" + SectorVariables.sector(v) + ")", family, Map.of(Family.X, v)))
                        .toList();
            case INDICATOR -> List.of();
        };
    }

    private Indicator applied(Family family, Variable variable) {
        String base = variable.base() == null ? Unevenness.POPULATION : variable.base();
        return indicator(
                family.id() + "(" + variable.id() + ")", family, Map.of(Family.X, variable.id(), Family.BASE, base));
    }

    private List<Indicator> trends(Family family) {
        return List.copyOf(byId.values()).stream()
                .filter(indicator -> hasTrend(indicator.family()))
                .map(indicator ->
                        indicator(family.id() + "(" + indicator.id() + ")", family, Map.of(Family.X, indicator.id())))
                .toList();
    }

    private static boolean hasTrend(Family family) {
        boolean regional =
                family.places().contains(Place.REGION) || family.places().contains(Place.TERRITORY);
        return regional && !family.windowed() && !family.isDerived() && !Quality.isQuality(family);
    }

    private Indicator indicator(String id, Family family, Map<String, String> bindings) {
        Set<String> looked = new LinkedHashSet<>();
        if (family.each() != Each.INDICATOR) {
            family.needs().forEach(need -> looked.add(bindings.getOrDefault(need, need)));
        }
        if (family.sectors()) {
            looked.addAll(SectorVariables.employment(variables));
            looked.addAll(SectorVariables.VALUE_ADDED);
        }
        String flow = family.flows() ? bindings.get(Family.X) : null;
        return new Indicator(id, family, bindings, List.copyOf(looked), flow, families.levelOf(family));
    }

    /** All of them. */
    public Collection<Indicator> indicators() {
        return byId.values();
    }

    /** An indicator, or null when there is none of that id. */
    public @Nullable Indicator find(String id) {
        return byId.get(id);
    }

    /** Whether an indicator is in it. */
    public boolean has(Indicator indicator) {
        return indicator.equals(byId.get(indicator.id()));
    }

    /** Whether an indicator of that id is in it. */
    public boolean has(String id) {
        return byId.containsKey(id);
    }

    /** Those that look at a variable. */
    public List<Indicator> lookingAt(String variable) {
        return byVariable.getOrDefault(variable, List.of());
    }

    /** Those that look at a kind of flow. */
    public List<Indicator> lookingAtFlow(String kind) {
        return byFlow.getOrDefault(kind, List.of());
    }

    /** Those that look at agreements. */
    public List<Indicator> lookingAtAgreements() {
        return ofAgreements;
    }

    /** Those that look at the latest flows, of whatever kind. */
    public List<Indicator> lookingAtLatestFlows() {
        return byId.values().stream()
                .filter(indicator -> indicator.family().latestFlows())
                .toList();
    }

    /** Those that look at what was found for an indicator or its family. */
    public List<Indicator> lookingAtValuesOf(String indicator) {
        Indicator source = byId.get(indicator);
        if (source == null) {
            return List.of();
        }
        return Stream.concat(
                        bySource.getOrDefault(indicator, List.of()).stream(),
                        source.id().equals(source.family().id())
                                ? Stream.empty()
                                : bySource.getOrDefault(source.family().id(), List.of()).stream())
                .toList();
    }
}
