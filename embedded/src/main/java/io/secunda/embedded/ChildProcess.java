package io.secunda.embedded;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Life of a child process: start, one line when ready, and an end that leaves neither damage nor orphans. */
final class ChildProcess {

    private static final String LOG_CONFIGURATION = "log4j2.configurationFile";
    private static final String LOG_FILE = "secunda.log";

    private ChildProcess() {}

    /**
     * What was started.
     *
     * @param port where clients find it
     * @param stop ends it cleanly
     */
    record Running(int port, Runnable stop) {}

    /** Starts what the child is for. */
    interface Start {
        Running with(ChildOptions options);
    }

    static void run(String usage, String[] args, Start start) {
        try {
            ChildOptions options = ChildOptions.parse(args);
            logTo(options.log());
            Running running = start.with(options);
            Runtime.getRuntime().addShutdownHook(new Thread(running.stop(), "stop"));
            if (options.exitWithParent()) {
                endWithStandardInput();
            }
            System.out.println("READY localhost:" + running.port());
            System.out.flush();
        } catch (IllegalArgumentException e) {
            end(2, e.getMessage() + "; usage: " + usage);
        } catch (StartFailure e) {
            end(1, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            end(1, "cannot start: " + e);
        }
    }

    /** Must come before the first class that logs is loaded. */
    private static void logTo(@Nullable Path file) {
        String form = file == null ? "log-to-stderr.xml" : "log-to-file.xml";
        System.setProperty(LOG_CONFIGURATION, "classpath:io/secunda/embedded/" + form);
        if (file != null) {
            System.setProperty(LOG_FILE, file.toAbsolutePath().toString());
        }
    }

    private static void endWithStandardInput() {
        var watch = new Thread(
                () -> {
                    try {
                        while (System.in.read() >= 0) {
                            // nothing is expected, only the end
                        }
                    } catch (IOException e) {
                        // a broken pipe is an end as well
                    }
                    System.exit(0);
                },
                "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    /** Kafka met a fault it does not survive. */
    static void giveUp(ChildOptions options, Path dir, int status, @Nullable String message) {
        String why = BrokerFolder.isAlmostFull(dir)
                ? BrokerFolder.diskFull(dir)
                : "Kafka gave up" + (message == null ? "" : " (" + message + ")") + ": see "
                        + (options.log() == null
                                ? "the lines above"
                                : options.log().toAbsolutePath());
        System.err.println(why);
        // not exit: a stop in order cannot be had any more, and could hang
        Runtime.getRuntime().halt(status == 0 ? 1 : status);
    }

    private static void end(int status, String line) {
        System.err.println(line.replaceAll("\\s*\\R\\s*", " "));
        System.exit(status);
    }
}
