package io.secunda.standalone;

import io.secunda.standalone.api.Api;
import io.secunda.standalone.backup.BackupCommand;
import io.secunda.standalone.backup.RestoreCommand;
import io.secunda.standalone.demo.DemoCommand;
import io.secunda.standalone.load.LoadCommand;
import io.secunda.standalone.processes.UpCommand;
import io.secunda.standalone.status.RebuildCommand;
import io.secunda.standalone.status.StatusCommand;
import io.secunda.standalone.terminal.Terminal;
import io.secunda.standalone.terminal.UserError;
import io.secunda.standalone.watch.WatchCommand;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(
        name = "secunda",
        description = "Observes secondary cities in mega-regions: figures in, indicators and recommendations out.",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        version = "Secunda 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  ./secunda demo                                 start everything with three regions of China",
            "  ./secunda up --data my-data --port 8090        start everything on your own data",
            "  ./secunda load my-region                       load a folder of CSV files",
            "  ./secunda watch --subject region:CYU           print changes as they happen",
            "",
            "Every command explains itself: ./secunda load --help"
        })
public final class Main {

    private static final int HELP_WIDTH = 112;

    private Main() {}

    /** Runs a command and ends with its status: 0 done, 1 not done, 2 asked wrongly, 3 some rows rejected. */
    public static void main(String[] args) {
        System.exit(runSafely(Terminal.ofThisProcess(), args));
    }

    private static int runSafely(Terminal terminal, String... args) {
        try {
            return run(terminal, steadyClock(), args);
        } catch (OutOfMemoryError | LinkageError e) {
            System.err.println("secunda: Java gave up (" + e + "): start it by ./secunda with a JDK of 17 or newer");
            return UserError.FAILED;
        }
    }

    /** The time of the machine now, and what passes from now on: how long things take, however the clock is set. */
    private static Clock steadyClock() {
        long nanos = System.nanoTime();
        Instant start = Clock.systemUTC().instant();
        InstantSource steady = () -> start.plusNanos(System.nanoTime() - nanos);
        return steady.withZone(ZoneOffset.UTC);
    }

    static int run(Terminal terminal, Clock clock, String... args) {
        var commands = new CommandLine(new Main())
                .addSubcommand(new DemoCommand(terminal, clock))
                .addSubcommand(new UpCommand(terminal, clock))
                .addSubcommand(new LoadCommand(terminal, clock))
                .addSubcommand(new WatchCommand(terminal))
                .addSubcommand(new StatusCommand(terminal, clock))
                .addSubcommand(new RebuildCommand(terminal, clock))
                .addSubcommand(new BackupCommand(terminal, clock))
                .addSubcommand(new RestoreCommand(terminal, clock));
        commands.setExecutionExceptionHandler((e, command, parsed) -> report(terminal, e));
        commands.setUsageHelpWidth(HELP_WIDTH);
        // whatever the locale says: names of cities are Chinese
        commands.setOut(new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true));
        commands.setErr(new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true));
        if (args.length == 0) {
            commands.usage(commands.getOut());
            return UserError.USAGE;
        }
        return commands.execute(args);
    }

    private static int report(Terminal terminal, Exception e) {
        terminal.clear();
        var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        if (e instanceof UserError error) {
            err.println("secunda: " + error.getMessage());
            return error.exitCode();
        }
        if (e instanceof Api.Refusal refusal) {
            err.println("secunda: " + refusal.getMessage());
            return UserError.FAILED;
        }
        err.println("secunda: this should not have happened: " + e
                + "\nPlease report it; SECUNDA_TRACE=1 in the environment shows where it came from.");
        if (System.getenv("SECUNDA_TRACE") != null) {
            e.printStackTrace(err);
        }
        return UserError.FAILED;
    }
}
