package io.secunda.policy.rules;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rules in force, and what is wrong with those that are not.
 *
 * @param byId rules in order of id
 * @param errors everything found wrong while reading
 * @param broken ids of rules that could not be read, whatever else there is under that id
 */
public record RuleBase(Map<String, Rule> byId, List<RuleError> errors, Set<String> broken) {

    public RuleBase {
        byId = Collections.unmodifiableMap(new TreeMap<>(byId));
        errors = List.copyOf(errors);
        broken = Collections.unmodifiableSet(new TreeSet<>(broken));
    }

    /** Rules without any error. */
    public static RuleBase of(Collection<Rule> rules) {
        Map<String, Rule> byId = new TreeMap<>();
        rules.forEach(rule -> byId.put(rule.id(), rule));
        return new RuleBase(byId, List.of(), Set.of());
    }

    /** The rule of an id. */
    public Optional<Rule> rule(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Ids of the rules that are in one of two bases alone, or other rules in each. */
    @SuppressWarnings("ReferenceEquality") // a rule that was read again is another one
    public Set<String> differingFrom(RuleBase other) {
        Set<String> ids = new TreeSet<>(byId.keySet());
        ids.addAll(other.byId.keySet());
        ids.removeIf(id -> byId.get(id) == other.byId.get(id) && broken.contains(id) == other.broken.contains(id));
        return ids;
    }

    /** All rules in order of id. */
    public Collection<Rule> rules() {
        return byId.values();
    }
}
