package io.secunda.gateway.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Whose tokens are taken, beside the keys. */
@ConfigMapping(prefix = "secunda.oidc")
interface OidcConfig {

    /**
     * The issuer, such as {@code https://login.example.org/realms/planning}; its discovery document leads to its keys. Without
     * one, no tokens are taken.
     */
    Optional<URI> issuer();

    /** Whom its tokens have to be meant for (claim {@code aud}). */
    @WithDefault("secunda")
    String audience();

    /** The claim that lists the scopes: a list, or one text with spaces between. What Secunda does not know is passed over. */
    @WithDefault("scope")
    String claim();
}
