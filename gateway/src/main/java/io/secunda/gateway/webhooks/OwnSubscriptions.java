package io.secunda.gateway.webhooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secunda.events.Json;
import io.secunda.gateway.problems.Problem;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The subscriptions that a key may see, and how they are shown. */
@Singleton
class OwnSubscriptions {

    static final String HERE = "/api/v1/subscriptions";

    /** Set by the gateway's own check of keys, and never taken from a client. */
    static final String OWNER = "X-Secunda-Key-Owner";

    static final String ADMIN = "X-Secunda-Key-Admin";

    private final SubscriptionBook book;
    private final Webhooks webhooks;

    OwnSubscriptions(SubscriptionBook book, Webhooks webhooks) {
        this.book = book;
        this.webhooks = webhooks;
    }

    List<WebhookSubscription> all(String owner, String admin) {
        return book.all().stream().filter(one -> sees(one, owner, admin)).toList();
    }

    /** One; a problem when there is none, or it is another key's. */
    WebhookSubscription find(String id, String owner, String admin) {
        return book.find(id)
                .filter(one -> sees(one, owner, admin))
                .orElseThrow(() -> refused(
                        404,
                        "No such subscription",
                        "There is no subscription '" + id + "', or it is another key's; GET " + HERE
                                + " lists yours."));
    }

    private static boolean sees(WebhookSubscription one, String owner, String admin) {
        return "true".equals(admin) || one.owner().equals(owner);
    }

    /** A subscription and how far it has come. */
    ObjectNode shown(WebhookSubscription subscription) {
        ObjectNode shown = subscription.shown();
        webhooks.state(subscription.id()).ifPresent(state -> {
            ObjectNode at = shown.putObject("state");
            at.put("status", status(subscription, state));
            put(at, "reason", state.reason());
            at.put("position", state.cursor());
            at.put("delivered", state.delivered())
                    .put("exhausted", state.exhausted())
                    .put("failures", state.failures());
            put(at, "failingSince", state.failingSince());
            put(at, "lastSuccess", state.lastSuccess());
            put(at, "lastFailure", state.lastFailure());
            put(at, "lastStatus", state.lastStatus());
            put(at, "nextAttempt", state.nextAttempt());
        });
        return shown;
    }

    private String status(WebhookSubscription subscription, DeliveryState state) {
        if (subscription.isExpired(webhooks.now())) {
            return "expired";
        }
        if (!subscription.enabled()) {
            return "paused";
        }
        boolean asked = state.status() == DeliveryState.Status.ACTIVE && !state.sendsTo(subscription.sink());
        return (asked ? DeliveryState.Status.PENDING : state.status()).name().toLowerCase(Locale.ROOT);
    }

    private static void put(ObjectNode node, String name, @Nullable Object value) {
        if (value != null) {
            node.put(name, value.toString());
        }
    }

    static Response ok(ObjectNode body) {
        return answer(Response.ok(), body);
    }

    static Response answer(Response.ResponseBuilder response, ObjectNode body) {
        return response.entity(Json.write(body))
                .type(MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store")
                .build();
    }

    /** A body that is an object. */
    static ObjectNode json(byte[] body) {
        try {
            if (Json.mapper().readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw unreadable("body: is no JSON");
        }
        throw unreadable("body: is no JSON object");
    }

    /** The time in a field {@code since}; null when there is none. */
    static @Nullable Instant since(ObjectNode body) {
        String since = body.path("since").asText("");
        try {
            return since.isEmpty() ? null : Instant.parse(since);
        } catch (DateTimeParseException e) {
            throw unreadable("since: '" + since + "' is no time such as 2026-11-24T00:00:00Z");
        }
    }

    static WebApplicationException unreadable(String detail) {
        return refused(400, "The request cannot be read", detail);
    }

    static WebApplicationException refused(int status, String title, String detail) {
        return new Problem(status, title, detail).thrown(HERE);
    }
}
