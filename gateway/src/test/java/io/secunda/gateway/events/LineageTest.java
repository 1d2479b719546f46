package io.secunda.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.secunda.events.topic.FormerLog;
import io.secunda.events.topic.Topic;
import io.secunda.gateway.events.Resumption.Gap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LineageTest {

    private static final TopicPartition INDICATORS = new TopicPartition(Topic.INDICATORS.topicName(), 1);
    private static final int OLD = "old cluster".hashCode();
    private static final Lineage LINEAGE = Lineage.of(List.of(new FormerLog(
            "old cluster",
            Map.of(Topic.INDICATORS.topicName(), List.of(0L, 10L)),
            Instant.parse("2026-11-28T00:00:00Z"))));

    @Test
    void aPositionFromBeforeTheBackupHolds() {
        assertThat(LINEAGE.check(at(10), OLD).of(INDICATORS)).isEqualTo(10);
    }

    @Test
    void oneFromAfterItIsOfAnotherHistory() {
        assertThatThrownBy(() -> LINEAGE.check(at(11), OLD)).isInstanceOf(Lineage.Beyond.class);
        Resumption told = Resumption.decide("cursor", text -> LINEAGE.check(at(11), OLD), Positions.none(), at(500));
        assertThat(told.gap()).contains(Gap.TOO_NEW);
        assertThat(told.from().of(INDICATORS)).isEqualTo(500);
    }

    @Test
    void oneOfALogThatWasNotRestoredIsNone() {
        assertThatThrownBy(() -> LINEAGE.check(at(1), OLD + 1))
                .isInstanceOf(IllegalArgumentException.class)
                .isNotInstanceOf(Lineage.Beyond.class);
    }

    private static Positions at(long offset) {
        return Positions.of(Map.of(INDICATORS, offset));
    }
}
