package io.secunda.standalone.processes;

import io.secunda.standalone.terminal.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** The key of the data folder that may do everything, readable by its owner only. */
public final class AdminKey {

    private static final int BYTES = 24;

    private AdminKey() {}

    /** Reads the key, or makes one. */
    static String readOrCreate(DataFolder folder) {
        return read(folder).orElseGet(() -> create(folder.adminKey()));
    }

    /** Reads the key of a folder, if it has one. */
    public static Optional<String> read(DataFolder folder) {
        try {
            return Files.exists(folder.adminKey())
                    ? Optional.of(Files.readString(folder.adminKey()).strip()).filter(key -> !key.isEmpty())
                    : Optional.empty();
        } catch (IOException e) {
            throw UserError.failed("the key in " + folder.adminKey() + " cannot be read (" + e.getMessage()
                    + "): run the command as the user who started Secunda, or give --key");
        }
    }

    private static String create(Path file) {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String key = "sk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        try {
            Files.deleteIfExists(file);
            if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, key + "\n");
            return key;
        } catch (IOException e) {
            throw UserError.failed("the admin key cannot be written to " + file + " (" + e.getMessage() + ")");
        }
    }
}
