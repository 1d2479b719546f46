package io.secunda.ingestion.intake;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The columns of a kind of row.
 *
 * @param required without these a row says nothing
 * @param optional these may be left out
 * @param aliases other names, to the one above
 */
public record Columns(List<String> required, List<String> optional, Map<String, String> aliases) {

    public Columns {
        required = List.copyOf(required);
        optional = List.copyOf(optional);
        aliases = Map.copyOf(aliases);
    }

    String named(String column) {
        return aliases.getOrDefault(column, column);
    }

    boolean knows(String column) {
        return required.contains(column) || optional.contains(column);
    }

    /** The same, where some are given for all rows and need not stand in each. */
    Columns without(Set<String> given) {
        List<String> still =
                required.stream().filter(column -> !given.contains(column)).toList();
        List<String> other = new java.util.ArrayList<>(optional);
        required.stream().filter(given::contains).forEach(other::add);
        return new Columns(still, other, aliases);
    }

    /** All of them, the required ones first. */
    List<String> all() {
        List<String> all = new java.util.ArrayList<>(required);
        all.addAll(optional);
        return all;
    }

    /** The required ones that are not among these. */
    Set<String> missingFrom(List<String> columns) {
        var missing = new TreeSet<>(required);
        columns.forEach(missing::remove);
        return missing;
    }
}
