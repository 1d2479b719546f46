package io.secunda.policy.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rules in force, and what they follow from. The last posted version of a rule stands; once it is turned off, the rule
 * of the folders stands again, if there is one.
 *
 * @param folders the rules of the folders
 * @param posted all posted versions, by id and version
 * @param base the rules in force; a rule that did not change is the same object as in the state before
 */
record RuleState(FolderRules folders, Map<String, NavigableMap<Integer, PostedRule>> posted, RuleBase base) {

    static RuleState of(FolderRules folders) {
        return new RuleState(folders, Map.of(), folders.base());
    }

    /** The state after a record; the same state for one that is known. */
    RuleState with(PostedRule record) {
        if (record.equals(versions(record.id()).get(record.version()))) {
            return this;
        }
        NavigableMap<Integer, PostedRule> versions = new TreeMap<>(versions(record.id()));
        versions.put(record.version(), record);
        Map<String, NavigableMap<Integer, PostedRule>> all = new TreeMap<>(posted);
        all.put(record.id(), Collections.unmodifiableNavigableMap(versions));
        return new RuleState(
                folders,
                Collections.unmodifiableMap(all),
                baseWith(versions.lastEntry().getValue()));
    }

    private RuleBase baseWith(PostedRule last) {
        String id = last.id();
        Map<String, Rule> byId = new TreeMap<>(base.byId());
        Set<String> broken = new TreeSet<>(base.broken());
        List<RuleError> errors = new ArrayList<>(base.errors());
        errors.removeIf(error -> error.file().startsWith("posted/" + id + "/"));
        byId.remove(id);
        broken.remove(id);
        if (last.off() != null) {
            folders.base().rule(id).ifPresent(rule -> byId.put(id, rule));
            if (folders.base().broken().contains(id)) {
                broken.add(id);
            }
        } else {
            RuleReading reading = RuleReader.read(id, "posted/" + last.key() + ".yaml", last.yaml());
            Rule rule = reading.rule();
            if (rule == null) {
                // read by another version of the service than took it in: what it said stays until it is mended
                broken.add(id);
                errors.addAll(reading.errors());
            } else {
                byId.put(id, rule);
            }
        }
        return new RuleBase(byId, errors, broken);
    }

    /** All posted versions of a rule. */
    NavigableMap<Integer, PostedRule> versions(String id) {
        return posted.getOrDefault(id, Collections.emptyNavigableMap());
    }

    /** The posted version of a rule that is in force. */
    Optional<PostedRule> postedInForce(String id) {
        return Optional.ofNullable(versions(id).lastEntry())
                .map(Map.Entry::getValue)
                .filter(last -> last.off() == null);
    }

    /** The text of a rule in force, or null when none is. */
    FolderRules.@Nullable Text text(String id) {
        Optional<PostedRule> last = postedInForce(id);
        return last.isPresent()
                ? new FolderRules.Text(RuleSource.POSTED, last.get().yaml())
                : folders.texts().get(id);
    }

    /** The highest version that a rule ever had; 0 for an id that is not known. */
    int highest(String id) {
        int ofFolders = folders.base().rule(id).map(Rule::version).orElse(0);
        return versions(id).isEmpty()
                ? ofFolders
                : Math.max(ofFolders, versions(id).lastKey());
    }
}
