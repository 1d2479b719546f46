package io.secunda.policy.rules;

import io.secunda.events.Code;
import io.secunda.events.Names;
import io.secunda.events.Scale;
import io.secunda.events.agreement.Level;
import io.secunda.events.geography.Role;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads a {@code rule.yaml}, and finds everything that is wrong with it in one go. */
final class RuleReader {

    private static final List<String> THEMES = List.of("coexistence", "connectivity", "cooperation");
    private static final List<String> MISMATCHES = List.of("place", "priority", "actor");
    private static final int LONGEST = 200_000;
    private static final int LONGEST_PERSISTENCE = 20;
    private static final String A_DATE = "a day, 2026-11-24";

    private final RuleErrors errors;
    private final String file;
    private final String source;

    private RuleReader(String file, String source) {
        this.errors = new RuleErrors(file, source);
        this.file = file;
        this.source = source;
    }

    /**
     * Reads a rule.
     *
     * @param id name of the rule's folder, which must be its id
     * @param file path, for messages
     * @param source content
     */
    static RuleReading read(String id, String file, String source) {
        return new RuleReader(file, source).read(id);
    }

    private RuleReading read(String id) {
        try {
            var options = new LoaderOptions();
            options.setCodePointLimit(LONGEST);
            options.setMaxAliasesForCollections(10);
            Node root = new Yaml(options).compose(new StringReader(source));
            if (root == null) {
                errors.add(null, "an empty file", "a rule");
            } else {
                Rule rule = rule(id, new Fields(errors, root));
                return new RuleReading(file, errors.none() ? rule : null, errors.all());
            }
        } catch (MarkedYAMLException e) {
            errors.add(e.getProblemMark(), String.valueOf(e.getProblem()), "YAML");
        } catch (YAMLException e) {
            errors.add(null, String.valueOf(e.getMessage()), "YAML");
        }
        return new RuleReading(file, null, errors.all());
    }

    private @Nullable Rule rule(String id, Fields fields) {
        fields.read("id", null, "'" + id + "', the name of the rule's folder", text -> sameAs(id, text));
        Integer version = fields.read("version", null, "a whole number from 1", RuleReader::version);
        Scale scale = fields.read("subject", null, "city, pair, region or territory", RuleReader::scale);
        Role role = fields.maybe("role", "core or secondary", Role::parse);
        Map<String, Input> inputs = new InputReader(errors, scale).inputs(fields);
        var language = new RuleLanguage(inputs.values());
        Condition raise = expression(fields, "raise", "when to raise it, in CEL", language::condition);
        Condition withdraw = expression(fields, "withdraw", "when to withdraw it, in CEL", language::condition);
        Formula severity = expression(fields, "severity", "a number from 0 to 1, in CEL", language::formula);
        double updateThreshold = fields.number("update_threshold", 0, 0, 1);
        double minCoverage = fields.number("min_coverage", 0, 0, 1);
        var whenMissing =
                fields.read("when_missing", Rule.WhenMissing.KEEP, "keep or withdraw", RuleReader::whenMissing);
        String theme = fields.read("theme", null, "one of " + THEMES, text -> oneOf(THEMES, text));
        String mismatch = fields.read("mismatch", null, "one of " + MISMATCHES, text -> oneOf(MISMATCHES, text));
        double persistence = fields.number("persistence", 1, 1, LONGEST_PERSISTENCE);
        if (persistence != Math.rint(persistence)) {
            errors.add(fields.mark(), "persistence " + persistence, "a whole number of periods");
        }
        Rule.Advice advice = advice(fields);
        Rule.Keeping keeping = keeping(fields);
        fields.nothingElse();
        if (version == null || scale == null || raise == null || withdraw == null || severity == null) {
            return null;
        }
        if (whenMissing == null || theme == null || mismatch == null || inputs.isEmpty()) {
            return null;
        }
        return new Rule(
                id,
                version,
                scale,
                role,
                inputs,
                raise,
                withdraw,
                severity,
                updateThreshold,
                minCoverage,
                whenMissing,
                theme,
                mismatch,
                (int) persistence,
                advice,
                keeping);
    }

