package io.secunda.benchmarks.fanout;

import io.secunda.benchmarks.report.Machine;
import io.secunda.benchmarks.report.Options;
import io.secunda.benchmarks.running.Api;
import io.secunda.benchmarks.running.Processes;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** How many may listen, and how long it takes until all of them have heard. */
public final class FanOutLoad {

    private static final String USAGE = "FanOutLoad (--url URL --key KEY [--gateway-pid PID] | --data FOLDER)"
            + " [--subscribers 1,100,1000,5000] [--events 200] [--rate 10] [--runs 3] [--webhooks 100]"
            + " [--patience 120]";

    private FanOutLoad() {}

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        Options.run(USAGE, args, FanOutLoad::run);
        System.exit(0);
    }

    private static void run(Options options) throws Exception {
        var machine = new Machine(Clock.systemUTC());
        String folder = options.text("--data", "");
        long pid = options.number("--gateway-pid", 0);
        Api api;
        if (folder.isEmpty()) {
            api = Api.of(options);
        } else {
            var processes = new Processes(Path.of(folder));
            api = processes.api();
            pid = processes.pids().getOrDefault("gateway", 0L);
        }
        List<Integer> subscribers = options.numbers("--subscribers", "1,100,1000,5000");
        int events = options.number("--events", 200);
        int rate = options.number("--rate", 10);
        int runs = options.number("--runs", 3);
        int webhooks = options.number("--webhooks", 100);
        Duration patience = Duration.ofSeconds(options.number("--patience", 120));
        options.end();
        var streams = new StreamFanOut(api, pid, events, rate, patience);
        var table = StreamFanOut.table();
        for (int count : subscribers) {
            streams.measure(count, runs, table);
        }
        table.print("Fan-out: server-sent events, " + events + " events, " + rate + " a second", machine);
        if (webhooks > 0) {
            var hooks = new HookFanOut(api, webhooks, events, rate, patience);
            var hookTable = HookFanOut.table();
            hooks.measure(false, hookTable);
            hooks.measure(true, hookTable);
            hookTable.print("Fan-out: webhooks, " + events + " events, " + rate + " a second", machine);
        }
    }
}
