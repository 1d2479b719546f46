package io.secunda.codebook;

import io.secunda.formats.Column;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a provider's names and units mean to us.
 *
 * @param territory id of the territory, or null when the codebook does not say
 * @param territoryFields names and windows of the territory, as the API takes them; empty when nothing is said
 * @param released release of rows that do not say it; null for the moment they are taken in
 * @param units a provider's unit to ours
 * @param defined variables to add to the territory, as the API takes them
 * @param variables a provider's variable to ours, one or several
 * @param ignored a provider's variables and kinds of flow that are left out; a trailing {@code *} stands for any ending
 * @param derived figures to be computed
 * @param flows a provider's kind of flow to ours, one or several
 * @param statuses status of figures whose rows do not say it
 * @param cities a provider's name or code of a city to ours
 * @param tables what files do not say of themselves, by their name; a {@code *} stands for anything
 */
public record Codebook(
        @Nullable String territory,
        Map<String, Object> territoryFields,
        @Nullable Release released,
        Map<String, String> units,
        List<Map<String, Object>> defined,
        Map<String, List<Target>> variables,
        List<String> ignored,
        List<Derived> derived,
        Map<String, List<Target>> flows,
        List<StatusRule> statuses,
        Map<String, String> cities,
        Map<String, Table> tables) {

    private static final long LARGEST = 4 << 20;

    /** Where there is no codebook: names and units are ours. */
    public static final Codebook NONE = new Codebook(
            null, Map.of(), null, Map.of(), List.of(), Map.of(), List.of(), List.of(), Map.of(), List.of(), Map.of(),
            Map.of());

    public Codebook {
        territoryFields = new LinkedHashMap<>(territoryFields);
        units = new TreeMap<>(units);
        defined = List.copyOf(defined);
        variables = new TreeMap<>(variables);
        ignored = List.copyOf(ignored);
        derived = List.copyOf(derived);
        flows = new TreeMap<>(flows);
        statuses = List.copyOf(statuses);
        cities = Map.copyOf(cities);
        tables = new TreeMap<>(tables);
    }

    /** Name of the file in a data folder. */
    public static final String FILE = "codebook.yaml";

    /**
     * Reads a codebook.
     *
     * @throws MalformedCodebook with file, line and column of the first thing that is wrong
     */
    public static Codebook read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new MalformedCodebook(file + " is larger than " + LARGEST + " bytes");
            }
            return CodebookReader.read(file.toString(), Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new MalformedCodebook(file + " is no YAML text in UTF-8: " + e.getMessage());
        } catch (IOException e) {
            throw new MalformedCodebook(file + " cannot be read: " + e.getMessage());
        }
    }

    /**
     * What a provider's variable, or kind of flow, is to us.
     *
     * @param name our name
     * @param unit unit in place of the row's, or null
     * @param scale factor on the value, or null
     * @param released release in place of the codebook's, or null
     * @param standing the period that records stand for
     */
    public record Target(
            String name,
            @Nullable String unit,
            @Nullable BigDecimal scale,
            @Nullable Release released,
            Standing standing) {

        /** The same under a name of ours. */
        static Target named(String name) {
            return new Target(name, null, null, null, Standing.AS_WRITTEN);
        }
    }

    /**
     * A figure computed from others of the same city and period.
     *
     * @param variable our name for it
     * @param unit unit of the result
     * @param expression how
     * @param line line of the expression
     * @param place file, line and column of it, for messages
     */
    public record Derived(String variable, String unit, Expression expression, int line, String place) {}

    /**
     * A status for figures of a variable and period.
     *
     * @param variable ours or the provider's
     * @param period the period as written
     * @param cities codes of the cities it is for; all when empty
     * @param status SDMX observation status
     */
    public record StatusRule(String variable, String period, Set<String> cities, String status) {}

    /** What a file does not say of itself; null where it does. */
    public record Table(
            @Nullable String variable,
            @Nullable String unit,
            @Nullable String source,
            @Nullable String city) {

        private static final Table NOTHING = new Table(null, null, null, null);
    }

    /** What is said of a file; nothing where no name fits. */
    private Table table(String file) {
        return tables.entrySet().stream()
                .filter(entry -> file.matches("\\Q" + entry.getKey().replace("*", "\\E.*\\Q") + "\\E"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Table.NOTHING);
    }

    /** Whether a provider's variable stands here under this name. */
    public boolean knows(@Nullable String variable) {
        return variable != null && variables.containsKey(variable);
    }

    /** Our code of a city that a provider calls by a code, or by a name beside it. */
    public String city(String written, @Nullable String name) {
        String plain = written.strip();
        if (cities.containsKey(plain)) {
            return cities.getOrDefault(plain, plain);
        }
        return name == null ? plain : cities.getOrDefault(name.strip(), plain);
    }

    /** A figure of a file under the names that stand here: those of its city and variable count where their codes do not. */
    public Map<String, String> named(Map<String, String> figure) {
        Map<String, String> fields = new HashMap<>(figure);
        String name = fields.remove(Column.VARIABLE_NAME);
        if (name != null && !knows(fields.get(Column.VARIABLE)) && knows(name)) {
            fields.put(Column.VARIABLE, name);
        }
        String city = city(fields.getOrDefault(Column.CITY, ""), fields.remove(Column.CITY_NAME));
        if (!city.isEmpty()) {
            fields.put(Column.CITY, city);
        }
        return fields;
    }

    /** What is said of a file, by our columns. */
    public Map<String, String> given(String file) {
        Table table = table(file);
        Map<String, String> given = new HashMap<>();
        put(given, Column.CITY, table.city());
        put(given, Column.VARIABLE, table.variable());
        put(given, Column.UNIT, table.unit());
        put(given, Column.SOURCE, table.source());
        return given;
    }

    private static void put(Map<String, String> given, String column, @Nullable String value) {
        if (value != null) {
            given.put(column, value);
        }
    }

    /** The release of an agreement whose row does not say it; empty for the moment it is taken in. */
    public String agreementReleased(String signed) {
        return released == null ? "" : released.ofAgreement(signed);
    }

    /** Whether a variable or kind of flow is left out; a pattern does not speak of what is mapped by name. */
    public boolean ignores(String variable) {
        return ignored.contains(variable)
                || (!variables.containsKey(variable)
                        && !flows.containsKey(variable)
                        && ignored.stream()
                                .filter(pattern -> pattern.endsWith("*"))
                                .anyMatch(pattern -> variable.startsWith(pattern.substring(0, pattern.length() - 1))));
    }

    /** Names that expressions use, of the provider's variables and ours. */
    Set<String> inputs() {
        Set<String> inputs = new TreeSet<>();
        derived.forEach(figure -> inputs.addAll(figure.expression().variables()));
        return inputs;
    }

    /** Our variables for a provider's one; the same name where nothing is said. */
    List<Target> targets(String variable) {
        return Optional.ofNullable(variables.get(variable)).orElseGet(() -> List.of(Target.named(variable)));
    }

    /** Our kinds of flow for a provider's one. */
    List<Target> flows(String kind) {
        return Optional.ofNullable(flows.get(kind)).orElseGet(() -> List.of(Target.named(kind)));
    }

    String unit(Target target, String written) {
        return target.unit() != null ? target.unit() : units.getOrDefault(written.strip(), written);
    }

    /** Status of a figure about a period of ours whose row does not say it; empty where no rule does. */
    String status(String provided, String ours, String period, String city) {
        return statuses.stream()
                .filter(rule ->
                        rule.variable().equals(provided) || rule.variable().equals(ours))
                .filter(rule -> rule.period().equals(period.strip()))
                .filter(rule -> rule.cities().isEmpty() || rule.cities().contains(city.strip()))
                .map(StatusRule::status)
                .reduce("", (first, last) -> last);
    }

    /** Release of a figure about a period of ours whose row does not say it; empty for the moment it is taken in. */
    String release(Target target, String period) {
        Release release = target.released() != null ? target.released() : released;
        return release == null ? "" : release.of(period);
    }
}
