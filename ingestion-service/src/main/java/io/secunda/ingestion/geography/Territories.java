package io.secunda.ingestion.geography;

import io.secunda.events.geography.City;
import io.secunda.events.geography.CoreVariables;
import io.secunda.events.geography.Membership;
import io.secunda.events.geography.Region;
import io.secunda.events.geography.Role;
import io.secunda.events.geography.Territory;
import io.secunda.events.geography.Variable;
import io.secunda.ingestion.geography.GeographyItems.MemberItem;
import io.secunda.ingestion.geography.GeographyItems.RegionDetail;
import io.secunda.ingestion.geography.GeographyItems.RegionItem;
import io.secunda.ingestion.geography.GeographyItems.TerritoryItem;
import io.secunda.kit.exchange.GeoJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers about territories, put together from the view. */
@ApplicationScoped
class Territories {

    private final GeographyView view;
    private final Clock clock;

    Territories(GeographyView view, Clock clock) {
        this.view = view;
        this.clock = clock;
    }

    List<TerritoryItem> all() {
        return view.territories().stream().map(this::item).toList();
    }

    TerritoryItem one(String id) {
        return item(require(id));
    }

    private TerritoryItem item(Territory t) {
        return TerritoryItem.from(
                t,
                view.cities(t.territory()).size(),
                view.regions(t.territory()).size());
    }

    private Territory require(String id) {
        return view.territory(id).orElseThrow(() -> new NotFoundException("There is no territory '" + id + "'."));
    }

    List<City> cities(String territory) {
        require(territory);
        return view.cities(territory);
    }

    List<RegionItem> regions(String territory) {
        require(territory);
        Map<String, List<Membership>> byRegion =
                view.memberships(territory).stream().collect(Collectors.groupingBy(Membership::region));
        return view.regions(territory).stream()
                .map(region -> item(region, byRegion.getOrDefault(region.id(), List.of())))
                .toList();
    }

    /** Who is a member today: of several memberships of a city the one that began last. */
    private RegionItem item(Region region, List<Membership> memberships) {
        LocalDate today = LocalDate.now(clock);
        Collection<Role> roles = memberships.stream()
                .filter(m -> m.holdsOn(today))
                .collect(Collectors.toMap(Membership::city, Function.identity(), Territories::later))
                .values()
                .stream()
                .map(Membership::role)
                .toList();
        int cores = (int) roles.stream().filter(role -> role == Role.CORE).count();
        return new RegionItem(region.id(), region.names(), cores, roles.size() - cores, region.recorded());
    }

    private static Membership later(Membership one, Membership other) {
        if (one.from() == null || other.from() == null) {
            return one.from() == null ? other : one;
        }
        return other.from().first().isAfter(one.from().first()) ? other : one;
    }

    RegionDetail region(String territory, String id) {
        require(territory);
        Region region = view.regions(territory).stream()
                .filter(r -> r.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new NotFoundException("There is no region '" + id + "' in territory '" + territory + "'."));
        Map<String, City> cities = citiesByCode(territory);
        return RegionDetail.from(
                region,
                view.memberships(territory).stream()
                        .filter(m -> m.region().equals(id))
                        .map(m -> MemberItem.from(m, cities.get(m.city())))
                        .toList());
    }

    List<GeoJson.Feature> regionsOnMap(String territory) {
        require(territory);
        Map<String, City> cities = citiesByCode(territory);
        List<Membership> memberships = view.memberships(territory);
        return view.regions(territory).stream()
                .map(region -> OnMap.region(
                        region.id(),
                        region.names(),
                        memberships.stream()
                                .filter(m -> m.region().equals(region.id()))
                                .map(m -> cities.get(m.city()))
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList()))
                .toList();
    }

    private Map<String, City> citiesByCode(String territory) {
        return view.cities(territory).stream().collect(Collectors.toMap(City::code, Function.identity()));
    }

    /** The variables that every territory has, with what a territory added or redefined. */
    List<Variable> variables(@Nullable String territory) {
        if (territory != null) {
            require(territory);
        }
        Map<String, Variable> byId = new LinkedHashMap<>();
        CoreVariables.of(territory == null ? "any" : territory).forEach(v -> byId.put(v.id(), v));
        if (territory != null) {
            view.variables(territory).forEach(v -> byId.put(v.id(), v));
        }
        return List.copyOf(byId.values());
    }
}
