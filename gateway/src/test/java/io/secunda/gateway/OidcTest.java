package io.secunda.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.secunda.testkit.KafkaAndMongo;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.Test;

/** Tokens of an OpenID Connect provider that runs here, with discovery and keys of its own. */
@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
@WithTestResource(FakeServices.class)
@WithTestResource(OidcTest.Provider.class)
class OidcTest {

    private static final String ISSUER = "planning";
    private static final long HOUR = 3_600;

    /** The provider, as configured. */
    public static final class Provider implements QuarkusTestResourceLifecycleManager {

        static final MockOAuth2Server SERVER = new MockOAuth2Server();

        @Override
        public Map<String, String> start() {
            SERVER.start();
            return Map.of("secunda.oidc.issuer", SERVER.issuerUrl(ISSUER).toString(), "secunda.oidc.claim", "roles");
        }

        @Override
        public void stop() {
            SERVER.shutdown();
        }
    }

    private static String token(String issuer, String audience, long seconds, Map<String, Object> claims) {
        return Provider.SERVER
                .issueToken(
                        issuer,
                        "client",
                        new DefaultOAuth2TokenCallback(issuer, "li.wei", "JWT", List.of(audience), claims, seconds))
                .serialize();
    }

    private static ValidatableResponse post(String token, String path) {
        return given().header("Authorization", "Bearer " + token)
                .contentType(ContentType.JSON)
                .body("[]")
                .post(path)
                .then();
    }

    private static void assertRefused(String token) {
        post(token, "/api/v1/observations")
                .statusCode(401)
                .header("WWW-Authenticate", containsString("invalid_token"))
                .contentType("application/problem+json");
    }

    @Test
    void aTokenAllowsWhatItsClaimSays() {
        String token = token(ISSUER, "secunda", HOUR, Map.of("roles", List.of("write:data", "something else")));

        post(token, "/api/v1/observations").statusCode(200).body("received", equalTo(2));
        assertThat(FakeServices.owner).isEqualTo("li.wei");
        post(token, "/api/v1/rebuild").statusCode(403).body("detail", containsString("scope 'admin'"));
    }

    @Test
    void scopesMayBeOneText() {
        String token = token(ISSUER, "secunda", HOUR, Map.of("roles", "policy write:data"));

        post(token, "/api/v1/observations").statusCode(200);
    }

    @Test
    void aTokenWithoutScopesAllowsNothing() {
        post(token(ISSUER, "secunda", HOUR, Map.of()), "/api/v1/observations").statusCode(403);
    }

    @Test
    void aTokenForSomebodyElseOfAnotherIssuerOrPastItsEndIsRefused() {
        Map<String, Object> admin = Map.of("roles", List.of("admin"));
        assertRefused(token(ISSUER, "another service", HOUR, admin));
        assertRefused(token("somebody", "secunda", HOUR, admin));
        assertRefused(token(ISSUER, "secunda", -HOUR, admin));
    }

    @Test
    void aTokenThatNobodyOrASharedSecretSignedIsRefused() throws Exception {
        var claims = new JWTClaimsSet.Builder()
                .issuer(Provider.SERVER.issuerUrl(ISSUER).toString())
                .audience("secunda")
                .subject("li.wei")
                .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1))))
                .claim("roles", List.of("admin"))
                .build();
        assertRefused(new PlainJWT(claims).serialize());
        var forged = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        forged.sign(new MACSigner("0123456789abcdef0123456789abcdef"));
        assertRefused(forged.serialize());
        String valid = token(ISSUER, "secunda", HOUR, new HashMap<>(Map.of("roles", List.of("admin"))));
        assertRefused(valid.substring(0, valid.length() - 8) + "AAAAAAAA");
    }

    @Test
    void keysGiveAccessAsBefore() {
        given().header("Authorization", "Bearer " + FakeServices.KEY)
                .contentType(ContentType.JSON)
                .body("[]")
                .post("/api/v1/observations")
                .then()
                .statusCode(200);
    }
}
