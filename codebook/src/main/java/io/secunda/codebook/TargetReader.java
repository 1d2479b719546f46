package io.secunda.codebook;

import io.secunda.events.Frequency;
import io.secunda.events.Period;
import java.math.BigDecimal;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a provider's variables and kinds of flow are to us. */
final class TargetReader {

    private static final Set<String> KEYS = Set.of("name", "unit", "scale", "released", "period", "periods");

    private TargetReader() {}

    /**
     * Reads {@code variables} or {@code flows}; each entry is one thing of ours, or a list of them.
     *
     * @param node what stands there, or null
     * @param what what the entries are, for messages
     */
    static Map<String, List<Codebook.Target>> targets(@Nullable YamlNode node, String what) {
        var targets = new LinkedHashMap<String, List<Codebook.Target>>();
        if (node != null) {
            node.entries().forEach((provided, entry) -> targets.put(provided, several(provided, entry, what)));
        }
        return targets;
    }

    private static List<Codebook.Target> several(String provided, YamlNode node, String what) {
        if (!node.isList()) {
            return List.of(target(provided, node, what));
        }
        List<Codebook.Target> targets = new ArrayList<>();
        for (YamlNode item : node.items()) {
            Codebook.Target target = target(provided, item, what);
            boolean again = targets.stream()
                    .anyMatch(other -> other.name().equals(target.name())
                            && other.standing().equals(target.standing()));
            if (again) {
                throw item.error("'" + provided + "' becomes '" + target.name()
                        + "' a second time for the same period; give it another name or period");
            }
            targets.add(target);
        }
        if (targets.isEmpty()) {
            throw node.error("the list for '" + provided + "' is empty; list names of ours, or put '" + provided
                    + "' under `ignore`");
        }
        return targets;
    }

    private static Codebook.Target target(String provided, YamlNode node, String what) {
        if (node.isText()) {
            return Codebook.Target.named(node.code(what));
        }
        Map<String, YamlNode> keys = node.entries(KEYS);
        YamlNode name = keys.get("name");
        YamlNode unit = keys.get("unit");
        YamlNode scale = keys.get("scale");
        return new Codebook.Target(
                name == null ? provided : name.code(what),
                unit == null ? null : unit.text(),
                scale == null ? null : number(scale),
                release(keys.get("released")),
                new Standing(length(keys.get("period")), literal(keys.get("periods"))));
    }

    private static BigDecimal number(YamlNode node) {
        try {
            BigDecimal number = new BigDecimal(node.text());
            if (number.signum() != 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw node.error("'" + node.text() + "' is no number; expected a factor such as 10000 or 0.01");
        }
        throw node.error("a scale of 0 would make every figure 0");
    }

    private static @Nullable Frequency length(@Nullable YamlNode node) {
        if (node == null) {
            return null;
        }
        return switch (node.text()) {
            case "year" -> Frequency.YEAR;
            case "quarter" -> Frequency.QUARTER;
            case "month" -> Frequency.MONTH;
            case "week" -> Frequency.WEEK;
            default ->
                throw node.error(
                        "'" + node.text() + "' is no length of a period; expected year, quarter, month or week");
        };
    }

    private static Map<String, String> literal(@Nullable YamlNode node) {
        var periods = new LinkedHashMap<String, String>();
        if (node != null) {
            node.entries().forEach((written, ours) -> {
                ours.checked(() -> Period.parse(ours.text()));
                periods.put(written, ours.text());
            });
        }
        return periods;
    }

    /** Reads a release; null where nothing stands. */
    static @Nullable Release release(@Nullable YamlNode node) {
        if (node == null) {
            return null;
        }
        try {
            return Release.parse(node.text());
        } catch (DateTimeParseException e) {
            throw node.error("'" + node.text() + "' is no release; expected a date 2021-05-11, a moment"
                    + " 2021-05-11T02:00:00Z, or a span after the end of the period such as P6M or P1Y");
        }
    }
}
