package io.secunda.gateway.webhooks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secunda.events.Json;
import io.secunda.gateway.events.EventLog;
import io.secunda.gateway.events.Positions;
import io.secunda.gateway.problems.Problem;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Subscriptions to webhooks. Each owner sees its own; an administrator sees all. Described in gateway-openapi.json. */
@Path("/api/v1/subscriptions")
@Singleton
public class SubscriptionResource {

    private static final String HERE = "/api/v1/subscriptions";
    private static final String OWNER = "X-Secunda-Key-Owner";
    private static final String ADMIN = "X-Secunda-Key-Admin";
    private static final int ID_BYTES = 10;

    private final SubscriptionBook book;
    private final Webhooks webhooks;
    private final EventLog log;
    private final FilterTrial trial;
    private final WebhooksConfig config;
    private final SecureRandom random = new SecureRandom();

    SubscriptionResource(
            SubscriptionBook book, Webhooks webhooks, EventLog log, FilterTrial trial, WebhooksConfig config) {
        this.book = book;
        this.webhooks = webhooks;
        this.log = log;
        this.trial = trial;
        this.config = config;
    }

    /** All that the key may see. */
    @GET
    @Operation(hidden = true)
    public Response all(@HeaderParam(OWNER) String owner, @HeaderParam(ADMIN) String admin) {
        ObjectNode page = Json.mapper().createObjectNode();
        ArrayNode items = page.putArray("items");
        book.all().stream().filter(one -> sees(one, owner, admin)).forEach(one -> items.add(shown(one)));
        return ok(page);
    }

