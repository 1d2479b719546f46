package io.secunda.gateway.webhooks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.logging.Logger;

/** The keys under which secrets are sealed: those that are configured, else the one in a file, which is made when it is missing. */
final class SealKeys {

    private static final Logger LOG = Logger.getLogger(SealKeys.class);
    private static final int BYTES = 32;

    private SealKeys() {}

    /**
     * All keys, the one that seals first; none when neither keys nor a file are configured.
     *
     * @throws IllegalStateException when a key is not 32 bytes in Base64, or the file can be neither read nor made
     */
    static List<SecretKey> of(WebhooksConfig config) {
        List<String> configured = config.key().orElse(List.of()).stream()
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .toList();
        if (!configured.isEmpty()) {
            return configured.stream()
                    .map(key -> read(key, "secunda.webhooks.key"))
                    .toList();
        }
        Optional<Path> file = config.keyFile();
        if (file.isEmpty()) {
            LOG.warn("secrets of webhooks are kept in the clear: secunda.webhooks.key (or key-file) is not set");
            return List.of();
        }
        return List.of(read(readOrMake(file.get()), file.get().toString()));
    }

    private static SecretKey read(String text, String where) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (bytes.length == BYTES) {
                return new SecretKeySpec(bytes, "AES");
            }
        } catch (IllegalArgumentException e) {
            // said below, without the key
        }
        throw new IllegalStateException(
                where + " is not " + BYTES + " bytes in Base64; 'openssl rand -base64 " + BYTES + "' makes a key");
    }

    private static String readOrMake(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the key of webhooks in " + file + " cannot be read or made", e);
        }
    }

    private static void make(Path file) throws IOException {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        Path folder = file.toAbsolutePath().getParent();
        boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
        FileAttribute<?>[] ownersOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        // whole or not at all: a half written key would lock out what the next one seals
        Path part = Files.createTempFile(folder, file.getFileName() + "", ".part", ownersOnly);
        Files.writeString(part, Base64.getEncoder().encodeToString(bytes) + "\n");
        try {
            Files.createLink(file, part);
        } catch (FileAlreadyExistsException e) {
            LOG.debug("another gateway made the key of webhooks first");
        } catch (UnsupportedOperationException e) {
            Files.move(part, file);
        }
        Files.deleteIfExists(part);
    }
}
