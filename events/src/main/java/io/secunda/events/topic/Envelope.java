package io.secunda.events.topic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secunda.events.InstantText;
import io.secunda.events.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The CloudEvents 1.0 attributes of a record. On Kafka they are {@code ce_…} headers (binary mode) and the record value
 * is the data; towards subscribers they stand around the data (structured mode).
 *
 * @param id unique within {@code source}; the same fact told twice has the same id
 * @param source the service it comes from, {@code /secunda/metrics-service}
 * @param type {@code io.secunda.indicator.changed.v1}
 * @param subject what it is about, in codes only
 * @param time when it happened: when the source released a figure, when an indicator was computed
 * @param recordedTime when Secunda recorded it
 * @param territory the territory, as {@code partitionkey}
 * @param dataSchema URI of the data's schema
 * @param traceparent the trace in which that began which led to it, or null: the extension for distributed tracing. No part
 *     of the id, since the same fact told in another trace is the same fact
 */
public record Envelope(
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        Instant recordedTime,
        String territory,
        String dataSchema,
        @Nullable String traceparent) {

    /** Name of the attribute for the trace. */
    public static final String TRACEPARENT = "traceparent";

    /** Media type of one event in structured mode. */
    public static final String STRUCTURED = "application/cloudevents+json";

    private static final String SPEC_VERSION = "1.0";
    private static final byte[] VERSION = SPEC_VERSION.getBytes(StandardCharsets.UTF_8);
    private static final byte[] JSON = "application/json".getBytes(StandardCharsets.UTF_8);

    /** One that is in no trace. */
    public Envelope(
            String id,
            String source,
            String type,
            String subject,
            Instant time,
            Instant recordedTime,
            String territory,
            String dataSchema) {
        this(id, source, type, subject, time, recordedTime, territory, dataSchema, null);
    }

    /** An id that is the same whenever the same key and value are told. */
    public static String idOf(String key, byte[] value) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(key.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return HexFormat.of().formatHex(digest.digest(value), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The attributes by their CloudEvents names, in a fixed order. */
    public Map<String, String> attributes() {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("specversion", SPEC_VERSION);
        attributes.put("id", id);
        attributes.put("source", source);
        attributes.put("type", type);
        attributes.put("subject", subject);
        attributes.put("time", InstantText.of(time));
        attributes.put("recordedtime", InstantText.of(recordedTime));
        attributes.put("partitionkey", territory);
        attributes.put("dataschema", dataSchema);
        if (traceparent != null) {
            attributes.put(TRACEPARENT, traceparent);
        }
        return attributes;
    }

    /** Writes the attributes as Kafka headers, as the CloudEvents Kafka binding says. */
    public void addTo(Headers headers) {
        headers.add("content-type", JSON);
        headers.add("ce_specversion", VERSION);
        add(headers, "ce_id", id);
        add(headers, "ce_source", source);
        add(headers, "ce_type", type);
        add(headers, "ce_subject", subject);
        add(headers, "ce_time", InstantText.of(time));
        add(headers, "ce_recordedtime", InstantText.of(recordedTime));
        add(headers, "ce_partitionkey", territory);
        add(headers, "ce_dataschema", dataSchema);
        if (traceparent != null) {
            add(headers, "ce_traceparent", traceparent);
        }
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads the attributes from Kafka headers.
     *
     * @throws IllegalArgumentException when one is missing or is no time where a time is expected
     */
    public static Envelope from(Headers headers) {
        return new Envelope(
                header(headers, "id"),
                header(headers, "source"),
                header(headers, "type"),
                header(headers, "subject"),
                time(headers, "time"),
                time(headers, "recordedtime"),
                header(headers, "partitionkey"),
                header(headers, "dataschema"),
                headers.lastHeader("ce_" + TRACEPARENT) == null ? null : header(headers, TRACEPARENT));
    }

    private static String header(Headers headers, String name) {
        @Nullable Header header = headers.lastHeader("ce_" + name);
        if (header == null || header.value() == null) {
            throw new IllegalArgumentException("record has no header ce_" + name);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static Instant time(Headers headers, String name) {
        String text = header(headers, name);
        try {
            return InstantText.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "header ce_" + name + " is '" + text + "'; expected a time such as 2024-03-01T00:00:00Z", e);
        }
    }

    /** The same with another address of its schema. */
    public Envelope withDataSchema(String address) {
        return new Envelope(id, source, type, subject, time, recordedTime, territory, address, traceparent);
    }

    /** The same in a trace, or in none. */
    public Envelope tracedBy(@Nullable String trace) {
        return new Envelope(id, source, type, subject, time, recordedTime, territory, dataSchema, trace);
    }

    /** The event in structured mode, as subscribers get it. */
    public ObjectNode structured(JsonNode data) {
        ObjectNode event = Json.mapper().createObjectNode();
        attributes().forEach(event::put);
        event.put("datacontenttype", "application/json");
        event.set("data", data);
        return event;
    }
}
