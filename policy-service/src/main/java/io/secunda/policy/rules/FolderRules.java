package io.secunda.policy.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The shipped rules and those of the configured folder, with their texts.
 *
 * @param base the rules
 * @param texts the text of every rule of the base, by id
 */
public record FolderRules(RuleBase base, Map<String, Text> texts) {

    public FolderRules {
        texts = Map.copyOf(texts);
    }

    /**
     * The text that a rule was read from.
     *
     * @param source shipped or folder
     * @param yaml the text
     */
    public record Text(RuleSource source, String yaml) {}

    /** Reads them; see {@link RuleFolders}. */
    public static FolderRules read(Optional<Path> folder) {
        RuleBase base = RuleFolders.read(folder);
        Map<String, Text> texts = new TreeMap<>();
        for (String id : base.byId().keySet()) {
            String own = folder.map(path -> inFolder(path, id)).orElse(null);
            texts.put(id, own != null ? new Text(RuleSource.FOLDER, own) : new Text(RuleSource.SHIPPED, shipped(id)));
        }
        return new FolderRules(base, texts);
    }

    /** The text of a readable rule of the folder, else null. */
    private static @Nullable String inFolder(Path folder, String id) {
        Path file = folder.resolve(id).resolve("rule.yaml");
        try {
            String yaml = Files.exists(file) ? Files.readString(file) : null;
            return yaml == null || RuleReader.read(id, file.toString(), yaml).rule() == null ? null : yaml;
        } catch (IOException e) {
            return null; // the reading of the folder has told of it
        }
    }

    private static String shipped(String id) {
        String name = "rules/" + id + "/rule.yaml";
        try (InputStream in = FolderRules.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
