package io.secunda.events.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.events.Json;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {

    private static final Envelope ENVELOPE = new Envelope(
            "0123",
            "/secunda/metrics-service",
            "io.secunda.indicator.changed.v1",
            "region:YRD/theil_t",
            Instant.parse("2026-11-24T08:00:00.123Z"),
            Instant.parse("2026-11-24T08:00:01Z"),
            "CN",
            Topic.INDICATORS.schemaUri());

    @Test
    void isReadBackFromTheHeadersItWrote() {
        var headers = new RecordHeaders();
        ENVELOPE.addTo(headers);

        assertThat(Envelope.from(headers)).isEqualTo(ENVELOPE);
    }

    @Test
    void theTraceIsAnAttributeWhereThereIsOne() {
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        var headers = new RecordHeaders();
        ENVELOPE.tracedBy(trace).addTo(headers);

        assertThat(Envelope.from(headers).traceparent()).isEqualTo(trace);
        assertThat(Envelope.from(headers).id()).isEqualTo(ENVELOPE.id());
        assertThat(ENVELOPE.tracedBy(trace).attributes()).containsEntry("traceparent", trace);
        assertThat(ENVELOPE.attributes()).doesNotContainKey("traceparent");
    }

    @Test
    void isWrittenAsTheKafkaBindingOfCloudEventsSays() {
        var headers = new RecordHeaders();
        ENVELOPE.addTo(headers);

        assertThat(text(headers, "content-type")).isEqualTo("application/json");
        assertThat(text(headers, "ce_specversion")).isEqualTo("1.0");
        assertThat(text(headers, "ce_type")).isEqualTo("io.secunda.indicator.changed.v1");
        assertThat(text(headers, "ce_time")).isEqualTo("2026-11-24T08:00:00.123Z");
        assertThat(text(headers, "ce_partitionkey")).isEqualTo("CN");
        assertThat(text(headers, "ce_dataschema")).isEqualTo("urn:secunda:schema:indicator:v1");
        assertThat(headers).extracting(h -> h.key()).doesNotHaveDuplicates().hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "source", "type", "subject", "time", "recordedtime", "partitionkey", "dataschema"})
    void isRefusedWithoutOneOfItsHeaders(String name) {
        var headers = new RecordHeaders();
        ENVELOPE.addTo(headers);
        headers.remove("ce_" + name);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Envelope.from(headers))
                .withMessage("record has no header ce_" + name);
    }

    @Test
    void isRefusedWithATimeThatIsNone() {
        var headers = new RecordHeaders();
        ENVELOPE.addTo(headers);
        headers.add("ce_time", "yesterday".getBytes(UTF_8));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Envelope.from(headers))
                .withMessageStartingWith("header ce_time is 'yesterday'");
    }

    @Test
    void standsAroundTheDataInStructuredMode() {
        JsonNode event = ENVELOPE.structured(Json.mapper().createObjectNode().put("value", 1));

        assertThat(event.get("specversion").asText()).isEqualTo("1.0");
        assertThat(event.get("id").asText()).isEqualTo("0123");
        assertThat(event.get("datacontenttype").asText()).isEqualTo("application/json");
        assertThat(event.at("/data/value").asInt()).isEqualTo(1);
    }

    @Test
    void theIdIsTheSameForTheSameFactOnly() {
        String id = Envelope.idOf("CN/a", new byte[] {1});

        assertThat(id).matches("[0-9a-f]{32}").isEqualTo(Envelope.idOf("CN/a", new byte[] {1}));
        assertThat(Envelope.idOf("CN/b", new byte[] {1})).isNotEqualTo(id);
        assertThat(Envelope.idOf("CN/a", new byte[] {2})).isNotEqualTo(id);
    }

    private static String text(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), UTF_8);
    }
}
