package io.secunda.benchmarks.fanout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many files and connections a process may have open. */
final class OpenFiles {

    private static final int OTHERS = 300;

    private OpenFiles() {}

    /** Says what to do when this process, or that of the gateway, cannot have so many connections. */
    static void require(int connections, long gatewayPid) throws IOException {
        check("self", "this process", 2 * connections);
        if (gatewayPid > 0) {
            check(String.valueOf(gatewayPid), "the gateway", connections);
        }
    }

    private static void check(String process, String who, int connections) throws IOException {
        Path file = Path.of("/proc", process, "limits");
        if (!Files.exists(file)) {
            return;
        }
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("Max open files")) {
                String most = line.substring("Max open files".length()).strip().split("\\s+", 2)[0];
                if (!most.equals("unlimited") && Long.parseLong(most) < connections + OTHERS) {
                    throw new IllegalStateException(who + " may have " + most + " files open, and "
                            + (connections + OTHERS) + " are needed: say `ulimit -n " + (connections + OTHERS)
                            + "` in the shell that starts it");
                }
            }
        }
    }
}
