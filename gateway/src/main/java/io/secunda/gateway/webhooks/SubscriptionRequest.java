package io.secunda.gateway.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secunda.events.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A subscription as somebody writes it: the fields of the CloudEvents Subscriptions API, and a few of ours. */
record SubscriptionRequest(
        String description,
        @Nullable String source,
        List<String> types,
        JsonNode filters,
        URI sink,
        Map<String, String> headers,
        int coalesceSeconds,
        @Nullable String start,
        boolean enabled,
        @Nullable Instant expires) {

    private static final Set<String> FIELDS = Set.of(
            "id",
            "owner",
            "description",
            "source",
            "types",
            "filters",
            "sink",
            "protocol",
            "protocolsettings",
            "config",
            "enabled",
            "expires",
            "created",
            "changed",
            "state");
    private static final Set<String> OURS = Set.of(
            "host",
            "content-length",
            "content-type",
            "connection",
            "transfer-encoding",
            "expect",
            "upgrade",
            "te",
            "keep-alive",
            "proxy-authorization",
            "proxy-connection",
            "trailer");
    private static final int MOST = 50;
    private static final int LONGEST = 500;
    private static final int LONGEST_COALESCING = 3_600;

    /**
     * Reads it.
     *
     * @throws Filter.Malformed when something in it cannot be read; the message names the field
     */
    static SubscriptionRequest read(byte[] json) {
        JsonNode node;
        try {
            node = Json.mapper().readTree(json);
        } catch (IOException e) {
            throw new Filter.Malformed("body", "is no JSON");
        }
        if (!(node instanceof ObjectNode)) {
            throw new Filter.Malformed("body", "is no JSON object");
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                throw new Filter.Malformed(
                        name, "is not known; what can be said is one of " + List.copyOf(new TreeSet<>(FIELDS)));
            }
        });
        if (!node.path("protocol").asText("HTTP").equalsIgnoreCase("HTTP")) {
            throw new Filter.Malformed("protocol", "only HTTP is supported");
        }
        JsonNode config = node.path("config");
        JsonNode filters =
                node.has("filters") ? node.get("filters") : Json.mapper().createArrayNode();
        Filter.read(filters, "filters");
        return new SubscriptionRequest(
                text(node, "description").orElse(""),
                text(node, "source").orElse(null),
                types(node.path("types")),
                filters,
                sink(text(node, "sink").orElseThrow(() -> new Filter.Malformed("sink", "is missing"))),
                headers(node.path("protocolsettings")),
                coalescing(config),
                text(config, "start").orElse(null),
                node.path("enabled").asBoolean(true),
                expires(node));
    }

    private static Optional<String> text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual() || value.asText().isBlank() || value.asText().length() > LONGEST) {
            throw new Filter.Malformed(field, "is no text of at most " + LONGEST + " characters");
        }
        return Optional.of(value.asText().strip());
    }

    private static List<String> types(JsonNode node) {
        if (node.isMissingNode()) {
            return List.of();
        }
        List<String> types = new ArrayList<>();
        if (!node.isArray() || node.size() > MOST) {
            throw new Filter.Malformed("types", "is no array of at most " + MOST + " types");
        }
        node.forEach(type -> {
            if (!type.asText().startsWith("io.secunda.")) {
                throw new Filter.Malformed(
                        "types", "'" + type.asText() + "' is no type of event; they begin with io.secunda.");
            }
            types.add(type.asText());
        });
        return types;
    }

    private static URI sink(String text) {
        try {
            URI sink = new URI(text);
            String scheme = String.valueOf(sink.getScheme()).toLowerCase(Locale.ROOT);
            if ((!scheme.equals("https") && !scheme.equals("http")) || sink.getHost() == null) {
                throw new Filter.Malformed("sink", "is no https address");
            }
            if (sink.getRawUserInfo() != null || sink.getRawFragment() != null) {
                throw new Filter.Malformed(
                        "sink", "has a user or a fragment; send credentials as protocolsettings.headers");
            }
            return sink;
        } catch (URISyntaxException e) {
            throw new Filter.Malformed("sink", "is no address");
        }
    }

    private static Map<String, String> headers(JsonNode settings) {
        if (settings.has("method") && !settings.get("method").asText().equals("POST")) {
            throw new Filter.Malformed("protocolsettings.method", "only POST is supported");
        }
        Map<String, String> headers = new TreeMap<>();
        JsonNode node = settings.path("headers");
        if (!node.isMissingNode() && (!node.isObject() || node.size() > MOST)) {
            throw new Filter.Malformed("protocolsettings.headers", "is no object of names and texts");
        }
        node.properties().forEach(header -> {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            String value = header.getValue().asText();
            boolean ours = OURS.contains(name)
                    || name.startsWith("webhook-")
                    || name.startsWith("ce-")
                    || name.startsWith("secunda-");
            if (ours || !name.matches("[a-z0-9!#$%&'*+.^_`|~-]{1,100}") || !value.matches("[\\x20-\\x7e]{0,2000}")) {
                throw new Filter.Malformed("protocolsettings.headers." + header.getKey(), "cannot be sent along");
            }
            headers.put(header.getKey(), value);
        });
        return headers;
    }

    private static int coalescing(JsonNode config) {
        int seconds = config.path("coalesceSeconds").asInt(0);
        if (seconds < 0 || seconds > LONGEST_COALESCING) {
            throw new Filter.Malformed("config.coalesceSeconds", "is not between 0 and " + LONGEST_COALESCING);
        }
        return seconds;
    }

    private static @Nullable Instant expires(JsonNode node) {
        try {
            return text(node, "expires").map(Instant::parse).orElse(null);
        } catch (DateTimeParseException e) {
            throw new Filter.Malformed("expires", "is no time such as 2027-01-01T00:00:00Z");
        }
    }
}
