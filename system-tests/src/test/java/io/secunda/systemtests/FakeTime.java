package io.secunda.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** libfaketime, by which the clock of a process can be made to jump. */
final class FakeTime {

    private FakeTime() {}

    /** Where it is, or null. */
    static @Nullable Path library() throws IOException {
        if (!Files.isDirectory(Path.of("/usr/lib"))) {
            return null;
        }
        try (Stream<Path> found = Files.find(
                Path.of("/usr/lib"), 4, (path, of) -> path.toString().endsWith("/faketime/libfaketimeMT.so.1"))) {
            return found.findFirst().orElse(null);
        }
    }

    /** What processes need, whose wall clock is off by what stands in a file; time that is only measured stays true. */
    static Map<String, String> environment(Path library, Path clock) {
        return Map.of(
                "LD_PRELOAD",
                library.toString(),
                "FAKETIME_TIMESTAMP_FILE",
                clock.toString(),
                "FAKETIME_CACHE_DURATION",
                "1",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                // else what waits for a time on that clock waits not at all, and a broker turns on the spot
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0");
    }
}
