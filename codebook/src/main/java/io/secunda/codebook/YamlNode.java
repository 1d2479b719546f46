package io.secunda.codebook;

import io.secunda.events.Code;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A part of a YAML file that knows where it stands, for messages with line and column.
 *
 * @param file the file
 * @param node what stands there
 */
record YamlNode(String file, Node node) {

    private static final int LONGEST = 1 << 20;

    /**
     * Reads a text that holds one mapping.
     *
     * @throws MalformedCodebook if it is no YAML, or too long
     */
    static YamlNode read(String file, String text) {
        if (text.length() > LONGEST) {
            throw new MalformedCodebook(
                    file + " has " + text.length() + " characters; at most " + LONGEST + " are read");
        }
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (root == null) {
                throw new MalformedCodebook(file + " is empty: it must say at least `territory`");
            }
            return new YamlNode(file, root);
        } catch (MarkedYAMLException e) {
            throw error(file, e.getProblemMark(), "is not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw new MalformedCodebook(file + " is no YAML text: " + e.getMessage());
        }
    }

    private static MalformedCodebook error(String file, @Nullable Mark mark, String message) {
        String place = mark == null ? "" : ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
        return new MalformedCodebook(file + place + ": " + message);
    }

    /** A complaint about this part. */
    MalformedCodebook error(String message) {
        return error(file, node.getStartMark(), message);
    }

    /** A complaint about a place some characters into this one-line text. */
    MalformedCodebook errorAt(int characters, String message) {
        Mark mark = node.getStartMark();
        boolean quoted = node instanceof ScalarNode scalar
                && scalar.getScalarStyle() != org.yaml.snakeyaml.DumperOptions.ScalarStyle.PLAIN;
        int column = mark.getColumn() + 1 + characters + (quoted ? 1 : 0);
        return new MalformedCodebook(file + ":" + (mark.getLine() + 1) + ":" + column + ": " + message);
    }

    /** File, line and column, as complaints begin. */
    String place() {
        Mark mark = node.getStartMark();
        return file + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
    }

    int line() {
        return node.getStartMark().getLine() + 1;
    }

    boolean isText() {
        return node instanceof ScalarNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    /** A code or id. */
    String code(String what) {
        return checked(() -> Code.require(what, text()));
    }

    /** Runs a reader of the contract and says where its complaint belongs. */
    <T> T checked(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw error(String.valueOf(e.getMessage()));
        }
    }

    /** A text, number or date, as written. */
    String text() {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue().strip();
        }
        throw error("expected a single value here, found a " + kind());
    }

    private String kind() {
        return node instanceof MappingNode ? "mapping" : node instanceof SequenceNode ? "list" : "value";
    }

    List<YamlNode> items() {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .map(item -> new YamlNode(file, item))
                    .toList();
        }
        throw error("expected a list here, found a " + kind());
    }

    /** Keys and values in their order. */
    Map<String, YamlNode> entries() {
        if (!(node instanceof MappingNode mapping)) {
            throw error("expected keys and values here, found a " + kind());
        }
        var entries = new LinkedHashMap<String, YamlNode>();
        for (NodeTuple tuple : mapping.getValue()) {
            var key = new YamlNode(file, tuple.getKeyNode());
            if (entries.put(key.text(), new YamlNode(file, tuple.getValueNode())) != null) {
                throw key.error("'" + key.text() + "' stands here a second time");
            }
        }
        return entries;
    }

    /** Keys and values, none of which may be unknown. */
    Map<String, YamlNode> entries(Set<String> known) {
        Map<String, YamlNode> entries = entries();
        for (NodeTuple tuple : ((MappingNode) node).getValue()) {
            var key = new YamlNode(file, tuple.getKeyNode());
            if (!known.contains(key.text())) {
                throw key.error(
                        "unknown key '" + key.text() + "'; expected one of " + String.join(", ", new TreeSet<>(known)));
            }
        }
        return entries;
    }

    /** The value of a key that must be there. */
    YamlNode required(Map<String, YamlNode> entries, String key) {
        return Optional.ofNullable(entries.get(key)).orElseThrow(() -> error("'" + key + "' is missing here"));
    }

    List<YamlNode> itemsOrNone(Map<String, YamlNode> entries, String key) {
        YamlNode list = entries.get(key);
        return list == null ? List.of() : new ArrayList<>(list.items());
    }
}
