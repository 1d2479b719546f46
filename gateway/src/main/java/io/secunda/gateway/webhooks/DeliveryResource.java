package io.secunda.gateway.webhooks;

import static io.secunda.gateway.webhooks.OwnSubscriptions.ADMIN;
import static io.secunda.gateway.webhooks.OwnSubscriptions.OWNER;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secunda.events.Json;
import io.secunda.gateway.events.EventLog;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What is done with a subscription: asking its endpoint, its deliveries, sending again. Described in gateway-openapi.json. */
@Path("/api/v1/subscriptions/{id}")
@Singleton
public class DeliveryResource {

    private final OwnSubscriptions own;
    private final SubscriptionBook book;
    private final Webhooks webhooks;
    private final EventLog log;
    private final WebhooksConfig config;
    private final SecureRandom random = new SecureRandom();

    DeliveryResource(
            OwnSubscriptions own, SubscriptionBook book, Webhooks webhooks, EventLog log, WebhooksConfig config) {
        this.own = own;
        this.book = book;
        this.webhooks = webhooks;
        this.log = log;
        this.config = config;
    }

    /** Asks the endpoint again; also how one that was disabled is taken up again. */
    @POST
    @Path("/verify")
    @Operation(hidden = true)
    public Response verify(String id, @HeaderParam(OWNER) String owner, @HeaderParam(ADMIN) String admin) {
        WebhookSubscription subscription = own.find(id, owner, admin);
        webhooks.verify(subscription);
        return OwnSubscriptions.answer(Response.accepted(), own.shown(subscription));
    }

    /** A new secret; the old one signs along for a while. */
    @POST
    @Path("/secret")
    @Operation(hidden = true)
    public Response rotate(String id, @HeaderParam(OWNER) String owner, @HeaderParam(ADMIN) String admin) {
        WebhookSubscription before = own.find(id, owner, admin);
        Secret fresh = Secret.random(random);
        Instant now = webhooks.now();
        WebhookSubscription after = before.rotated(fresh, now, now.plus(config.rotation()));
        book.keep(after);
        return OwnSubscriptions.ok(own.shown(after).put("secret", fresh.text()));
    }

    /** Its last attempts, the latest first. */
    @GET
    @Path("/deliveries")
    @Operation(hidden = true)
    public Response deliveries(String id, @HeaderParam(OWNER) String owner, @HeaderParam(ADMIN) String admin) {
        own.find(id, owner, admin);
        ObjectNode page = Json.mapper().createObjectNode();
        page.set("items", Json.mapper().valueToTree(webhooks.log(id).all()));
        return OwnSubscriptions.ok(page);
    }

    /** Sends one event again. */
    @POST
    @Path("/deliveries/{event}/resend")
    @Operation(hidden = true)
    public Response resend(
            String id, String event, @HeaderParam(OWNER) String owner, @HeaderParam(ADMIN) String admin) {
        WebhookSubscription subscription = own.find(id, owner, admin);
        Attempt attempt = webhooks.log(id)
                .of(event)
                .orElseThrow(() -> OwnSubscriptions.refused(
                        404,
                        "No such delivery",
                        "Nothing is noted of an event '" + event + "'; POST …/recover sends all since a time again."));
        webhooks.resend(subscription, attempt);
        return Response.accepted().build();
    }

    /** Sends everything since a moment again. */
    @POST
    @Path("/recover")
    @Operation(hidden = true)
    public Response recover(
            String id, byte[] body, @HeaderParam(OWNER) String owner, @HeaderParam(ADMIN) String admin) {
        own.find(id, owner, admin);
        Instant since = OwnSubscriptions.since(OwnSubscriptions.json(body));
        if (since == null) {
            throw OwnSubscriptions.unreadable("since: is missing; say since when, as in 2026-11-24T00:00:00Z");
        }
        webhooks.moveTo(id, log.cursor(log.since(since)));
        return Response.accepted().build();
    }
}
