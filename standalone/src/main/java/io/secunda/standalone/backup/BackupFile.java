package io.secunda.standalone.backup;

import io.secunda.events.Json;
import io.secunda.events.topic.Topic;
import io.secunda.standalone.terminal.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A backup that is there, to be read. */
final class BackupFile implements AutoCloseable {

    static final String MANIFEST = "manifest.json";

    private final Path path;
    private final ZipFile zip;
    private final Manifest manifest;

    private BackupFile(Path path, ZipFile zip, Manifest manifest) {
        this.path = path;
        this.zip = zip;
        this.manifest = manifest;
    }

    /** What is done with each record. */
    interface Taker {
        void take(Kept kept);
    }

    /** @throws UserError if it is no backup, or one of a later form */
    static BackupFile open(Path path) {
        if (!Files.isRegularFile(path)) {
            throw UserError.failed("there is no file " + path);
        }
        try {
            var zip = new ZipFile(path.toFile());
            try (InputStream in = entry(zip, path, MANIFEST)) {
                Manifest manifest = Json.read(in.readAllBytes(), Manifest.class);
                if (!manifest.format().equals(Manifest.FORMAT)) {
                    throw UserError.failed(path + " is a backup in the form " + manifest.format()
                            + ", and this version reads " + Manifest.FORMAT + ": restore it with the version that wrote"
                            + " it, " + manifest.product());
                }
                return new BackupFile(path, zip, manifest);
            } catch (IllegalArgumentException | UserError e) {
                zip.close();
                throw e instanceof UserError ? e : broken(path, e);
            }
        } catch (IOException e) {
            throw broken(path, e);
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /** Reads every line of every part, and holds it against the manifest. */
    void verify(Runnable each) {
        for (Manifest.Part part : manifest.parts()) {
            if (Topic.named(part.topic()).isEmpty()) {
                throw UserError.failed(path + " has the topic " + part.topic()
                        + ", which this version does not know: restore it with version " + manifest.product());
            }
            var digest = Digests.sha256();
            long[] records = {0};
            read(part, digest, kept -> {
                records[0]++;
                each.run();
            });
            String found = HexFormat.of().formatHex(digest.digest());
            if (records[0] != part.records() || !found.equals(part.sha256())) {
                throw UserError.failed(
                        path + " is damaged: " + part.file() + " has " + records[0] + " records and SHA-256 "
                                + found + " instead of " + part.records() + " and " + part.sha256()
                                + ". Nothing was restored; take another copy of it");
            }
        }
    }

    /** Hands over the records of a part, in order within each partition. */
    void read(Manifest.Part part, Taker taker) {
        read(part, Digests.sha256(), taker);
    }

    private void read(Manifest.Part part, java.security.MessageDigest digest, Taker taker) {
        try (var in = new DigestInputStream(entry(zip, path, part.file()), digest);
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                taker.take(Kept.read(line));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw broken(path, e);
        }
    }

    private static InputStream entry(ZipFile zip, Path path, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw UserError.failed(path + " is no backup of Secunda: it has no " + name);
        }
        return zip.getInputStream(entry);
    }

    private static UserError broken(Path path, Exception e) {
        return UserError.failed(path + " is no backup of Secunda, or damaged (" + e.getMessage()
                + "). Nothing was restored; take another copy of it");
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
