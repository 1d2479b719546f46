package io.secunda.gateway.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What deliveries are signed by, as Standard Webhooks say: HMAC-SHA256 over {@code id.timestamp.body}.
 *
 * @param text {@code whsec_} and 32 random bytes in Base64
 * @param until when it is no longer signed by, after another took its place; null for the present one
 */
record Secret(String text, @Nullable Instant until) {

    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    static Secret random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Secret(PREFIX + Base64.getEncoder().encodeToString(bytes), null);
    }

    Secret validUntil(Instant end) {
        return until == null ? new Secret(text, end) : this;
    }

    boolean signsAt(Instant now) {
        return until == null || now.isBefore(until);
    }

    /** The signature of a delivery, {@code v1,} and Base64. */
    String sign(String id, long timestamp, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(text.substring(PREFIX.length())), ALGORITHM));
            byte[] signed = (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** Nothing of it gets into a log. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
