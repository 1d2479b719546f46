package io.secunda.metrics.catalogue;

import io.secunda.events.geography.Variable;
import io.secunda.metrics.catalogue.Family.Each;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The indicators of a territory, and which of them look at a variable. */
public final class IndicatorCatalogue {

    private static final List<Family> FAMILIES = Stream.of(
                    Unevenness.families(), Concentration.families(), CityAgainstRegion.families(), Periphery.families())
            .flatMap(List::stream)
            .toList();

    private final Map<String, Indicator> byId = new LinkedHashMap<>();
    private final Map<String, List<Indicator>> byVariable = new HashMap<>();

    private IndicatorCatalogue(List<Indicator> indicators) {
        for (Indicator indicator : indicators) {
            byId.put(indicator.id(), indicator);
            for (String variable : indicator.variables()) {
                byVariable.computeIfAbsent(variable, v -> new ArrayList<>()).add(indicator);
            }
        }
    }

    /** All families, in the order of DOMAIN §5. */
    public static List<Family> families() {
        return FAMILIES;
    }

    /** The catalogue of a territory with these variables, in order of id. */
    public static IndicatorCatalogue of(Map<String, Variable> variables) {
        return new IndicatorCatalogue(FAMILIES.stream()
                .flatMap(family -> applications(family, variables).stream())
                .toList());
    }

    private static List<Indicator> applications(Family family, Map<String, Variable> variables) {
        return switch (family.each()) {
            case ONCE -> List.of(new Indicator(family.id(), family, Map.of()));
            case GDP_PER_HEAD -> List.of(new Indicator(family.id() + "(gdp_per_head)", family, Map.of()));
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
        };
    }

    private static Indicator applied(Family family, Variable variable) {
        String base = variable.base() == null ? Unevenness.POPULATION : variable.base();
        return new Indicator(
                family.id() + "(" + variable.id() + ")", family, Map.of(Family.X, variable.id(), Family.BASE, base));
    }

    /** All of them. */
    public Collection<Indicator> indicators() {
        return byId.values();
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
}
