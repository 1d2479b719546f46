package io.secunda.gateway.webhooks;

import static io.secunda.gateway.webhooks.OwnSubscriptions.ADMIN;
import static io.secunda.gateway.webhooks.OwnSubscriptions.OWNER;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secunda.events.Json;
import io.secunda.gateway.events.EventLog;
import io.secunda.gateway.events.Positions;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Subscriptions to webhooks: made, changed, ended. Each owner sees its own; an administrator sees all. Described in gateway-openapi.json. */
@Path("/api/v1/subscriptions")
@Singleton
public class SubscriptionResource {

    private static final int ID_BYTES = 10;

    private final OwnSubscriptions own;
    private final SubscriptionBook book;
    private final Webhooks webhooks;
    private final EventLog log;
    private final FilterTrial trial;
    private final WebhooksConfig config;
    private final SecureRandom random = new SecureRandom();

    SubscriptionResource(
            OwnSubscriptions own,
            SubscriptionBook book,
            Webhooks webhooks,
            EventLog log,
            FilterTrial trial,
            WebhooksConfig config) {
        this.own = own;
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
        own.all(owner, admin).forEach(one -> items.add(own.shown(one)));
        return OwnSubscriptions.ok(page);
    }

    /** Makes one. */
    @POST
    @Operation(hidden = true)
    public Response create(byte[] body, @HeaderParam(OWNER) String owner) {
        SubscriptionRequest request = read(body);
        if (book.all().stream().filter(one -> one.owner().equals(owner)).count() >= config.most()) {
            throw OwnSubscriptions.refused(
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
        ObjectNode shown = own.shown(subscription).put("secret", secret.text());
        return OwnSubscriptions.answer(Response.created(URI.create(OwnSubscriptions.HERE + "/" + id)), shown);
    }

    /** One. */
    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public Response one(String id, @HeaderParam(OWNER) String owner, @HeaderParam(ADMIN) String admin) {
        return OwnSubscriptions.ok(own.shown(own.find(id, owner, admin)));
    }

    /** Changes one; secrets and position stay. Another sink has to consent first. */
    @PUT
    @Path("/{id}")
    @Operation(hidden = true)
    public Response change(String id, byte[] body, @HeaderParam(OWNER) String owner, @HeaderParam(ADMIN) String admin) {
        WebhookSubscription before = own.find(id, owner, admin);
        SubscriptionRequest request = read(body);
        WebhookSubscription after = before.replacedBy(request, webhooks.now());
        book.keep(after);
        boolean consented =
                webhooks.state(id).filter(state -> state.sendsTo(after.sink())).isPresent();
        if (after.enabled() && !consented) {
            webhooks.verify(after);
        }
        return OwnSubscriptions.ok(own.shown(after));
    }

    /** Ends one. */
    @DELETE
    @Path("/{id}")
    @Operation(hidden = true)
    public Response delete(String id, @HeaderParam(OWNER) String owner, @HeaderParam(ADMIN) String admin) {
        own.find(id, owner, admin);
        book.remove(id);
        webhooks.forget(id);
        return Response.noContent().build();
    }

    /** What a subscription would have got of what was told lately. */
    @POST
    @Path("/test")
    @Operation(hidden = true)
    public Response test(byte[] body) {
        ObjectNode node = OwnSubscriptions.json(body);
        if (!node.has("sink")) {
            node.put("sink", "https://example.org/");
        }
        Instant since = OwnSubscriptions.since(node);
        return OwnSubscriptions.ok(trial.of(read(Json.write(node.without("since"))), since));
    }

    private SubscriptionRequest read(byte[] body) {
        try {
            return SubscriptionRequest.read(body);
        } catch (Filter.Malformed e) {
            throw OwnSubscriptions.refused(400, "The subscription cannot be read", String.valueOf(e.getMessage()));
        }
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
            throw OwnSubscriptions.refused(
                    400,
                    "The subscription cannot be read",
                    "config.start: is neither latest nor earliest nor a cursor of the feed of events");
        }
    }
}
