package io.secunda.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.secunda.events.topic.Topic;
import io.secunda.gateway.events.Resumption.Gap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ResumptionTest {

    private static final TopicPartition ONE = new TopicPartition(Topic.INDICATORS.topicName(), 0);
    private static final TopicPartition TWO = new TopicPartition(Topic.INDICATORS.topicName(), 1);

    @Test
    void withinTheLogGoesOnWhereItWas() {
        Resumption resumption = from(at(7, 3));
        assertThat(resumption.gap()).isEmpty();
        assertThat(resumption.from().offsets()).isEqualTo(at(7, 3).offsets());
    }

    @Test
    void ofNothingYetReadGoesOnAtTheBeginningOfANewPartition() {
        Resumption resumption = from(Positions.of(Map.of(ONE, 7L)));
        assertThat(resumption.gap()).isEmpty();
        assertThat(resumption.from().of(TWO)).isZero();
    }

    @Test
    void olderThanTheLogIsAGapInThatPartitionOnly() {
        Resumption resumption = from(at(2, 3));
        assertThat(resumption.gap()).contains(Gap.TOO_OLD);
        assertThat(resumption.from().offsets()).isEqualTo(at(5, 3).offsets());
    }

    @Test
    void beyondTheEndIsAGap() {
        Resumption resumption = from(at(7, 21));
        assertThat(resumption.gap()).contains(Gap.TOO_NEW);
        assertThat(resumption.from().offsets()).isEqualTo(at(10, 20).offsets());
    }

    private static Resumption from(Positions asked) {
        return Resumption.decide("cursor", text -> asked, at(5, 0), at(10, 20));
    }

    private static Positions at(long one, long two) {
        return Positions.of(Map.of(ONE, one, TWO, two));
    }
}
