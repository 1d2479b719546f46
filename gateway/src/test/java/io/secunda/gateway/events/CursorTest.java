package io.secunda.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.secunda.events.topic.Topic;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private static final int LOG = -77;
    private static final TopicPartition FIGURES = new TopicPartition(Topic.OBSERVATIONS.topicName(), 2);
    private static final TopicPartition INDICATORS = new TopicPartition(Topic.INDICATORS.topicName(), 0);
    private static final Positions POSITIONS = Positions.of(Map.of(FIGURES, 5L, INDICATORS, 123_456_789_012_345L));

    @Test
    void isReadAsItWasWritten() {
        assertThat(Cursor.read(Cursor.write(POSITIONS, LOG), LOG).offsets()).isEqualTo(POSITIONS.offsets());
    }

    @Test
    void isSafeInAnAddress() {
        assertThat(Cursor.write(POSITIONS, LOG)).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void ofAnotherLogIsRefused() {
        String other = Cursor.write(POSITIONS, LOG + 1);
        assertThatThrownBy(() -> Cursor.read(other, LOG)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cutOffOrProlongedIsRefused() {
        String whole = Cursor.write(POSITIONS, LOG);
        for (int length = 0; length < 10; length++) {
            String part = whole.substring(0, length);
            assertThatThrownBy(() -> Cursor.read(part, LOG)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Cursor.read(whole + "AAAA", LOG)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "earliest", "%%%", "AQ", "AQAAAAD_____________________"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Cursor.read(text, LOG)).isInstanceOf(IllegalArgumentException.class);
    }
}
