package io.secunda.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.secunda.events.observation.Observation;
import io.secunda.events.observation.Status;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusTest {

    private static Observation with(List<Status> statuses) {
        Instant then = Instant.parse("2024-03-20T00:00:00Z");
        return new Observation(
                "CN", "320500", "gdp", Period.year(2023), 1.0, "CNY", "s", Status.B, then, then, statuses);
    }

    @Test
    void whatSaysThatThereIsNoValueComesFirstAndNormalSaysNothingBesideOthers() {
        assertThat(Status.ordered(List.of(Status.P, Status.B))).containsExactly(Status.B, Status.P);
        assertThat(Status.ordered(List.of(Status.B, Status.Q))).containsExactly(Status.Q, Status.B);
        assertThat(Status.ordered(List.of(Status.A, Status.E))).containsExactly(Status.E);
        assertThat(Status.ordered(List.of(Status.A))).containsExactly(Status.A);
    }

    @Test
    void severalGoThroughJsonAndOneLeavesNoTrace() {
        Observation several = with(List.of(Status.B, Status.P));

        assertThat(Json.read(Json.write(several), Observation.class)).isEqualTo(several);
        assertThat(several.provisional()).isTrue();
        assertThat(several.has(Status.P)).isTrue();
        assertThat(new String(Json.write(with(null)), StandardCharsets.UTF_8)).doesNotContain("statuses");
        assertThat(with(null).provisional()).isFalse();
    }

    @Test
    void theFirstIsTheStatus() {
        assertThatIllegalArgumentException().isThrownBy(() -> with(List.of(Status.P, Status.B)));
        assertThatIllegalArgumentException().isThrownBy(() -> with(List.of(Status.B)));
    }
}
