package io.secunda.gateway.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.JWTProcessor;
import io.secunda.events.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of an OpenID Connect provider, where one is configured: signed JWTs whose signature, issuer, audience and end are
 * checked. What a token allows, it allows as a key does; its holder is counted and noted under the name in the token.
 *
 * @see <a href="https://openid.net/specs/openid-connect-discovery-1_0.html">OpenID Connect Discovery 1.0</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9068">RFC 9068</a>
 */
@ApplicationScoped
class OidcTokens {

    private static final Logger LOG = Logger.getLogger(OidcTokens.class);
    private static final int PATIENCE_MS = 3_000;
    private static final int MOST_BYTES = 512 * 1024;
    private static final int LONGEST_NAME = 64;

    /** Signatures that only the provider can make; a secret shared with clients is none. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final OidcConfig config;
    private final DefaultResourceRetriever retriever =
            new DefaultResourceRetriever(PATIENCE_MS, PATIENCE_MS, MOST_BYTES);
    private volatile @Nullable JWTProcessor<SecurityContext> processor;

    OidcTokens(OidcConfig config) {
        this.config = config;
    }

    /** Whether this is to be read as a token: it has the form of one, and a provider is configured. */
    boolean reads(String sent) {
        return config.issuer().isPresent()
                && sent.startsWith("ey")
                && sent.chars().filter(c -> c == '.').count() == 2;
    }

    /**
     * What a token allows; nothing when it is not valid. May ask the provider for its keys, so it is not for an event loop.
     */
    Optional<AccessKey> find(String token) {
        try {
            return Optional.of(allowed(processor().process(token, null)));
        } catch (ParseException | BadJOSEException e) {
            LOG.debugf("a token was refused: cause=%s", e.getMessage());
        } catch (JOSEException | IOException e) {
            LOG.warnf(
                    "a token could not be checked: issuer=%s cause=%s",
                    config.issuer().orElse(null), e.getMessage());
        }
        return Optional.empty();
    }

    private AccessKey allowed(JWTClaimsSet claims) {
        Instant expires = claims.getExpirationTime().toInstant();
        Instant issued =
                claims.getIssueTime() == null ? expires : claims.getIssueTime().toInstant();
        String who = HexFormat.of().formatHex(AccessKey.hash(claims.getIssuer() + " " + claims.getSubject()));
        return new AccessKey(name(claims), who, scopes(claims.getClaim(config.claim())), issued, expires);
    }

    private static String name(JWTClaimsSet claims) {
        Object preferred = claims.getClaim("preferred_username");
        String name = preferred instanceof String text && !text.isBlank() ? text : claims.getSubject();
        // it goes into a header of HTTP
        String printable = name.replaceAll("[^\\x21-\\x7e]", "_");
        return printable.substring(0, Math.min(LONGEST_NAME, printable.length()));
    }

    private static List<String> scopes(@Nullable Object claim) {
        List<?> listed = claim instanceof String text
                ? Arrays.asList(text.split(" ", -1))
                : claim instanceof List<?> list ? list : List.of();
        return AccessKey.SCOPES.stream().filter(listed::contains).toList();
    }

    private JWTProcessor<SecurityContext> processor() throws IOException {
        JWTProcessor<SecurityContext> known = processor;
        if (known == null) {
            // two at once make two of the same
            known = discover();
            processor = known;
        }
        return known;
    }

    private JWTProcessor<SecurityContext> discover() throws IOException {
        URI issuer = config.issuer().orElseThrow();
        String base = issuer.toString().replaceFirst("/$", "");
        var document = Json.mapper()
                .readTree(retriever
                        .retrieveResource(new URL(base + "/.well-known/openid-configuration"))
                        .getContent());
        if (!document.path("issuer").asText().equals(issuer.toString())) {
            throw new IOException("its discovery document is of another issuer, '"
                    + document.path("issuer").asText() + "'");
        }
        var keys = JWKSourceBuilder.create(new URL(document.path("jwks_uri").asText()), retriever)
                .retrying(true)
                .outageTolerant(true)
                .build();
        var made = new DefaultJWTProcessor<SecurityContext>();
        made.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        made.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                config.audience(),
                new JWTClaimsSet.Builder().issuer(issuer.toString()).build(),
                Set.of("sub", "exp")));
        return made;
    }
}
