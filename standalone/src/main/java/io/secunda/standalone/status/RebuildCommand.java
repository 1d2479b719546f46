package io.secunda.standalone.status;

import io.secunda.standalone.api.Api;
import io.secunda.standalone.api.ServerOptions;
import io.secunda.standalone.terminal.Terminal;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code rebuild}: the views anew from the topics. */
@Command(
        name = "rebuild",
        description = "Drops the views in MongoDB and fills them again from Kafka, where every fact is.",
        footer = {
            "",
            "Queries may answer with less than everything while it runs. No event is sent: nothing changes.",
            "",
            "Examples:",
            "  ./secunda rebuild",
            "  ./secunda rebuild --url https://secunda.example.org --key sk_…"
        })
public final class RebuildCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Terminal terminal;
    private final Clock clock;

    @Mixin
    private ServerOptions server = new ServerOptions();

    /** @param clock tells how long it takes */
    public RebuildCommand(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Api api = server.api();
        api.post("/rebuild", "application/json", new byte[0]);
        terminal.line("The views are empty and are being filled from Kafka.");
        Duration taken = new Settling(api, terminal, clock).await("filling the views", PATIENCE);
        terminal.line("Done after %.1f s.", taken.toMillis() / 1000.0);
        return 0;
    }
}