    private Rule.Keeping keeping(Fields fields) {
        Integer group = fields.maybe("group", "the number of a group, from 1", RuleReader::version);
        Node owner = fields.find("owner").orElse(null);
        LocalDate reviewed = fields.maybe("reviewed", A_DATE, RuleReader::date);
        LocalDate due = fields.maybe("review_due", A_DATE, RuleReader::date);
        if (reviewed != null && due != null && !due.isAfter(reviewed)) {
            errors.add(fields.mark(), "review_due " + due, "a day after " + reviewed + ", when it was reviewed");
        }
        List<String> plans = fields.find("plan_documents")
                .map(node -> fields.texts(node, "the title of a plan or guideline"))
                .orElse(List.of());
        return new Rule.Keeping(group, owner == null ? null : names(owner), reviewed, due, plans);
    }

    private Rule.Advice advice(Fields fields) {
        Names title = names(fields.need("title", "a line in English (en) and Chinese (zh)"));
        Names rationale = names(fields.need("rationale", "why, in English (en) and Chinese (zh)"));
        List<Names> instruments = new ArrayList<>();
        for (Node node : fields.list(fields.need("instruments", "a list of instruments, each with en and zh"))) {
            instruments.add(names(node));
        }
        List<Level> levels = new ArrayList<>();
        for (Node node : fields.list(fields.need("levels", "national, provincial and/or municipal"))) {
            fields.scalar(node, "a level").flatMap(this::level).ifPresent(levels::add);
        }
        List<String> references = fields.texts(fields.need("references", "a list of publications"), "a publication");
        return new Rule.Advice(title, rationale, instruments, levels, references);
    }

    private Optional<Level> level(ScalarNode node) {
        try {
            return Optional.of(Level.parse(node.getValue()));
        } catch (IllegalArgumentException e) {
            errors.add(node, "national, provincial or municipal");
            return Optional.empty();
        }
    }

    private Names names(@Nullable Node node) {
        if (node == null) {
            return new Names("-", "-");
        }
        var fields = new Fields(errors, node);
        String en = fields.text("en", "text in English");
        String zh = fields.text("zh", "text in Chinese");
        fields.nothingElse();
        return new Names(en.isEmpty() ? "-" : flow(en), zh.isEmpty() ? "-" : flow(zh));
    }

    /** A text of several lines becomes one; between two Chinese signs the break leaves no space. */
    private static String flow(String text) {
        return text.strip()
                .replaceAll("(?<=[\\p{IsHan}\\p{InCJK_Symbols_and_Punctuation}，；：（）])\\s+(?=[\\p{IsHan}“《（])", "")
                .replaceAll("\\s+", " ");
    }

    private interface Compiler<T> {
        T compile(String text) throws RuleLanguage.NotUnderstood;
    }

    private <T> @Nullable T expression(Fields fields, String name, String what, Compiler<T> compiler) {
        ScalarNode text = fields.scalar(fields.need(name, what), what).orElse(null);
        if (text == null) {
            return null;
        }
        try {
            return compiler.compile(text.getValue());
        } catch (RuleLanguage.NotUnderstood e) {
            e.mistakes().forEach(mistake -> errors.within(text, mistake));
            return null;
        }
    }

    private static String sameAs(String id, String text) {
        return oneOf(List.of(id), Code.require("rule id", text));
    }

    static String oneOf(List<String> words, String text) {
        if (!words.contains(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static Integer version(String text) {
        int version = Integer.parseInt(text);
        if (version < 1) {
            throw new IllegalArgumentException(text);
        }
        return version;
    }

    private static Scale scale(String text) {
        return Scale.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static Rule.WhenMissing whenMissing(String text) {
        return Rule.WhenMissing.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
