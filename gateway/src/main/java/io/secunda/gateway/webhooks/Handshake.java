package io.secunda.gateway.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.events.Json;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Asks an endpoint whether it wants events, before it gets any: by the handshake of CloudEvents web hooks (an OPTIONS that is
 * answered with {@code WebHook-Allowed-Origin}), else by a signed event whose challenge it has to give back.
 */
@Singleton
class Handshake {

    /** Type of the event with the challenge. */
    static final String VERIFICATION = "io.secunda.endpoint.verification.v1";

    private static final int CHALLENGE_BYTES = 18;

    private final Sender sender;
    private final WebhooksConfig config;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Handshake(Sender sender, WebhooksConfig config, Clock clock) {
        this.sender = sender;
        this.config = config;
        this.clock = clock;
    }

    /** What came of it: nothing when the endpoint consents, else why not. */
    CompletableFuture<String> refusal(WebhookSubscription subscription) {
        return sender.ask(subscription.sink()).thenCompose(asked -> {
            if (asked.isTaken() && allows(asked.headers().get("webhook-allowed-origin"))) {
                return CompletableFuture.completedFuture("");
            }
            return challenge(subscription, asked);
        });
    }

    private boolean allows(@Nullable String origin) {
        return origin != null && (origin.strip().equals("*") || origin.strip().equalsIgnoreCase(config.origin()));
    }

    private CompletableFuture<String> challenge(WebhookSubscription subscription, Answer asked) {
        byte[] bytes = new byte[CHALLENGE_BYTES];
        random.nextBytes(bytes);
        String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String id = "verification_" + challenge;
        var event = Json.mapper()
                .createObjectNode()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", "/secunda/gateway")
                .put("type", VERIFICATION)
                .put("subject", subscription.id())
                .put("time", clock.instant().toString())
                .put("datacontenttype", "application/json");
        event.putObject("data").put("subscription", subscription.id()).put("challenge", challenge);
        return sender.post(subscription, id, event.toString(), Map.of()).thenApply(answer -> {
            if (answer.isTaken() && givesBack(answer.body(), challenge)) {
                return "";
            }
            return "it neither answers OPTIONS with WebHook-Allowed-Origin: " + config.origin() + " ("
                    + asked.describe()
                    + "), nor the event " + VERIFICATION + " with its challenge, as in {\"challenge\": \"…\"} ("
                    + answer.describe() + ")";
        });
    }

    private static boolean givesBack(String body, String challenge) {
        if (body.strip().equals(challenge)) {
            return true;
        }
        try {
            JsonNode json = Json.mapper().readTree(body);
            return json != null && json.path("challenge").asText().equals(challenge);
        } catch (IOException e) {
            return false;
        }
    }
}
