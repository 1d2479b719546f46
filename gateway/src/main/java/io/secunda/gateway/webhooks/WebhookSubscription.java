package io.secunda.gateway.webhooks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secunda.events.Json;
import io.secunda.gateway.events.Event;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to be told of what, and where.
 *
 * @param id its id, by which it is kept
 * @param owner name of the key that made it
 * @param description what it is for, in the owner's words
 * @param source the only source of events, or null for all
 * @param types types of events, or beginnings of types that end in a dot; all when empty
 * @param filters as written; all have to pass
 * @param sink where events are sent
 * @param headers that are sent along
 * @param secrets what deliveries are signed by, the present one first
 * @param coalesceSeconds within how many seconds several events of one type and subject become one; 0 for never
 * @param start cursor of where it begins
 * @param enabled whether the owner wants it
 * @param created when it was made
 * @param expires when it ends by itself, or null
 * @param changed when it was last changed
 */
record WebhookSubscription(
        String id,
        String owner,
        String description,
        @Nullable String source,
        List<String> types,
        JsonNode filters,
        URI sink,
        Map<String, String> headers,
        List<Secret> secrets,
        int coalesceSeconds,
        String start,
        boolean enabled,
        Instant created,
        @Nullable Instant expires,
        Instant changed) {

    WebhookSubscription {
        types = List.copyOf(types);
        headers = new TreeMap<>(headers);
        secrets = List.copyOf(secrets);
    }

    /** What passes. */
    Predicate<Event> passes() {
        Filter filter = Filter.read(filters, "filters");
        return event -> (source == null || source.equals(event.attribute("source")))
                && (types.isEmpty() || types.stream().anyMatch(type -> isOf(type, event.type())))
                && filter.accepts(event);
    }

    private static boolean isOf(String wanted, String type) {
        return wanted.endsWith(".") ? type.startsWith(wanted) : type.equals(wanted);
    }

    @JsonIgnore
    boolean isExpired(Instant now) {
        return expires != null && !now.isBefore(expires);
    }

    /** The same as somebody else wrote it, with what only the system knows kept. */
    WebhookSubscription replacedBy(SubscriptionRequest request, Instant now) {
        return new WebhookSubscription(
                id,
                owner,
                request.description(),
                request.source(),
                request.types(),
                request.filters(),
                request.sink(),
                request.headers(),
                secrets,
                request.coalesceSeconds(),
                start,
                request.enabled(),
                created,
                request.expires(),
                now);
    }

    /** With a new secret; the ones before sign along for a while. */
    WebhookSubscription rotated(Secret fresh, Instant now, Instant until) {
        List<Secret> all = new ArrayList<>(List.of(fresh));
        secrets.stream()
                .map(secret -> secret.validUntil(until))
                .filter(secret -> secret.signsAt(now))
                .forEach(all::add);
        return new WebhookSubscription(
                id,
                owner,
                description,
                source,
                types,
                filters,
                sink,
                headers,
                all,
                coalesceSeconds,
                start,
                enabled,
                created,
                expires,
                now);
    }

    /** With everything that only the gateway may know written otherwise: secrets, and the values of headers. */
    WebhookSubscription withHidden(UnaryOperator<String> change) {
        Map<String, String> sent = new TreeMap<>();
        headers.forEach((name, value) -> sent.put(name, change.apply(value)));
        return new WebhookSubscription(
                id,
                owner,
                description,
                source,
                types,
                filters,
                sink,
                sent,
                secrets.stream()
                        .map(secret -> new Secret(change.apply(secret.text()), secret.until()))
                        .toList(),
                coalesceSeconds,
                start,
                enabled,
                created,
                expires,
                changed);
    }

    /** As its owner sees it, without secrets. */
    ObjectNode shown() {
        var shown = Json.mapper().createObjectNode();
        shown.put("id", id).put("owner", owner).put("description", description);
        if (source != null) {
            shown.put("source", source);
        }
        shown.set("types", Json.mapper().valueToTree(types));
        shown.set("filters", filters);
        shown.put("protocol", "HTTP").put("sink", sink.toString());
        var settings = shown.putObject("protocolsettings");
        settings.put("method", "POST");
        // values may be credentials
        settings.set("headers", Json.mapper().valueToTree(headers.keySet()));
        shown.putObject("config").put("coalesceSeconds", coalesceSeconds);
        shown.put("enabled", enabled).put("created", created.toString()).put("changed", changed.toString());
        if (expires != null) {
            shown.put("expires", expires.toString());
        }
        return shown;
    }

    @Override
    public String toString() {
        return id + " of " + owner;
    }
}
