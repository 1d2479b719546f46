package io.secunda.metrics.territories;

import io.secunda.events.geography.Role;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The cities of a region, or of a territory, at a time. Two with the same content are the same object as long as the
 * geography does not change, so this may be a key by identity.
 */
public final class Members {

    private final List<String> codes;
    private final List<Role> roles;
    private final int @Nullable [] groups;

    private Members(List<String> codes, List<Role> roles, int @Nullable [] groups) {
        this.codes = List.copyOf(codes);
        this.roles = List.copyOf(roles);
        this.groups = groups;
    }

    /** The cities of a region with their roles. */
    static Members ofRegion(SortedMap<String, Role> roles) {
        return new Members(List.copyOf(roles.keySet()), List.copyOf(roles.values()), null);
    }

    /**
     * The cities of a territory.
     *
     * @param codes in order
     * @param groups the region of each as a number, 0 for none; null when regions share cities
     */
    static Members ofTerritory(List<String> codes, int @Nullable [] groups) {
        return new Members(codes, List.of(), groups);
    }

    /** A city by itself. */
    static Members ofCity(String code) {
        return new Members(List.of(code), List.of(), null);
    }

    /** Codes, in order. */
    public List<String> codes() {
        return codes;
    }

    /** How many there are. */
    public int size() {
        return codes.size();
    }

    /** The role of the city at a position, or null outside regions. */
    public @Nullable Role role(int position) {
        return roles.isEmpty() ? null : roles.get(position);
    }

    /** Along the codes, whether a city is a core. */
    public boolean[] core() {
        var core = new boolean[codes.size()];
        for (int i = 0; i < core.length; i++) {
            core[i] = role(i) == Role.CORE;
        }
        return core;
    }

    /** Along the codes, the group of each: its role in a region, its region in a territory; null when groups overlap. */
    public int @Nullable [] groups() {
        if (roles.isEmpty()) {
            return groups == null ? null : groups.clone();
        }
        return roles.stream().mapToInt(role -> role == Role.CORE ? 1 : 0).toArray();
    }
}