    /** Makes one. */
    @POST
    @Operation(hidden = true)
    public Response create(byte[] body, @HeaderParam(OWNER) String owner) {
        SubscriptionRequest request = read(body);
        if (book.all().stream().filter(one -> one.owner().equals(owner)).count() >= config.most()) {
            throw refused(
                    409, "Too many subscriptions", "There are already " + config.most() + " of this key; delete some.");
        }
        Instant now = webhooks.now();
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        String id = HexFormat.of().formatHex(bytes);
        Secret secret = Secret.random(random);
        String start = log.cursor(start(request.start()));
        var subscription = new WebhookSubscription(
                id,
                owner,
                request.description(),
                request.source(),
                request.types(),
                request.filters(),
                request.sink(),
                request.headers(),
                List.of(secret),
                request.coalesceSeconds(),
                start,
                request.enabled(),
                now,
                request.expires(),
                now);
        book.keep(DeliveryState.first(id, start, now));
        book.keep(subscription);
        webhooks.verify(subscription);
        // the only time that it is told
        ObjectNode shown = shown(subscription).put("secret", secret.text());
        return Response.created(URI.create(HERE + "/" + id))
                .entity(Json.write(shown))
                .type(MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store")
                .build();
    }

    /** One. */
    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public Response one(String id, @HeaderParam(OWNER) String owner, @HeaderParam(ADMIN) String admin) {
        return ok(shown(find(id, owner, admin)));
    }

    /** Changes one; secrets and position stay. Another sink has to consent first. */
    @PUT
    @Path("/{id}")
    @Operation(hidden = true)
    public Response change(String id, byte[] body, @HeaderParam(OWNER) String owner, @HeaderParam(ADMIN) String admin) {
        WebhookSubscription before = find(id, owner, admin);
        SubscriptionRequest request = read(body);
        WebhookSubscription after = before.replacedBy(request, webhooks.now());
        DeliveryState state = webhooks.state(id).orElseThrow(() -> unknown(id));
        boolean moved = !after.sink().equals(before.sink());
        boolean again = after.enabled() && state.status() != DeliveryState.Status.ACTIVE;
        if (moved) {
            book.keep(state.with(DeliveryState.Status.PENDING, "the sink was changed", webhooks.now()));
        }
        book.keep(after);
        if (moved || again) {
            webhooks.verify(after);
        }
        return ok(shown(after));
    }

    /** Ends one. */
    @DELETE
    @Path("/{id}")
    @Operation(hidden = true)
    public Response delete(String id, @HeaderParam(OWNER) String owner, @HeaderParam(ADMIN) String admin) {
        find(id, owner, admin);
        book.remove(id);
        return Response.noContent().build();
    }

    /** Asks the endpoint again; also how one that was disabled is taken up again. */
    @POST
    @Path("/{id}/verify")
    @Operation(hidden = true)
    public Response verify(String id, @HeaderParam(OWNER) String owner, @HeaderParam(ADMIN) String admin) {
        WebhookSubscription subscription = find(id, owner, admin);
        webhooks.verify(subscription);
        return Response.accepted(Json.write(shown(subscription)))
                .type(MediaType.APPLICATION_JSON)
                .build();
    }

    /** A new secret; the old one signs along for a while. */
    @POST
    @Path("/{id}/secret")
    @Operation(hidden = true)
    public Response rotate(String id, @HeaderParam(OWNER) String owner, @HeaderParam(ADMIN) String admin) {
        WebhookSubscription before = find(id, owner, admin);
        Secret fresh = Secret.random(random);
        Instant now = webhooks.now();
        WebhookSubscription after = before.rotated(fresh, now, now.plus(config.rotation()));
        book.keep(after);
        return ok(shown(after).put("secret", fresh.text()));
    }

    /** Its last attempts, the latest first. */
    @GET
    @Path("/{id}/deliveries")
    @Operation(hidden = true)
    public Response deliveries(String id, @HeaderParam(OWNER) String owner, @HeaderParam(ADMIN) String admin) {
        find(id, owner, admin);
        ObjectNode page = Json.mapper().createObjectNode();
        page.set("items", Json.mapper().valueToTree(webhooks.log(id).all()));
        return ok(page);
    }

    /** Sends one event again. */
    @POST
    @Path("/{id}/deliveries/{event}/resend")
    @Operation(hidden = true)
    public Response resend(
            String id, String event, @HeaderParam(OWNER) String owner, @HeaderParam(ADMIN) String admin) {
        WebhookSubscription subscription = find(id, owner, admin);
        Attempt attempt = webhooks.log(id)
                .of(event)
                .orElseThrow(() -> refused(
                        404,
                        "No such delivery",
                        "Nothing is noted of an event '" + event + "'; POST …/recover sends all since a time again."));
        webhooks.resend(subscription, attempt);
        return Response.accepted().build();
    }

    /** Sends everything since a moment again. */
    @POST
    @Path("/{id}/recover")
    @Operation(hidden = true)
    public Response recover(
            String id, byte[] body, @HeaderParam(OWNER) String owner, @HeaderParam(ADMIN) String admin) {
        find(id, owner, admin);
        String since = json(body).path("since").asText("");
        try {
            webhooks.moveTo(id, log.cursor(log.since(Instant.parse(since))));
        } catch (DateTimeParseException e) {
            throw refused(
                    400,
                    "The request cannot be read",
                    "since: '" + since + "' is no time such as 2026-11-24T00:00:00Z");
        }
        return Response.accepted().build();
    }

    /** What a subscription would have got of what was told lately. */
    @POST
    @Path("/test")
    @Operation(hidden = true)
    public Response test(byte[] body) {
        ObjectNode node = json(body);
        if (!node.has("sink")) {
            node.put("sink", "https://example.org/");
        }
        String since = node.path("since").asText("");
        SubscriptionRequest request = read(Json.write(node.without("since")));
        try {
            return ok(trial.of(request, since.isEmpty() ? null : Instant.parse(since)));
        } catch (DateTimeParseException e) {
            throw refused(
                    400,
                    "The request cannot be read",
                    "since: '" + since + "' is no time such as 2026-11-24T00:00:00Z");
        }
    }

    private SubscriptionRequest read(byte[] body) {
        try {
            return SubscriptionRequest.read(body);
        } catch (Filter.Malformed e) {
            throw refused(400, "The subscription cannot be read", String.valueOf(e.getMessage()));
        }
    }

    private static ObjectNode json(byte[] body) {
        try {
            if (Json.mapper().readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw refused(400, "The request cannot be read", "body: is no JSON");
        }
        throw refused(400, "The request cannot be read", "body: is no JSON object");
    }

    private Positions start(@Nullable String asked) {
        if (asked == null || asked.equals("latest")) {
            return log.latest();
        }
        if (asked.equals("earliest")) {
            return log.earliest();
        }
        try {
            return log.positions(asked);
        } catch (RuntimeException e) {
            throw refused(
                    400,
                    "The subscription cannot be read",
                    "config.start: is neither latest nor earliest nor a cursor of the feed of events");
        }
    }

    private static boolean sees(WebhookSubscription one, String owner, String admin) {
        return "true".equals(admin) || one.owner().equals(owner);
    }

    private WebhookSubscription find(String id, String owner, String admin) {
        return book.find(id).filter(one -> sees(one, owner, admin)).orElseThrow(() -> unknown(id));
    }

    private static WebApplicationException unknown(String id) {
        return refused(404, "No such subscription", "There is no subscription '" + id + "', or it is another key's.");
    }

    private ObjectNode shown(WebhookSubscription subscription) {
        ObjectNode shown = subscription.shown();
        webhooks.state(subscription.id()).ifPresent(state -> {
            ObjectNode at = shown.putObject("state");
            at.put("status", subscription.isExpired(webhooks.now()) ? "expired" : status(subscription, state));
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

    private static String status(WebhookSubscription subscription, DeliveryState state) {
        return subscription.enabled() ? state.status().name().toLowerCase(Locale.ROOT) : "paused";
    }

    private static void put(ObjectNode node, String name, @Nullable Object value) {
        if (value != null) {
            node.put(name, value.toString());
        }
    }

    private static Response ok(ObjectNode body) {
        return Response.ok(Json.write(body), MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store")
                .build();
    }

    private static WebApplicationException refused(int status, String title, String detail) {
        return new WebApplicationException(Response.status(status)
                .type(Problem.MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(new Problem(status, title, detail).toBuffer(HERE).getBytes())
                .build());
    }
}
