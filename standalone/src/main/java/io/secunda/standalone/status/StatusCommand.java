package io.secunda.standalone.status;

import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.standalone.api.Api;
import io.secunda.standalone.api.ServerOptions;
import io.secunda.standalone.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code status}: what runs, how far behind, how much came in. */
@Command(
        name = "status",
        description = "Tells what runs, how far behind it is, and how much was ingested, rejected and recomputed.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:everything runs", "1:something does not run, or does not answer"},
        footer = {
            "",
            "Examples:",
            "  ./secunda status",
            "  ./secunda status --url http://localhost:8090",
            "  ./secunda status --json | jq"
        })
public final class StatusCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(names = "--json", description = "Prints what the system answers, as JSON.")
    private boolean json;

    /** @param terminal where it prints */
    public StatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Api api = server.api();
        SystemStatus status = SystemStatus.of(api);
        if (json) {
            terminal.line("%s", status.root().toPrettyString());
            return 0;
        }
        terminal.line("%s: %s", api.url(), status.caughtUp() ? "everything is up to date" : "busy, or not complete");
        status.services().forEach(this::print);
        boolean down = status.services().values().stream().anyMatch(SystemStatus::down);
        return down ? 1 : 0;
    }

    private void print(String name, JsonNode service) {
        terminal.line("%n%s", name);
        var figures = new ArrayList<SystemStatus.Figure>();
        SystemStatus.collect("", service, figures);
        List<Map.Entry<String, String>> lines = figures.stream()
                .filter(figure -> !figure.path().equals("service"))
                .map(figure -> Map.entry(words(figure.path()), value(figure.value())))
                .toList();
        int width =
                lines.stream().mapToInt(line -> line.getKey().length()).max().orElse(1);
        lines.forEach(line -> terminal.line("  %-" + width + "s  %s", line.getKey(), line.getValue()));
    }

    /** {@code view.caughtUp} as a person would say it. */
    private static String words(String path) {
        return path.replace(".", " · ").replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private static String value(JsonNode value) {
        return value.isIntegralNumber()
                ? String.format(Locale.ROOT, "%,d", value.asLong())
                : value.isBoolean() ? (value.asBoolean() ? "yes" : "no") : value.asText();
    }
}
