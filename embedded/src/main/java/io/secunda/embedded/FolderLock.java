package io.secunda.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a second broker off a data folder, from before the first file is touched.
 *
 * <p>Kafka's own {@code .lock} is taken only after the metadata log was opened, too late for a clean refusal.
 * It is looked at as well, for brokers that were not started by us.
 */
final class FolderLock implements AutoCloseable {

    private static final String OURS = "secunda.lock";
    private static final String KAFKAS = ".lock";

    // On POSIX systems closing any channel of a file drops all locks this JVM has on it: a folder already
    // open here must be refused without touching the file.
    private static final Set<Path> OPEN_HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Locks an existing folder.
     *
     * @throws StartFailure if another broker has it
     * @throws IOException if the lock file cannot be written
     */
    static FolderLock take(Path existing) throws IOException {
        Path folder = existing.toRealPath();
        if (!OPEN_HERE.add(folder)) {
            throw taken(folder);
        }
        try {
            return new FolderLock(folder, lockedAgainstAnyBroker(folder));
        } catch (IOException | RuntimeException e) {
            OPEN_HERE.remove(folder);
            throw e;
        }
    }

    private static FileChannel lockedAgainstAnyBroker(Path folder) throws IOException {
        FileChannel channel = lock(folder, OURS);
        try {
            if (Files.exists(folder.resolve(KAFKAS))) {
                lock(folder, KAFKAS).close();
            }
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static FileChannel lock(Path folder, String name) throws IOException {
        var channel = FileChannel.open(folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // somebody else in this JVM: the same answer
        }
        channel.close();
        throw taken(folder);
    }

    private static StartFailure taken(Path folder) {
        return new StartFailure("data folder " + folder
                + " is in use by another broker: stop that one first, or choose another folder");
    }

    @Override
    public void close() throws IOException {
        channel.close();
        OPEN_HERE.remove(folder);
    }
}
