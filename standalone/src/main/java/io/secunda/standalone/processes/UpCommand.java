package io.secunda.standalone.processes;

import io.secunda.standalone.terminal.Terminal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code up}: everything, on what the data folder holds. */
@Command(
        name = "up",
        description = "Starts everything on this machine and runs until Ctrl-C: a Kafka broker, a store, and the four"
                + " services. What was loaded stays in the data folder; the next start goes on with it.",
        footer = {
            "",
            "The data folder holds Kafka's files (kafka/), logs (logs/), the admin key (admin.key) and, while it runs,"
                    + " run.json with process and address. Everything listens on this machine only.",
            "",
            "Examples:",
            "  ./secunda up",
            "  ./secunda up --data /srv/secunda --port 8090",
            "  ./secunda up --port 0                       any free port"
        })
public final class UpCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Clock clock;

    @Mixin
    private Options options = new Options();

    /** Where everything runs. */
    public static final class Options {

        @Option(
                names = "--data",
                paramLabel = "DIR",
                defaultValue = ".secunda",
                description = "Data folder, made if it is missing (default: ${DEFAULT-VALUE}).")
        private Path data = Path.of(".secunda");

        @Option(
                names = "--port",
                paramLabel = "N",
                defaultValue = "8080",
                description = "Port of API and dashboard, 0 for a free one (default: ${DEFAULT-VALUE}).")
        private int port = 8080;

        /** Starts the system. */
        public LocalSystem start(Terminal terminal, Clock clock) {
            if (port < 0 || port > 65_535) {
                throw io.secunda.standalone.terminal.UserError.usage(
                        "--port " + port + ": expected a port, 0 to 65535");
            }
            return LocalSystem.start(terminal, clock, new DataFolder(data), port);
        }
    }

    /** @param clock tells how long things take */
    public UpCommand(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (LocalSystem system = options.start(terminal, clock)) {
            terminal.line("Dashboard      %s", system.url());
            terminal.line("Operations     %s/docs", system.url());
            terminal.line("Admin key      in %s", system.adminKey());
            terminal.line("Ctrl-C stops it.");
            system.untilStopped();
        }
        return 0;
    }
}
