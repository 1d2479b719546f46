package io.secunda.codebook;

import io.secunda.events.Code;
import io.secunda.events.Period;
import io.secunda.events.geography.Direction;
import io.secunda.events.geography.Kind;
import io.secunda.events.observation.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a codebook; whatever it does not understand is an error with line and column. */
final class CodebookReader {

    private static final Set<String> KEYS = Set.of(
            "territory",
            "released",
            "units",
            "define",
            "variables",
            "ignore",
            "derive",
            "flows",
            "status",
            "breaks",
            "cities",
            "tables");
    private static final Set<String> DEFINITION =
            Set.of("id", "name_en", "name_zh", "unit", "kind", "direction", "dimension", "base", "tracked");
    private static final String BREAK = "B";

    private CodebookReader() {}

    /**
     * Reads a codebook.
     *
     * @param file what it is called in messages
     * @throws MalformedCodebook with file, line and column of the first thing that is wrong
     */
    static Codebook read(String file, String text) {
        YamlNode root = YamlNode.read(file, text);
        Map<String, YamlNode> keys = root.entries(KEYS);
        Map<String, Object> territory = territory(keys.get("territory"));
        return new Codebook(
                (String) territory.remove("id"),
                territory,
                TargetReader.release(keys.get("released")),
                units(keys.get("units")),
                root.itemsOrNone(keys, "define").stream()
                        .map(CodebookReader::definition)
                        .toList(),
                TargetReader.targets(keys.get("variables"), "variable"),
                root.itemsOrNone(keys, "ignore").stream().map(YamlNode::text).toList(),
                derived(keys.get("derive")),
                TargetReader.targets(keys.get("flows"), "kind of flow"),
                statuses(root, keys),
                units(keys.get("cities")),
                tables(keys.get("tables")));
    }

    private static Map<String, Object> territory(@Nullable YamlNode node) {
        var fields = new LinkedHashMap<String, Object>();
        if (node == null) {
            return fields;
        }
        if (node.isText()) {
            fields.put("id", node.code("territory"));
            return fields;
        }
        Map<String, YamlNode> keys = node.entries(Set.of("id", "name_en", "name_zh", "windows"));
        fields.put("id", node.required(keys, "id").code("territory"));
        putText(fields, keys, "name_en");
        putText(fields, keys, "name_zh");
        if (keys.containsKey("windows")) {
            fields.put(
                    "windows",
                    node.itemsOrNone(keys, "windows").stream()
                            .map(CodebookReader::years)
                            .toList());
        }
        return fields;
    }

    private static int years(YamlNode node) {
        if (!node.text().matches("[1-9]\\d{0,2}")) {
            throw node.error("'" + node.text() + "' is no length of a window; expected whole years such as 5");
        }
        return Integer.parseInt(node.text());
    }

    private static void putText(Map<String, Object> fields, Map<String, YamlNode> keys, String key) {
        YamlNode value = keys.get(key);
        if (value != null) {
            fields.put(key, value.text());
        }
    }

    private static Map<String, String> units(@Nullable YamlNode node) {
        var units = new LinkedHashMap<String, String>();
        if (node != null) {
            node.entries().forEach((provided, ours) -> units.put(provided, ours.text()));
        }
        return units;
    }

    private static Map<String, Codebook.Table> tables(@Nullable YamlNode node) {
        var tables = new LinkedHashMap<String, Codebook.Table>();
        if (node != null) {
            node.entries().forEach((file, said) -> {
                Map<String, YamlNode> keys = said.entries(Set.of("variable", "unit", "source", "city"));
                tables.put(
                        file,
                        new Codebook.Table(
                                text(keys, "variable"), text(keys, "unit"), text(keys, "source"), text(keys, "city")));
            });
        }
        return tables;
    }

    private static @Nullable String text(Map<String, YamlNode> keys, String key) {
        YamlNode value = keys.get(key);
        return value == null ? null : value.text();
    }

    private static Map<String, Object> definition(YamlNode node) {
        Map<String, YamlNode> keys = node.entries(DEFINITION);
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", node.required(keys, "id").code("variable"));
        putText(fields, keys, "name_en");
        putText(fields, keys, "name_zh");
        fields.put("unit", node.required(keys, "unit").text());
        YamlNode kind = node.required(keys, "kind");
        fields.put("kind", kind.checked(() -> Kind.parse(kind.text()).toString()));
        YamlNode direction = keys.get("direction");
        fields.put(
                "direction",
                direction == null
                        ? "neutral"
                        : direction.checked(
                                () -> Direction.parse(direction.text()).toString()));
        putText(fields, keys, "dimension");
        putText(fields, keys, "base");
        YamlNode tracked = keys.get("tracked");
        if (tracked != null) {
            fields.put("tracked", flag(tracked));
        }
        return fields;
    }

    private static boolean flag(YamlNode node) {
        return switch (node.text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw node.error("'" + node.text() + "' is neither true nor false");
        };
    }

    private static List<Codebook.Derived> derived(@Nullable YamlNode node) {
        List<Codebook.Derived> derived = new ArrayList<>();
        if (node != null) {
            node.entries().forEach((variable, definition) -> {
                Map<String, YamlNode> keys = definition.entries(Set.of("expression", "unit"));
                YamlNode text = definition.required(keys, "expression");
                definition.checked(() -> Code.require("variable", variable));
                String unit = definition.required(keys, "unit").text();
                derived.add(new Codebook.Derived(variable, unit, expression(text), text.line(), text.place()));
            });
        }
        return derived;
    }

    private static Expression expression(YamlNode node) {
        try {
            return Expression.compile(node.text());
        } catch (Expression.Malformed e) {
            throw node.errorAt(e.column(), "expression '" + node.text() + "': " + e.getMessage());
        }
    }

    private static List<Codebook.StatusRule> statuses(YamlNode root, Map<String, YamlNode> keys) {
        List<Codebook.StatusRule> rules = new ArrayList<>();
        for (YamlNode item : root.itemsOrNone(keys, "breaks")) {
            Map<String, YamlNode> fields = item.entries(Set.of("variable", "period", "cities", "reason"));
            rules.add(rule(item, fields, BREAK));
        }
        for (YamlNode item : root.itemsOrNone(keys, "status")) {
            Map<String, YamlNode> fields = item.entries(Set.of("variable", "period", "cities", "status", "reason"));
            YamlNode status = item.required(fields, "status");
            rules.add(rule(item, fields, status(status)));
        }
        return rules;
    }

    private static Codebook.StatusRule rule(YamlNode item, Map<String, YamlNode> fields, String status) {
        YamlNode period = item.required(fields, "period");
        period.checked(() -> Period.parse(period.text()));
        Set<String> cities = item.itemsOrNone(fields, "cities").stream()
                .map(city -> city.code("city"))
                .collect(Collectors.toUnmodifiableSet());
        return new Codebook.StatusRule(item.required(fields, "variable").text(), period.text(), cities, status);
    }

    private static String status(YamlNode node) {
        try {
            return Status.valueOf(node.text()).name();
        } catch (IllegalArgumentException e) {
            throw node.error("'" + node.text() + "' is no SDMX status; expected one of A B D E F G I J K N P S U V W");
        }
    }
}
