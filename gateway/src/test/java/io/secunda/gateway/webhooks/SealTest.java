package io.secunda.gateway.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.secunda.events.Json;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {

    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path folder;

    /** A subscription with a secret, an old one, and a header that is a credential. */
    static WebhookSubscription subscription(String id) {
        return new WebhookSubscription(
                id,
                "somebody",
                "",
                null,
                List.of(),
                Json.mapper().createArrayNode(),
                URI.create("https://example.org/hook"),
                Map.of("Authorization", "Bearer of mine"),
                List.of(new Secret(SECRET, null), new Secret(SECRET + "OLD=", NOW.plusSeconds(60))),
                0,
                "",
                true,
                NOW,
                null,
                NOW);
    }

    static SecretKey key(int filled) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) filled);
        return new SecretKeySpec(bytes, "AES");
    }

    private static String text(WebhookSubscription subscription) {
        return new String(Json.write(subscription), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void whatIsSealedShowsNothingAndOpensToTheSame() {
        var seal = new Seal(List.of(key(1)));
        WebhookSubscription kept = seal.close(subscription("a"));

        assertThat(text(kept)).doesNotContain("whsec_", "of mine").contains("Authorization");
        assertThat(seal.open(kept)).isEqualTo(subscription("a"));
        assertThat(seal.isOutdated(kept)).isFalse();
        // the same secret looks different each time
        assertThat(text(seal.close(subscription("a")))).isNotEqualTo(text(kept));
    }

    @Test
    void whatLiesInTheClearIsReadAndIsToBeSealed() {
        var seal = new Seal(List.of(key(1)));
        assertThat(seal.open(subscription("a"))).isEqualTo(subscription("a"));
        assertThat(seal.isOutdated(subscription("a"))).isTrue();
    }

    @Test
    void aSealOpensForItsSubscriptionOnlyUnderItsKeyOnlyAndWholeOnly() {
        var seal = new Seal(List.of(key(1)));
        WebhookSubscription kept = seal.close(subscription("a"));
        WebhookSubscription ofAnother = seal.close(subscription("b"))
                .withHidden(text -> kept.secrets().get(0).text());
        WebhookSubscription changed = kept.withHidden(
                text -> text.substring(0, 20) + (text.charAt(20) == 'A' ? 'B' : 'A') + text.substring(21));
        WebhookSubscription cut = kept.withHidden(text -> text.substring(0, 14));
        for (WebhookSubscription broken : List.of(ofAnother, changed, cut)) {
            assertThatThrownBy(() -> seal.open(broken)).isInstanceOf(Seal.Broken.class);
        }
        assertThatThrownBy(() -> new Seal(List.of(key(2))).open(kept)).isInstanceOf(Seal.Broken.class);
        assertThatThrownBy(() -> new Seal(List.of()).open(kept)).isInstanceOf(Seal.Broken.class);
    }

    @Test
    void afterAChangeOfKeysTheOldOneOpensAndTheNewOneSeals() {
        WebhookSubscription kept = new Seal(List.of(key(1))).close(subscription("a"));
        var both = new Seal(List.of(key(2), key(1)));

        assertThat(both.open(kept)).isEqualTo(subscription("a"));
        assertThat(both.isOutdated(kept)).isTrue();
        assertThat(new Seal(List.of(key(2))).open(both.close(both.open(kept)))).isEqualTo(subscription("a"));
    }

    @Test
    void aKeyFileIsMadeOnceAndIsForItsOwnerOnly() throws IOException {
        Path file = folder.resolve("webhooks.key");
        List<SecretKey> made = SealKeys.of(config(Map.of("secunda.webhooks.key-file", file.toString())));

        assertThat(made).hasSize(1);
        assertThat(SealKeys.of(config(Map.of("secunda.webhooks.key-file", file.toString()))))
                .isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void configuredKeysComeFirstAndHaveToBeKeys() {
        String one = Base64.getEncoder().encodeToString(key(1).getEncoded());
        String two = Base64.getEncoder().encodeToString(key(2).getEncoded());
        String file = folder.resolve("none").resolve("webhooks.key").toString();

        assertThat(SealKeys.of(
                        config(Map.of("secunda.webhooks.key", two + "," + one, "secunda.webhooks.key-file", file))))
                .containsExactly(key(2), key(1));
        assertThat(SealKeys.of(config(Map.of("secunda.webhooks.key", "")))).isEmpty();
        for (String wrong : List.of("a good password", one.substring(4))) {
            assertThatThrownBy(() -> SealKeys.of(config(Map.of("secunda.webhooks.key", wrong))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("secunda.webhooks.key is not 32 bytes in Base64")
                    .hasMessageNotContaining(wrong);
        }
        assertThatThrownBy(() -> SealKeys.of(config(Map.of("secunda.webhooks.key-file", file))))
                .hasMessageContaining(file);
    }

    private static WebhooksConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(WebhooksConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(WebhooksConfig.class);
    }
}
