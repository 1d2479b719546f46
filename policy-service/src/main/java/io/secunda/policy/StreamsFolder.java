package io.secunda.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the stream keeps locks and checkpoints. The state itself is in memory and in the changelogs, so nothing is lost
 * with the folder; two processes must not share one.
 *
 * @param path the folder
 * @param passing whether it is removed at the end
 */
record StreamsFolder(Path path, boolean passing) {

    static StreamsFolder of(Optional<Path> configured) {
        try {
            return configured.isPresent()
                    ? new StreamsFolder(Files.createDirectories(configured.get()), false)
                    : new StreamsFolder(Files.createTempDirectory("secunda-policy-"), true);
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for the stream's state can be made: " + e.getMessage(), e);
        }
    }

    /** Removes a passing folder as far as that is possible. */
    void close() {
        if (!passing) {
            return;
        }
        try (Stream<Path> found = Files.walk(path)) {
            List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
            for (Path entry : deepestFirst) {
                Files.deleteIfExists(entry);
            }
        } catch (IOException | UncheckedIOException e) {
            // the system clears its folder for temporary files
        }
    }
}
