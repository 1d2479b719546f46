package io.secunda.ingestion.geography;

import io.secunda.events.Names;
import io.secunda.events.geography.City;
import io.secunda.events.geography.Variable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What figures are about, for those who write figures. */
@ApplicationScoped
public class Labels {

    private final Territories territories;

    Labels(Territories territories) {
        this.territories = territories;
    }

    /** Names of the cities of a territory, by code. */
    public Map<String, Names> cities(String territory) {
        return territories.cities(territory).stream().collect(Collectors.toMap(City::code, City::names));
    }

    /** The cities of a territory, by code. */
    public Map<String, City> places(String territory) {
        return territories.cities(territory).stream().collect(Collectors.toMap(City::code, Function.identity()));
    }

    /** Names of its variables, by id. */
    public Map<String, Names> variables(String territory) {
        return territories.variables(territory).stream().collect(Collectors.toMap(Variable::id, Variable::names));
    }
}
