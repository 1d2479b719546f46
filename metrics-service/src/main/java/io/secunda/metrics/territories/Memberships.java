package io.secunda.metrics.territories;

import io.secunda.events.geography.Membership;
import io.secunda.events.geography.Role;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who is member of which region when. */
final class Memberships {

    private static final LocalDate EVER = LocalDate.MIN;

    private final Map<String, Map<String, Membership>> byRegion = new TreeMap<>();
    private final Map<String, SortedSet<String>> regionsOfCity = new HashMap<>();
    private final Map<String, NavigableMap<LocalDate, Members>> inTime = new HashMap<>();
    private final NavigableSet<LocalDate> changes = new TreeSet<>();

    Memberships() {
        changes.add(EVER);
    }

    void take(Membership membership) {
        byRegion.computeIfAbsent(membership.region(), r -> new TreeMap<>()).put(membership.key(), membership);
        regionsOfCity.computeIfAbsent(membership.city(), c -> new TreeSet<>()).add(membership.region());
        inTime.remove(membership.region());
        noteChanges(membership, changes);
    }

    private static void noteChanges(Membership membership, NavigableSet<LocalDate> days) {
        var from = membership.from();
        var to = membership.to();
        if (from != null) {
            days.add(from.first());
        }
        if (to != null) {
            days.add(to.last().plusDays(1));
        }
    }

    /** Regions that have or had members, in order. */
    SortedSet<String> regions() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(byRegion.keySet()));
    }

    /** Regions that a city is or was in. */
    SortedSet<String> regionsOf(String city) {
        return Collections.unmodifiableSortedSet(regionsOfCity.getOrDefault(city, Collections.emptySortedSet()));
    }

    /** Cities that are or were in any region. */
    SortedSet<String> cities() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(regionsOfCity.keySet()));
    }

    /** Cities that are or were in a region. */
    SortedSet<String> citiesEverIn(String region) {
        var cities = new TreeSet<String>();
        byRegion.getOrDefault(region, Map.of()).values().forEach(m -> cities.add(m.city()));
        return cities;
    }

    /** The last day on or before the given one on which any membership began or ended. */
    LocalDate lastChange(LocalDate day) {
        LocalDate floor = changes.floor(day);
        return floor == null ? EVER : floor;
    }

    /** The members of a region on a day. */
    Members on(String region, LocalDate day) {
        return inTime.computeIfAbsent(region, this::inTime).floorEntry(day).getValue();
    }

    private NavigableMap<LocalDate, Members> inTime(String region) {
        Map<String, Membership> memberships = byRegion.getOrDefault(region, Map.of());
        NavigableSet<LocalDate> days = new TreeSet<>();
        days.add(EVER);
        memberships.values().forEach(m -> noteChanges(m, days));
        NavigableMap<LocalDate, Members> segments = new TreeMap<>();
        for (LocalDate day : days) {
            segments.put(day, holding(memberships, day));
        }
        return segments;
    }

    /** Where two memberships of a city hold at once, the one that began later stands. */
    private static Members holding(Map<String, Membership> memberships, LocalDate day) {
        Map<String, Membership> standing = new TreeMap<>();
        for (Membership m : memberships.values()) {
            if (m.holdsOn(day)) {
                standing.merge(m.city(), m, (a, b) -> began(b).isAfter(began(a)) ? b : a);
            }
        }
        var roles = new TreeMap<String, Role>();
        standing.forEach((city, m) -> roles.put(city, m.role()));
        return Members.ofRegion(roles);
    }

    private static LocalDate began(Membership membership) {
        var from = membership.from();
        return from == null ? EVER : from.first();
    }
}
