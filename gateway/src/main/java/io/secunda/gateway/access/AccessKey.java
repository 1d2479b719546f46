package io.secunda.gateway.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a key: its hash, never the key. The keys are 256 random bits, so that one round of SHA-256 is enough.
 *
 * @param name what it is for
 * @param sha256 hash of the key, in hexadecimal
 * @param scopes what it allows
 * @param created when it was made
 * @param expires when it gives no access any more, or null
 */
record AccessKey(
        String name,
        String sha256,
        List<String> scopes,
        Instant created,
        @Nullable Instant expires) {

    /** What a key can allow. */
    static final List<String> SCOPES = List.of("admin", "policy", "subscriptions", "write:data");

    private static final int RANDOM_BYTES = 32;
    private static final int ID_LENGTH = 16;

    AccessKey {
        scopes = List.copyOf(scopes);
    }

    AccessKey(String name, String sha256, List<String> scopes, Instant created) {
        this(name, sha256, scopes, created, null);
    }

    /** What it is called by where it is looked after: the beginning of its hash, from which nothing follows. */
    String id() {
        return sha256.substring(0, ID_LENGTH);
    }

    /** Its key on the topic. */
    String recordKey() {
        return name + "/" + id();
    }

    boolean isValidAt(Instant now) {
        return expires == null || now.isBefore(expires);
    }

    AccessKey until(Instant end) {
        return new AccessKey(name, sha256, scopes, created, end);
    }

    /** A new key, as its owner gets it. */
    static String generate(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return "sk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The hash of a key. */
    static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** An admin key. */
    static AccessKey admin(String key, Instant created) {
        return new AccessKey("admin", HexFormat.of().formatHex(hash(key)), List.of("admin"), created);
    }

    /** Whether it allows what needs a scope; an admin key allows everything. */
    boolean allows(String scope) {
        return scopes.contains("admin") || scopes.contains(scope);
    }
}
