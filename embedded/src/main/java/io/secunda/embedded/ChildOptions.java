package io.secunda.embedded;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Command line of a child process.
 *
 * @param dir data folder
 * @param port clients' port, 0 for a free one
 * @param controllerPort the broker's own second port, 0 for a free one
 * @param log file for log lines, standard error if none
 * @param exitWithParent whether to end at the end of standard input
 */
record ChildOptions(
        @Nullable Path dir,
        int port,
        int controllerPort,
        @Nullable Path log,
        boolean exitWithParent) {

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException for an option that is unknown, or a value missing or out of range
     */
    static ChildOptions parse(String... args) {
        Path dir = null;
        Path log = null;
        int port = 0;
        int controllerPort = 0;
        boolean exitWithParent = false;
        Deque<String> left = new ArrayDeque<>(List.of(args));
        while (!left.isEmpty()) {
            String option = left.pop();
            switch (option) {
                case "--dir" -> dir = Path.of(value(option, left));
                case "--log" -> log = Path.of(value(option, left));
                case "--port" -> port = port(option, value(option, left));
                case "--controller-port" -> controllerPort = port(option, value(option, left));
                case "--exit-with-parent" -> exitWithParent = true;
                default -> throw new IllegalArgumentException("unknown option " + option);
            }
        }
        return new ChildOptions(dir, port, controllerPort, log, exitWithParent);
    }

    private static String value(String option, Deque<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return left.pop();
    }

    private static int port(String option, String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException(option + " " + text + ": expected a port, 0 to 65535");
        }
        return Integer.parseInt(text);
    }

    Path requireDir() {
        if (dir == null) {
            throw new IllegalArgumentException("--dir is missing");
        }
        return dir;
    }
}
