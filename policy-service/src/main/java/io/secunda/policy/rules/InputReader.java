package io.secunda.policy.rules;

import io.secunda.events.Scale;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Reads what a rule looks at. */
final class InputReader {

    private final RuleErrors errors;
    private final @Nullable Scale scale;

    /**
     * @param scale of the rule's subject, or null when it could not be read
     */
    InputReader(RuleErrors errors, @Nullable Scale scale) {
        this.errors = errors;
        this.scale = scale;
    }

    /** The inputs of a rule, in the order of the file. */
    Map<String, Input> inputs(Fields fields) {
        Map<String, Input> inputs = new LinkedHashMap<>();
        Node node = fields.need("inputs", "the indicators that the rule looks at, by name");
        if (node == null) {
            return inputs;
        }
        var byName = new Fields(errors, node);
        for (String name : byName.names()) {
            Node value = byName.find(name).orElseThrow();
            if (!name.matches("[a-z][a-z0-9_]*")) {
                errors.add(value.getStartMark(), "input '" + name + "'", "a name of lower-case letters, digits and _");
            } else {
                inputs.put(name, input(name, new Fields(errors, value)));
            }
        }
        if (inputs.isEmpty()) {
            errors.add(node, "at least one input");
        } else {
            Input first = inputs.values().iterator().next();
            if (first.optional()) {
                errors.add(node.getStartMark(), "an optional first input", "a needed one, since it decides the period");
            }
            if (first.of() != Input.Of.OWN) {
                errors.add(node.getStartMark(), "a first input of another subject", "one of the rule's subject itself");
            }
        }
        return inputs;
    }

    private Input input(String name, Fields fields) {
        String what = "the id of an indicator, or a list of ids in order of preference";
        List<String> indicators = fields.texts(fields.need("indicator", what), what);
        List<String> windows = fields
                .find("window")
                .map(node -> fields.texts(node, "a window such as longest or 5y, or a list in order of preference"))
                .orElse(List.of("none"))
                .stream()
                .map(window -> window.equals("none") ? Input.NO_WINDOW : window)
                .toList();
        String part = fields.maybe("part", "the name of a part", Function.identity());
        var at = fields.read("at", Input.At.LATEST, "latest or previous", InputReader::at);
        Boolean optional = fields.read("optional", false, "true or false", InputReader::bool);
        var of = fields.read("of", Input.Of.OWN, "own, region or core", InputReader::of);
        if (of != null && of != Input.Of.OWN && scale != null && scale != Scale.CITY) {
            errors.add(
                    fields.mark(), "an input of another subject", "a rule of cities, which alone are seen in a region");
        }
        String component = fields.maybe("component", "the name of a component", Function.identity());
        if (component != null && part != null) {
            errors.add(fields.mark(), "a part and a component", "one of them");
        }
        boolean windowed = windows.stream().anyMatch(window -> !window.equals(Input.NO_WINDOW));
        var otherwise = windowed ? Input.AcrossBreaks.IGNORE : Input.AcrossBreaks.USE;
        var acrossBreaks = fields.read("across_breaks", otherwise, "ignore or use", InputReader::acrossBreaks);
        List<String> breaks = fields.find("breaks")
                .map(node -> fields.texts(node, "the id of an indicator such as break_share(gdp), or a list of them"))
                .orElse(List.of());
        if (!breaks.isEmpty() && at != Input.At.PREVIOUS) {
            errors.add(fields.mark(), "breaks", "them only with 'at: previous'");
        }
        fields.nothingElse();
        return new Input(
                name,
                indicators,
                windows,
                part,
                at == null ? Input.At.LATEST : at,
                optional != null && optional,
                of == null ? Input.Of.OWN : of,
                component,
                acrossBreaks == null ? otherwise : acrossBreaks,
                breaks);
    }

    private static Input.At at(String text) {
        return Input.At.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static Input.Of of(String text) {
        return Input.Of.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static Input.AcrossBreaks acrossBreaks(String text) {
        return Input.AcrossBreaks.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static Boolean bool(String text) {
        return RuleReader.oneOf(List.of("true", "false"), text).equals("true");
    }
}
