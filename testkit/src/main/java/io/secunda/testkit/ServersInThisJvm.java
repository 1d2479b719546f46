package io.secunda.testkit;

import io.secunda.embedded.EmbeddedBroker;
import io.secunda.embedded.EmbeddedStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Broker on a temporary folder and store in memory, in the JVM of the test; either can fail for a while. */
final class ServersInThisJvm implements Servers {

    private final Path folder;
    private final int brokerPort;
    private final int storePort;
    private @Nullable EmbeddedBroker broker;
    private @Nullable EmbeddedStore store;

    private ServersInThisJvm(Path folder, EmbeddedBroker broker, EmbeddedStore store) {
        this.folder = folder;
        this.broker = broker;
        this.store = store;
        this.brokerPort = broker.port();
        this.storePort = store.port();
    }

    static ServersInThisJvm start() {
        ServerLogs.onlyWarnings();
        try {
            Path folder = Files.createTempDirectory("secunda-test-");
            return new ServersInThisJvm(folder, EmbeddedBroker.start(folder, 0), EmbeddedStore.start(0));
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder for the broker", e);
        }
    }

    @Override
    public String bootstrapServers() {
        return "localhost:" + brokerPort;
    }

    @Override
    public String mongoUri() {
        return "mongodb://localhost:" + storePort;
    }

    Path folder() {
        return folder;
    }

    synchronized void stopBroker() {
        if (broker != null) {
            broker.close();
            broker = null;
        }
    }

    synchronized void startBroker() {
        if (broker == null) {
            broker = EmbeddedBroker.start(folder, brokerPort);
        }
    }

    synchronized void stopStore() {
        if (store != null) {
            store.close();
            store = null;
        }
    }

    synchronized void startStore() {
        if (store == null) {
            store = EmbeddedStore.start(storePort);
        }
    }

    @Override
    public void close() {
        stopStore();
        stopBroker();
        delete(folder);
    }

    private static void delete(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            List<Path> childrenFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path path : childrenFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the broker's temporary folder cannot be deleted", e);
        }
    }
}
