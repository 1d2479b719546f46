package io.secunda.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.events.Json;
import io.secunda.events.topic.Envelope;
import io.secunda.events.topic.Topic;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What subscribers get of a record. */
class EventTest {

    private static final Instant MOMENT = Instant.parse("2024-03-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"value\":1.50,\"name\":\"苏州\"}", "{\n  \"value\": 1.50,\r\n  \"name\": \"苏州\"\n}", "[]", "7"})
    void isOneLineWithItsAttributesAndItsValue(String value) throws Exception {
        Event event = of(value).orElseThrow();
        assertThat(event.json()).doesNotContain("\n", "\r");
        JsonNode read = Json.mapper().readTree(event.json());
        assertThat(read).isEqualTo(Json.mapper().readTree(event.structured().toString()));
        assertThat(read.get("data")).isEqualTo(Json.mapper().readTree(value));
        assertThat(read.get("subject").asText()).isEqualTo("a \"subject\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{} {}", "}", "{\"value\":}", "no"})
    void isNoneOfARecordThatCannotBeRead(String value) {
        assertThat(of(value)).isEmpty();
    }

    @Test
    void isNoneOfARemoval() {
        assertThat(Event.of(record(null), URI.create("http://localhost/schemas/")))
                .isEmpty();
    }

    private static Optional<Event> of(String value) {
        return Event.of(record(value.getBytes(StandardCharsets.UTF_8)), URI.create("http://localhost/schemas/"));
    }

    @SuppressWarnings("NullAway") // a removal has no value
    private static ConsumerRecord<String, byte[]> record(byte[] value) {
        var record = new ConsumerRecord<>(Topic.OBSERVATIONS.topicName(), 0, 5L, "CN/320500/gdp/2023/nbs@2024", value);
        new Envelope(
                        "id",
                        "/source",
                        "io.secunda.observation.recorded.v1",
                        "a \"subject\"",
                        MOMENT,
                        MOMENT,
                        "CN",
                        Topic.OBSERVATIONS.schemaUri())
                .addTo(record.headers());
        return record;
    }
}
