package io.secunda.standalone.backup;

import io.secunda.standalone.processes.DataFolder;
import io.secunda.standalone.processes.LocalBroker;
import io.secunda.standalone.terminal.Progress;
import io.secunda.standalone.terminal.Terminal;
import io.secunda.standalone.terminal.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code restore}: a backup into an empty system. */
@Command(
        name = "restore",
        description =
                "Reads a backup into an empty data folder, or an empty Kafka cluster. Whatever runs on it then answers as the"
                        + " system did that was backed up, with the same history.",
        footer = {
            "",
            "Checksums are verified before anything is written, and nothing is written where there is anything. Until it is",
            "done, nothing else may run on the target. Every record gets its old offset: cursors of subscribers from before",
            "the backup go on; those from after it are told of a gap.",
            "",
            "With --bootstrap, begin with an empty MongoDB and without the state folders of earlier services; they are filled",
            "from Kafka. Give the gateway its old key of webhooks (webhooks.key in the data folder, or SECUNDA_WEBHOOKS_KEY).",
            "",
            "Examples:",
            "  ./secunda restore secunda-2026-11-28.zip --data restored && ./secunda up --data restored",
            "  ./secunda restore secunda.zip --verify-only",
            "  ./secunda restore secunda.zip --bootstrap kafka-1:9092 --kafka-config client.properties --replicas 3"
        })
public final class RestoreCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Clock clock;

    @Mixin
    private BrokerOptions options = new BrokerOptions();

    @Parameters(paramLabel = "FILE", description = "A backup.")
    private Path file = Path.of("secunda.zip");

    @Option(names = "--verify-only", description = "Reads and checks the file, and restores nothing.")
    private boolean verifyOnly;

    @Option(
            names = "--replicas",
            paramLabel = "N",
            defaultValue = "1",
            description = "Copies of each topic, where they are made (default: ${DEFAULT-VALUE}).")
    private short replicas = 1;

    /** @param clock tells how long it takes */
    public RestoreCommand(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (BackupFile backup = BackupFile.open(file)) {
            Manifest manifest = backup.manifest();
            terminal.line(
                    "%s of %s: %,d records of %d topics",
                    file, manifest.taken(), manifest.records(), manifest.parts().size());
            try (var progress = Progress.begin(terminal, "verifying", "verify", manifest.records(), "records")) {
                backup.verify(progress::step);
            }
            if (verifyOnly) {
                terminal.line("The file is whole.");
            } else if (options.elsewhere()) {
                restore(backup, options.settings().get("bootstrap.servers"));
            } else {
                restoreFolder(backup, options.folder());
            }
            return 0;
        } catch (IOException e) {
            throw UserError.failed(file + " cannot be read: " + e.getMessage());
        }
    }

    /** Aside first: a folder on which a restore did not end is never taken for one on which it did. */
    private void restoreFolder(BackupFile backup, DataFolder folder) throws IOException {
        DataFolder.Lock lock = folder.claim();
        Path part = folder.path().resolve("kafka.part");
        try {
            if (!isEmpty(folder.kafka())) {
                throw UserError.failed(
                        "data folder " + folder.path()
                                + " is not empty. A backup is restored into a new one only: name it with --data; nothing was changed");
            }
            deleteAll(part);
        } catch (UserError e) {
            lock.close();
            throw e;
        }
        try (var broker = LocalBroker.start(terminal, clock, folder, lock, part)) {
            restore(backup, broker.address());
        }
        Files.delete(folder.kafka());
        Files.move(part, folder.kafka());
        terminal.line("Start it by: ./secunda up --data %s", folder.path());
        terminal.line("For its webhooks, copy webhooks.key of the old data folder there first.");
    }

    private void restore(BackupFile backup, Object address) {
        Instant begin = clock.instant();
        try (var broker = options.connect(options.settings(String.valueOf(address)))) {
            var restore = new Restore(broker, backup);
            restore.refuseUnlessEmpty();
            long records = backup.manifest().records();
            try (var progress = Progress.begin(terminal, "restoring", "restore", records, "records")) {
                restore.run(replicas, begin, progress);
            }
            terminal.line(
                    "%,d records restored in %.1f s",
                    records, Duration.between(begin, clock.instant()).toMillis() / 1000.0);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
                for (Path path : deepestFirst) {
                    Files.delete(path);
                }
            }
        }
    }
}
