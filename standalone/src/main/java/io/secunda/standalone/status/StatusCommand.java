package io.secunda.standalone.status;

import io.secunda.standalone.api.Api;
import io.secunda.standalone.api.ServerOptions;
import io.secunda.standalone.terminal.Terminal;
import io.secunda.standalone.terminal.UserError;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code status}: what runs, how far behind, how much came in. */
@Command(
        name = "status",
        description = {
            "Tells what runs, how far behind each reader is, how much happens in a second, what could not be read and why,"
                    + " how fresh the figures are, and which endpoints fail."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:everything runs", "1:something does not run, or does not answer"},
        footer = {
            "",
            "Examples:",
            "  ./secunda status",
            "  ./secunda status --watch",
            "  ./secunda status --url http://localhost:8090",
            "  ./secunda status --json | jq"
        })
public final class StatusCommand implements Callable<Integer> {

    private static final Duration BETWEEN = Duration.ofSeconds(2);

    private final Terminal terminal;
    private final Clock clock;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(names = "--json", description = "Prints what the system answers, as JSON.")
    private boolean json;

    @Option(names = "--watch", description = "Shows it anew every 2 seconds, until Ctrl-C.")
    private boolean watch;

    /**
     * @param terminal where it prints
     * @param clock tells how long ago something was
     */
    public StatusCommand(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Api api = server.api();
        if (json) {
            terminal.line("%s", SystemStatus.of(api).root().toPrettyString());
            return 0;
        }
        return watch ? watch(api) : show(api);
    }

    private int show(Api api) {
        SystemStatus status = SystemStatus.of(api);
        lines(api, status).forEach(terminal::line);
        return exitCode(status);
    }

    /** A system that does not answer just now is what somebody wants to see who watches. */
    private int watch(Api api) {
        int last = 1;
        do {
            try {
                SystemStatus status = SystemStatus.of(api);
                terminal.page(lines(api, status));
                last = exitCode(status);
            } catch (UserError e) {
                terminal.page(List.of(api.url() + "  does not answer", "", String.valueOf(e.getMessage())));
                last = 1;
            }
        } while (pause());
        return last;
    }

    private List<String> lines(Api api, SystemStatus status) {
        return new StatusScreen(status, clock.instant()).lines(api.url().toString());
    }

    private static int exitCode(SystemStatus status) {
        return status.services().values().stream().anyMatch(SystemStatus::down) ? 1 : 0;
    }

    private static boolean pause() {
        try {
            Thread.sleep(BETWEEN.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
