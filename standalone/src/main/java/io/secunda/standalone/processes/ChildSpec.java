package io.secunda.standalone.processes;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a child process is started.
 *
 * @param name what the user reads
 * @param command program and arguments
 * @param environment variables it gets beside those of this process
 * @param log where its output goes
 * @param ready address that answers 200 once it is ready; null when it prints {@code READY …}
 * @param layer what it stands on: children of a higher layer are stopped earlier
 * @param patience how long it may take to stop
 */
record ChildSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path log,
        @Nullable URI ready,
        int layer,
        Duration patience) {

    ChildSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
