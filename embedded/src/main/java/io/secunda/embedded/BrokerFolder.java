package io.secunda.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.properties.MetaProperties;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/** The data folder of a broker: checked, locked, and formatted if it is new. */
final class BrokerFolder implements AutoCloseable {

    private static final String META_PROPERTIES = "meta.properties";

    private static final long NEEDED_BYTES = 64L << 20;

    private final Path path;
    private final FolderLock lock;

    private BrokerFolder(Path path, FolderLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Opens a folder for one broker, creating it if need be.
     *
     * @throws StartFailure if it cannot be written, is in use, or holds something else than a broker's data
     */
    static BrokerFolder open(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        var folder = new BrokerFolder(absolute, createAndLock(absolute));
        try {
            folder.prepare();
            return folder;
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static FolderLock createAndLock(Path path) {
        try {
            Files.createDirectories(path);
            return FolderLock.take(path);
        } catch (IOException e) {
            throw new StartFailure(
                    "data folder " + path + " cannot be written (" + e + "): choose a folder you may write to", e);
        }
    }

    private void prepare() {
        if (isAlmostFull(path)) {
            throw new StartFailure(diskFull(path));
        }
        Path meta = path.resolve(META_PROPERTIES);
        if (Files.exists(meta)) {
            requireReadable(meta);
        } else {
            requireNew();
            format();
        }
    }

    /** Kafka ends itself at the first write that fails. */
    static boolean isAlmostFull(Path path) {
        return path.toFile().getUsableSpace() < NEEDED_BYTES;
    }

    static String diskFull(Path path) {
        return "the disk of data folder " + path.toAbsolutePath() + " is full ("
                + (path.toFile().getUsableSpace() >> 20) + " MiB left, " + (NEEDED_BYTES >> 20)
                + " needed): free some space, then start again";
    }

    private static void requireReadable(Path meta) {
        try (Reader reader = Files.newBufferedReader(meta, UTF_8)) {
            var properties = new Properties();
            properties.load(reader);
            MetaProperties found = new MetaProperties.Builder(properties).build();
            if (!found.nodeId().equals(OptionalInt.of(BrokerSettings.NODE_ID))) {
                throw malformed(meta, "node.id is not " + BrokerSettings.NODE_ID, null);
            }
            if (found.clusterId().isEmpty()) {
                throw malformed(meta, "cluster.id is missing", null);
            }
        } catch (StartFailure e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw malformed(meta, String.valueOf(e.getMessage()), e);
        }
    }

    private static StartFailure malformed(Path meta, String why, @Nullable Throwable cause) {
        return new StartFailure(
                meta + " is not one that a broker wrote (" + why
                        + "): put the file back from a copy, or start with an empty data folder",
                cause);
    }

    /** A broker takes every sub-folder for a partition: formatting somebody's documents would not end well. */
    private void requireNew() {
        try (Stream<Path> entries = Files.list(path)) {
            entries.filter(Files::isDirectory).findFirst().ifPresent(foreign -> {
                throw new StartFailure("data folder " + path + " holds " + foreign.getFileName() + " but no "
                        + META_PROPERTIES + ", so it is not a broker's: choose an empty folder");
            });
        } catch (IOException e) {
            throw new StartFailure("data folder " + path + " cannot be read (" + e + ")", e);
        }
    }

    private void format() {
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(new ByteArrayOutputStream(), false, UTF_8))
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(BrokerSettings.NODE_ID)
                    .setControllerListenerName(BrokerSettings.CONTROLLER)
                    .setMetadataLogDirectory(path.toString())
                    .addDirectory(path.toString())
                    .run();
        } catch (Exception e) {
            throw new StartFailure("data folder " + path + " cannot be prepared (" + e.getMessage() + ")", e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new IllegalStateException("the lock on " + path + " cannot be released", e);
        }
    }
}
