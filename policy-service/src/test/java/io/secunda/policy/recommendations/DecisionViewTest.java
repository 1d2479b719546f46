package io.secunda.policy.recommendations;

import static org.assertj.core.api.Assertions.assertThat;

import io.secunda.events.recommendation.Decision;
import io.secunda.events.recommendation.State;
import io.secunda.events.recommendation.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecisionViewTest {

    private static final Instant NOW = Instant.parse("2026-11-29T08:00:00Z");

    private record Decided(List<Decision> decisions) implements DecisionView {

        static Decided at(Instant... times) {
            return new Decided(List.of(times).stream()
                    .map(time -> new Decision(
                            "T", "r", time.toString(), Verdict.ACCEPT, "who", null, "", null, State.RAISED, time))
                    .toList());
        }

        @Override
        public List<Decision> on(String recommendation, Instant asOf) {
            return decisions;
        }

        @Override
        public Map<String, Decision> latest(Collection<String> recommendations, Instant asOf) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Decision> find(String key) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void aDecisionIsRecordedNow() {
        assertThat(Decided.at().after("T/r", NOW)).isEqualTo(NOW);
        assertThat(Decided.at(NOW.minusMillis(1)).after("T/r", NOW)).isEqualTo(NOW);
    }

    @Test
    void aDecisionIsRecordedAfterTheLastOneThoughTheClockWasPutBack() {
        Instant ahead = NOW.plus(Duration.ofDays(40));

        assertThat(Decided.at(NOW, ahead).after("T/r", NOW)).isEqualTo(ahead.plusMillis(1));
        assertThat(Decided.at(NOW).after("T/r", NOW)).isEqualTo(NOW.plusMillis(1));
    }
}
