package io.secunda.standalone.processes;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.secunda.events.Json;
import io.secunda.standalone.terminal.UserError;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The folder of one system: Kafka's files, logs, the keys, and {@code run.json} while it runs.
 *
 * @param path where it is
 */
public record DataFolder(Path path) {

    private static final String RUN = "run.json";
    private static final String LOCK = "up.lock";
    private static final long NEEDED_BYTES = 256L << 20;

    public DataFolder {
        path = path.toAbsolutePath().normalize();
    }

    /** Held by the launcher while the system runs; the operating system lets go of it however the launcher ends. */
    public record Lock(FileChannel channel) implements AutoCloseable {
        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new IllegalStateException("the lock of the data folder cannot be given back", e);
            }
        }
    }

    /**
     * Creates the folder if it is missing, checks it, and claims it for this process.
     *
     * @throws UserError if it is no folder, cannot be written, is on a full disk, or a system runs on it
     */
    public Lock claim() {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw UserError.failed("data folder " + path + " is a file: give the name of a folder with --data");
        }
        try {
            Files.createDirectories(path);
            createBelow(kafka());
            createBelow(logs());
            createBelow(state());
            var channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw alreadyRunning();
            }
            checkSpace();
            return new Lock(channel);
        } catch (IOException e) {
            throw UserError.failed("data folder " + path + " cannot be written (" + e.getMessage()
                    + "): make it writable, or give another one with --data");
        }
    }

    private static void createBelow(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw UserError.failed(folder + " is a file where Secunda keeps a folder: move it away, or give another"
                    + " data folder with --data");
        }
        Files.createDirectories(folder);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private UserError alreadyRunning() {
        return UserError.failed(running()
                .map(run -> "already running on " + path + ": process " + run.pid() + ", " + run.url())
                .orElse("another process is starting or stopping on " + path + ": wait a moment and try again"));
    }

    private void checkSpace() throws IOException {
        long free = Files.getFileStore(path).getUsableSpace();
        if (free < NEEDED_BYTES) {
            throw UserError.failed("the disk that holds " + path + " has only " + (free >> 20) + " MiB left, "
                    + (NEEDED_BYTES >> 20) + " MiB are needed: free some space, or give another folder with --data");
        }
    }

    /** Kafka's files: the facts. */
    public Path kafka() {
        return path.resolve("kafka");
    }

    /** Log files, one a process. */
    public Path logs() {
        return path.resolve("logs");
    }

    /** What services keep on disk to start faster; may be deleted while nothing runs. */
    public Path state() {
        return path.resolve("state");
    }

    /** The key that may do everything. */
    public Path adminKey() {
        return path.resolve("admin.key");
    }

    /** The key under which the gateway keeps the secrets of webhooks; it makes the file at its first start. */
    Path webhooksKey() {
        return path.resolve("webhooks.key");
    }

    /** What runs on this folder, as it was last noted; it may have been killed since. */
    public Optional<RunFile> running() {
        try {
            return Optional.of(Json.mapper().readValue(path.resolve(RUN).toFile(), RunFile.class));
        } catch (JsonProcessingException e) {
            // half written by a process that was killed: whoever starts next writes it anew
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Notes what runs. */
    void note(RunFile run) {
        try {
            Path part = path.resolve(RUN + ".part");
            Files.write(part, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(run));
            // replacing without it deletes the old one first: whoever reads just then is told that nothing runs
            Files.move(part, path.resolve(RUN), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw UserError.failed("data folder " + path + " cannot be written (" + e.getMessage() + ")");
        }
    }

    /** Notes that nothing runs any more. */
    void noteEnd() {
        try {
            Files.deleteIfExists(path.resolve(RUN));
        } catch (IOException e) {
            // whoever reads it finds that its process is gone
            return;
        }
    }
}
