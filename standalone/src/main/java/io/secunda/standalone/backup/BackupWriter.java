package io.secunda.standalone.backup;

import io.secunda.events.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a backup: a zip file with an entry of lines for each topic, and the manifest as the last one. The file has its name only
 * when it is whole and on disk; only its owner may read it, since it has hashes of keys.
 */
final class BackupWriter implements AutoCloseable {

    private final Path file;
    private final Path part;
    private final FileChannel channel;
    private final ZipOutputStream zip;
    private MessageDigest digest = Digests.sha256();
    private long records;
    private boolean whole;

    BackupWriter(Path file) throws IOException {
        this.file = file.toAbsolutePath();
        this.part = this.file.resolveSibling(this.file.getFileName() + ".part");
        Files.deleteIfExists(part);
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        boolean posix = Files.getFileStore(this.file.getParent()).supportsFileAttributeView("posix");
        FileAttribute<?>[] ownersOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        this.channel = FileChannel.open(part, options, ownersOnly);
        this.zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
    }

    void begin(String entry) throws IOException {
        zip.putNextEntry(new ZipEntry(entry));
        digest = Digests.sha256();
        records = 0;
    }

    void add(Kept kept) throws IOException {
        byte[] line = kept.line();
        digest.update(line);
        zip.write(line);
        records++;
    }

    /** Records of the entry so far. */
    long records() {
        return records;
    }

    /** Ends the entry, and tells the SHA-256 of its lines. */
    String end() throws IOException {
        zip.closeEntry();
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Ends the backup. */
    void finish(Manifest manifest) throws IOException {
        zip.putNextEntry(new ZipEntry(BackupFile.MANIFEST));
        zip.write(Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        zip.closeEntry();
        zip.finish();
        zip.flush();
        channel.force(true);
        whole = true;
        zip.close();
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        if (!whole) {
            channel.close();
            Files.deleteIfExists(part);
        }
    }
}
