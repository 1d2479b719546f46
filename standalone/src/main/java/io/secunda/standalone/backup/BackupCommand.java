package io.secunda.standalone.backup;

import io.secunda.standalone.processes.DataFolder;
import io.secunda.standalone.processes.LocalBroker;
import io.secunda.standalone.processes.RunFile;
import io.secunda.standalone.terminal.Progress;
import io.secunda.standalone.terminal.Terminal;
import io.secunda.standalone.terminal.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backup}: everything that lasts, in one file. */
@Command(
        name = "backup",
        description =
                "Writes everything that lasts to one file: figures and their history, indicators and recommendations as"
                        + " they were told, decisions, rules, subscriptions, keys (their hashes) and the audit.",
        footer = {
            "",
            "The system may run meanwhile, and goes on. Where none runs on the data folder, its broker alone is started.",
            "The file is a zip of NDJSON, a CloudEvent a line, with a manifest of counts and SHA-256 sums. It tells who may",
            "do what, so only its owner may read it. Two things are not in it: admin.key and webhooks.key (without the",
            "latter, secrets of webhooks cannot be read again). Keep a copy of both, elsewhere.",
            "",
            "Examples:",
            "  ./secunda backup secunda-2026-11-28.zip",
            "  ./secunda backup /srv/backup/secunda.zip --data /srv/secunda --overwrite",
            "  ./secunda backup secunda.zip --bootstrap kafka-1:9092,kafka-2:9092 --kafka-config client.properties",
            "  unzip -p secunda.zip secunda.observations.v1.ndjson | jq '.value | fromjson'"
        })
public final class BackupCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Clock clock;

    @Mixin
    private BrokerOptions options = new BrokerOptions();

    @Parameters(paramLabel = "FILE", description = "Where to, such as secunda-2026-11-28.zip.")
    private Path file = Path.of("secunda.zip");

    @Option(names = "--overwrite", description = "Replaces a file of that name, once the new one is whole.")
    private boolean overwrite;

    /** @param clock tells when the backup was taken */
    public BackupCommand(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (Files.exists(file) && !overwrite) {
            throw UserError.failed(file + " is there already: give another name, or --overwrite");
        }
        if (options.elsewhere()) {
            backUp(options.settings().get("bootstrap.servers"));
            return 0;
        }
        DataFolder folder = options.folder();
        Optional<String> running = folder.running().filter(RunFile::alive).map(RunFile::kafka);
        if (running.isPresent()) {
            backUp(running.get());
            return 0;
        }
        if (!Files.exists(folder.kafka())) {
            throw UserError.failed("there is no data in " + folder.path()
                    + ": name the data folder with --data, or a Kafka cluster with --bootstrap");
        }
        try (var broker = LocalBroker.start(terminal, clock, folder, folder.claim(), folder.kafka())) {
            backUp(broker.address());
        }
        return 0;
    }

    private void backUp(@Nullable Object address) {
        Instant begin = clock.instant();
        try (var broker = options.connect(options.settings(String.valueOf(address)))) {
            Manifest manifest = write(broker, begin);
            terminal.line(
                    "%,d records, %,d KiB in %.1f s: %s",
                    manifest.records(),
                    Files.size(file) >> 10,
                    Duration.between(begin, clock.instant()).toMillis() / 1000.0,
                    file);
        } catch (IOException e) {
            throw UserError.failed(file + " cannot be written: " + e.getMessage());
        }
    }

    private Manifest write(Broker broker, Instant begin) throws IOException {
        try (var writer = new BackupWriter(file);
                var progress = Progress.begin(terminal, "backing up", "backup", broker.records(), "records")) {
            return new Backup(broker, writer).write(Product.VERSION, begin, progress);
        }
    }
}
