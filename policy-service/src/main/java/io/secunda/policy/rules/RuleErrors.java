package io.secunda.policy.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Collects what is wrong with one file. */
final class RuleErrors {

    private final String file;
    private final List<String> lines;
    private final List<RuleError> errors = new ArrayList<>();

    RuleErrors(String file, String source) {
        this.file = file;
        this.lines = source.lines().toList();
    }

    List<RuleError> all() {
        return List.copyOf(errors);
    }

    boolean none() {
        return errors.isEmpty();
    }

    void add(@Nullable Mark mark, String found, String expected) {
        int line = mark == null ? 1 : mark.getLine() + 1;
        int column = mark == null ? 1 : mark.getColumn() + 1;
        errors.add(new RuleError(file, line, column, found, expected));
    }

    void add(Node node, String expected) {
        add(node.getStartMark(), show(node), expected);
    }

    /** Notes a mistake within a text, at the place in the file where that place of the text is. */
    void within(ScalarNode text, RuleLanguage.Mistake mistake) {
        Mark start = text.getStartMark();
        int line = start.getLine();
        int column = start.getColumn();
        boolean onOneLine = line == text.getEndMark().getLine();
        if (text.getScalarStyle() == ScalarStyle.LITERAL) {
            line += mistake.line();
            column = indentOf(start.getLine() + 1) + mistake.column() - 1;
        } else if (onOneLine) {
            column += mistake.column() - 1 + (text.getScalarStyle() == ScalarStyle.PLAIN ? 0 : 1);
        }
        // a text folded over several lines keeps no trace of where its lines were: then the place is its beginning
        errors.add(new RuleError(
                file,
                line + 1,
                column + 1,
                "'" + text.getValue().strip() + "'",
                "an expression in CEL over the inputs: " + mistake.message()));
    }

    private int indentOf(int line) {
        String text = line < lines.size() ? lines.get(line) : "";
        return text.length() - text.stripLeading().length();
    }

    private static String show(Node node) {
        return node instanceof ScalarNode scalar
                ? "'" + scalar.getValue() + "'"
                : "a " + node.getNodeId().name();
    }
}
