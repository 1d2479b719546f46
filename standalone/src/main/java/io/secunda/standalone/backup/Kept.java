package io.secunda.standalone.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secunda.events.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * A record as a backup keeps it: a line of JSON with a CloudEvent in the terms of their Kafka binding, its attributes in the
 * headers {@code ce_…}, its data in the value. Bytes are text where they are UTF-8, else {@code {"base64": …}}, so that each
 * comes back as it was.
 *
 * @param partition where it was,
 * @param offset and at which place
 * @param timestamp milliseconds since 1970
 * @param key its key, or null
 * @param headers names and values, in order
 * @param value its value, or null when it removes its key
 */
record Kept(
        int partition,
        long offset,
        long timestamp,
        byte @Nullable [] key,
        List<Header> headers,
        byte @Nullable [] value) {

    private static final String BASE64 = "base64";

    Kept {
        headers = List.copyOf(headers);
    }

    static Kept of(ConsumerRecord<byte[], byte[]> found) {
        return new Kept(
                found.partition(),
                found.offset(),
                found.timestamp(),
                found.key(),
                List.of(found.headers().toArray()),
                found.value());
    }

    /** The line, with its end. */
    byte[] line() {
        ObjectNode line = Json.mapper().createObjectNode();
        line.put("partition", partition).put("offset", offset).put("timestamp", timestamp);
        line.set("key", text(key));
        ArrayNode all = line.putArray("headers");
        headers.forEach(header -> all.addArray().add(header.key()).add(text(header.value())));
        line.set("value", text(value));
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** @throws IOException if it is no such line */
    static Kept read(String line) throws IOException {
        JsonNode found = Json.mapper().readTree(line);
        List<Header> headers = new ArrayList<>();
        for (JsonNode header : found.path("headers")) {
            headers.add(new RecordHeader(header.path(0).asText(), bytes(header.path(1))));
        }
        if (!found.path("partition").isInt() || !found.path("offset").isIntegralNumber()) {
            throw new IOException("a record without a place");
        }
        return new Kept(
                found.path("partition").asInt(),
                found.path("offset").asLong(),
                found.path("timestamp").asLong(),
                bytes(found.path("key")),
                headers,
                bytes(found.path("value")));
    }

    /** For its old place on a topic. */
    ProducerRecord<byte[], byte[]> on(String topic) {
        return new ProducerRecord<>(topic, partition, timestamp, key, value, headers);
    }

    private static JsonNode text(byte @Nullable [] bytes) {
        if (bytes == null) {
            return Json.mapper().nullNode();
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)
                ? Json.mapper().getNodeFactory().textNode(text)
                : Json.mapper().createObjectNode().put(BASE64, bytes);
    }

    private static byte @Nullable [] bytes(JsonNode text) {
        if (text.isObject()) {
            return Base64.getDecoder().decode(text.path(BASE64).asText());
        }
        return text.isTextual() ? text.asText().getBytes(StandardCharsets.UTF_8) : null;
    }
}
