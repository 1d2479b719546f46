package io.secunda.policy.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects rules from the class path and from a folder. A rule of the folder takes the place of a shipped one of its id. */
public final class RuleFolders {

    private static final String SHIPPED = "rules/";

    private final Map<String, Rule> rules = new TreeMap<>();
    private final List<RuleError> errors = new ArrayList<>();
    private final Set<String> broken = new TreeSet<>();

    private RuleFolders() {}

    /** The shipped rules, and those of an extra folder if one is given. */
    public static RuleBase read(Optional<Path> extra) {
        var folders = new RuleFolders();
        folders.shipped();
        extra.ifPresent(folders::folder);
        return new RuleBase(folders.rules, folders.errors, folders.broken);
    }

    private void shipped() {
        String index = resource(SHIPPED + "index.txt");
        if (index == null) {
            throw new IllegalStateException("the list of shipped rules is missing from the class path");
        }
        index.lines().filter(line -> !line.isBlank()).map(String::strip).forEach(id -> {
            String file = SHIPPED + id + "/rule.yaml";
            String source = resource(file);
            take(id, source == null ? missing(file) : RuleReader.read(id, file, source));
        });
    }

    private static @Nullable String resource(String name) {
        try (InputStream in = RuleFolders.class.getClassLoader().getResourceAsStream(name)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void folder(Path folder) {
        if (!Files.isDirectory(folder)) {
            errors.add(new RuleError(folder.toString(), 1, 1, "no folder", "a folder with one folder a rule"));
            return;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            entries.filter(Files::isDirectory).sorted().forEach(this::ruleFolder);
        } catch (IOException | UncheckedIOException e) {
            errors.add(new RuleError(folder.toString(), 1, 1, String.valueOf(e.getMessage()), "a readable folder"));
        }
    }

    private void ruleFolder(Path folder) {
        String id = String.valueOf(folder.getFileName());
        Path file = folder.resolve("rule.yaml");
        try {
            take(id, RuleReader.read(id, file.toString(), Files.readString(file)));
        } catch (CharacterCodingException e) {
            take(id, failed(file.toString(), "bytes that are not UTF-8", "text in UTF-8"));
        } catch (IOException e) {
            take(id, missing(file.toString()));
        }
    }

    private static RuleReading missing(String file) {
        return failed(file, "no such file, or none that can be read", "the rule");
    }

    private static RuleReading failed(String file, String found, String expected) {
        return new RuleReading(file, null, List.of(new RuleError(file, 1, 1, found, expected)));
    }

    private void take(String id, RuleReading reading) {
        if (reading.rule() == null) {
            broken.add(id);
            errors.addAll(reading.errors());
        } else {
            rules.put(id, reading.rule());
        }
    }
}
