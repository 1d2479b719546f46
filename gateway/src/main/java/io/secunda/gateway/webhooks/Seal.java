package io.secunda.gateway.webhooks;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Keeps what only the gateway may know unreadable on its topic: AES-256-GCM, as {@code sealed:v1:} and Base64 of nonce and
 * ciphertext. A sealed text belongs to one subscription and opens for no other. What was kept in the clear is still read.
 *
 * <p>Made with the book of subscriptions, at the start, so that a key that is none is found then.
 */
@Singleton
class Seal {

    private static final String PREFIX = "sealed:v1:";
    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final List<SecretKey> keys;
    private final SecureRandom random = new SecureRandom();

    /** What cannot be opened: sealed under a key that is not here, or changed. */
    static final class Broken extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        Broken(String message) {
            super(message);
        }
    }

    @Inject
    Seal(WebhooksConfig config) {
        this(SealKeys.of(config));
    }

    /** @param keys the first one seals, all open; in the clear without any */
    Seal(List<SecretKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** As it is kept. */
    WebhookSubscription close(WebhookSubscription open) {
        return keys.isEmpty() ? open : open.withHidden(text -> close(open.id(), text));
    }

    /**
     * As it is used.
     *
     * @throws Broken when it cannot be opened
     */
    WebhookSubscription open(WebhookSubscription kept) {
        return kept.withHidden(text -> open(kept.id(), text));
    }

    /** Whether it has to be kept anew: it lies in the clear, or under a key that is on its way out. */
    boolean isOutdated(WebhookSubscription kept) {
        boolean[] outdated = {false};
        if (!keys.isEmpty()) {
            kept.withHidden(text -> {
                outdated[0] |= !text.startsWith(PREFIX) || !opensUnderTheFirst(kept.id(), text);
                return text;
            });
        }
        return outdated[0];
    }

    private boolean opensUnderTheFirst(String id, String text) {
        try {
            decipher(keys.get(0), id, text);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private String close(String id, String text) {
        try {
            byte[] nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            Cipher cipher = Cipher.getInstance(ALGORITHM);
            cipher.init(Cipher.ENCRYPT_MODE, keys.get(0), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(id.getBytes(StandardCharsets.UTF_8));
            byte[] hidden = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] all = ByteBuffer.allocate(nonce.length + hidden.length)
                    .put(nonce)
                    .put(hidden)
                    .array();
            return PREFIX + Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private String open(String id, String text) {
        if (!text.startsWith(PREFIX)) {
            return text;
        }
        for (SecretKey key : keys) {
            try {
                return decipher(key, id, text);
            } catch (AEADBadTagException e) {
                // under another key, perhaps the next one
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw new Broken("what is sealed cannot be opened: " + e.getMessage());
            }
        }
        throw new Broken("what is sealed opens under none of the " + keys.size() + " keys of secunda.webhooks.key");
    }

    private static String decipher(SecretKey key, String id, String text) throws GeneralSecurityException {
        byte[] all = Base64.getDecoder().decode(text.substring(PREFIX.length()));
        if (all.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            throw new AEADBadTagException("too short");
        }
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, all, 0, NONCE_BYTES));
        cipher.updateAAD(id.getBytes(StandardCharsets.UTF_8));
        return new String(cipher.doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES), StandardCharsets.UTF_8);
    }
}
