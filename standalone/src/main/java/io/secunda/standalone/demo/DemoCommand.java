package io.secunda.standalone.demo;

import io.secunda.standalone.api.Api;
import io.secunda.standalone.load.LoadReport;
import io.secunda.standalone.load.Loader;
import io.secunda.standalone.processes.LocalSystem;
import io.secunda.standalone.processes.UpCommand;
import io.secunda.standalone.status.Settling;
import io.secunda.standalone.terminal.Terminal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code demo}: three regions of China, from nothing to recommendations. */
@Command(
        name = "demo",
        description = "Starts everything on this machine, loads three mega-regions of China, prints what it found, and"
                + " runs until Ctrl-C.",
        footer = {
            "",
            "A second run finds the data loaded already, says so, and shows the same.",
            "",
            "Examples:",
            "  ./secunda demo",
            "  ./secunda demo --exit                       ends by itself, with status 0 when all went well",
            "  ./secunda demo --data /tmp/try --port 8090"
        })
public final class DemoCommand implements Callable<Integer> {

    private static final String TERRITORY = "CN";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int SOME_REJECTED = 3;

    private final Terminal terminal;
    private final Clock clock;

    @Mixin
    private UpCommand.Options options = new UpCommand.Options();

    @Option(names = "--exit", description = "Ends by itself when everything was shown.")
    private boolean exit;

    /** @param clock tells how long things take */
    public DemoCommand(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (LocalSystem system = options.start(terminal, clock)) {
            Api api = Api.of(system);
            terminal.line("");
            LoadReport report = new Loader(api, terminal, false)
                    .load(
                            LocalSystem.home().resolve("samples/china-three-regions"),
                            null,
                            null,
                            Path.of("rejected-demo.csv"));
            if (report.accepted() == 0 && report.rejected() == 0) {
                terminal.line("unchanged: all of it was here already");
            }
            Duration taken = new Settling(api, terminal, clock).await("computing indicators", PATIENCE);
            terminal.line("Indicators and recommendations were up to date %.1f s later", taken.toMillis() / 1000.0);
            show(system, api);
            if (!exit) {
                system.untilStopped();
            }
            return report.rejected() > 0 ? SOME_REJECTED : 0;
        }
    }

    private void show(LocalSystem system, Api api) {
        var findings = new Findings(api, TERRITORY);
        terminal.line("");
        findings.printRegions(terminal);
        terminal.line("");
        findings.printRecommendations(terminal);
        if (exit) {
            return;
        }
        String url = system.url();
        terminal.line("");
        terminal.line("Dashboard      %s", url);
        terminal.line("Operations     %s/docs", url);
        terminal.line("By hand        curl '%s/api/v1/recommendations?territory=CN&subject=region:CYU'", url);
        terminal.line("Admin key      in %s", system.adminKey());
        terminal.line("Ctrl-C stops it; what was loaded stays.");
    }
}
