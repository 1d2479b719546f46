package io.secunda.gateway.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * What is kept of a key: its hash, never the key. The keys are 256 random bits, so that one round of SHA-256 is enough.
 *
 * @param name what it is for
 * @param sha256 hash of the key, in hexadecimal
 * @param scopes what it allows
 * @param created when it was made
 */
record AccessKey(String name, String sha256, List<String> scopes, Instant created) {

    private static final int RANDOM_BYTES = 32;

    AccessKey {
        scopes = List.copyOf(scopes);
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
