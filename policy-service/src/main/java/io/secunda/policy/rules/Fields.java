package io.secunda.policy.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The fields of a YAML mapping, asked for one by one; whatever is missing or of the wrong kind is noted, and a
 * placeholder returned, so that one reading finds every error.
 */
final class Fields {

    private final RuleErrors errors;
    private final Node node;
    private final Map<String, NodeTuple> left = new LinkedHashMap<>();
    private final Set<String> known = new TreeSet<>();

    /** The fields of a node, none when it is no mapping. */
    Fields(RuleErrors errors, Node node) {
        this.errors = errors;
        this.node = node;
        if (!(node instanceof MappingNode mapping)) {
            errors.add(node, "fields, each 'name: value'");
            return;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                errors.add(tuple.getKeyNode(), "the name of a field");
            } else if (left.putIfAbsent(key.getValue(), tuple) != null) {
                errors.add(key, "each field once");
            }
        }
    }

    Mark mark() {
        return node.getStartMark();
    }

    /** Names of the fields that were not asked for yet, in the order of the file. */
    List<String> names() {
        return List.copyOf(left.keySet());
    }

    Optional<Node> find(String name) {
        known.add(name);
        return Optional.ofNullable(left.remove(name)).map(NodeTuple::getValueNode);
    }

    @Nullable Node need(String name, String what) {
        Optional<Node> found = find(name);
        if (found.isEmpty()) {
            errors.add(node.getStartMark(), "no field '" + name + "'", what);
        }
        return found.orElse(null);
    }

    Optional<ScalarNode> scalar(@Nullable Node value, String what) {
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return Optional.of(scalar);
        }
        errors.add(value, what);
        return Optional.empty();
    }

    String text(String name, String what) {
        return scalar(need(name, what), what).map(ScalarNode::getValue).orElse("");
    }

    /** A text that is read by a function which throws IllegalArgumentException when it is not of the right form. */
    <T> @Nullable T read(String name, @Nullable T otherwise, String what, Function<String, T> reader) {
        Optional<Node> found = otherwise == null ? Optional.ofNullable(need(name, what)) : find(name);
        return found.isEmpty() ? otherwise : parse(found.get(), otherwise, what, reader);
    }

    /** The same where nothing is said when the field is missing. */
    <T> @Nullable T maybe(String name, String what, Function<String, T> reader) {
        Node value = find(name).orElse(null);
        return value == null ? null : parse(value, null, what, reader);
    }

    private <T> @Nullable T parse(Node value, @Nullable T otherwise, String what, Function<String, T> reader) {
        Optional<ScalarNode> scalar = scalar(value, what);
        try {
            return scalar.isEmpty() ? otherwise : reader.apply(scalar.get().getValue());
        } catch (IllegalArgumentException e) {
            errors.add(value, what);
            return otherwise;
        }
    }

    double number(String name, double otherwise, double least, double most) {
        String what = "a number from " + least + " to " + most;
        Double number = read(name, otherwise, what, text -> {
            double value = Double.parseDouble(text);
            if (!(value >= least && value <= most)) {
                throw new IllegalArgumentException(text);
            }
            return value;
        });
        return number == null ? otherwise : number;
    }

    /** The nodes of a list; a single value counts as a list of one. */
    List<Node> list(@Nullable Node value) {
        if (value == null) {
            return List.of();
        }
        return value instanceof SequenceNode sequence ? sequence.getValue() : List.of(value);
    }

    List<String> texts(@Nullable Node value, String what) {
        List<String> texts = new ArrayList<>();
        for (Node item : list(value)) {
            scalar(item, what).map(ScalarNode::getValue).ifPresent(texts::add);
        }
        return texts;
    }

    /** Notes every field that nobody asked for. */
    void nothingElse() {
        left.forEach((name, tuple) ->
                errors.add(tuple.getKeyNode().getStartMark(), "field '" + name + "'", "one of " + known));
    }
}
