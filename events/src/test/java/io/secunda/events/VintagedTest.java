package io.secunda.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.secunda.events.agreement.Agreement;
import io.secunda.events.agreement.Level;
import io.secunda.events.flow.Flow;
import io.secunda.events.observation.Observation;
import io.secunda.events.observation.Status;
import io.secunda.testkit.Seeded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VintagedTest {

    private static final Instant MARCH = Instant.parse("2024-03-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2024-04-01T00:00:00Z");

    @Test
    void aLaterReleaseStandsAlsoWhenItWasRecordedEarlier() {
        Observation corrected = observation(2.0, Status.A, "a", APRIL, MARCH);
        Observation first = observation(1.0, Status.A, "a", MARCH, APRIL);

        assertThat(corrected.supersedes(first)).isTrue();
        assertThat(first.supersedes(corrected)).isFalse();
    }

    @Test
    void ofOneReleaseTheOneRecordedLaterStands() {
        Observation late = observation(1.0, Status.A, "a", MARCH, APRIL);
        Observation early = observation(2.0, Status.A, "a", MARCH, MARCH);

        assertThat(late.supersedes(early)).isTrue();
        assertThat(early.supersedes(late)).isFalse();
    }

    @Test
    void theSameAgainChangesNothing() {
        assertThat(observation(1.0, Status.A, "a", MARCH, MARCH)
                        .supersedes(observation(1.0, Status.A, "a", MARCH, MARCH)))
                .isFalse();
    }

    @Test
    void theKeyHoldsCellSourceAndVintage() {
        assertThat(observation(1.0, Status.A, "Year / book", MARCH, APRIL).key())
                .isEqualTo("CN/320500/gdp/2023/Year+%2F+book@2024-03-01T00:00:00Z");
    }

    @Seeded
    void whateverTheOrderOfArrivalsTheSameObservationStands(long seed) {
        var random = new Random(seed);
        theSameStands(random, () -> {
            Status status = pick(random, Status.A, Status.P, Status.O);
            Double value = status.missing() ? null : pick(random, 0.0, -0.0, 1.0);
            return observation(
                    value, status, pick(random, "a", "b"), pick(random, MARCH, APRIL), pick(random, MARCH, APRIL));
        });
    }

    @Seeded
    void whateverTheOrderOfArrivalsTheSameFlowStands(long seed) {
        var random = new Random(seed);
        theSameStands(
                random,
                () -> new Flow(
                        "CN",
                        "1",
                        "2",
                        "rail",
                        Period.year(2023),
                        pick(random, 1.0, 2.0),
                        pick(random, "trains", "trains per day"),
                        pick(random, "a", "b"),
                        pick(random, Status.A, Status.E),
                        pick(random, MARCH, APRIL),
                        pick(random, MARCH, APRIL)));
    }

    @Seeded
    void whateverTheOrderOfArrivalsTheSameAgreementStands(long seed) {
        var random = new Random(seed);
        theSameStands(
                random,
                () -> new Agreement(
                        "CN",
                        "x",
                        null,
                        Period.year(2019),
                        null,
                        pick(random, "joint_park", "transport"),
                        List.of("1", pick(random, "2", "3")),
                        List.of(),
                        List.of(pick(random, Level.MUNICIPAL, Level.NATIONAL)),
                        List.of(),
                        "a",
                        pick(random, MARCH, APRIL),
                        MARCH));
    }

    /** Six facts of one cell, in two orders and with repeats: what is left is the same. */
    private static <T extends Vintaged> void theSameStands(Random random, Supplier<T> any) {
        List<T> facts = new ArrayList<>(Stream.generate(any).limit(6).toList());
        T stands = standing(facts);
        facts.addAll(facts.subList(0, 3));
        Collections.shuffle(facts, random);

        assertThat(standing(facts)).isEqualTo(stands);
    }

    private static <T extends Vintaged> T standing(List<T> arrivals) {
        return arrivals.stream()
                .reduce((held, next) -> next.supersedes(held) ? next : held)
                .orElseThrow();
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static Observation observation(
            @Nullable Double value, Status status, String source, Instant released, Instant recorded) {
        return new Observation(
                "CN", "320500", "gdp", Period.year(2023), value, "CNY", source, status, released, recorded);
    }
}
