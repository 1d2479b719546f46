package io.secunda.ingestion.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.secunda.events.Period;
import io.secunda.events.observation.Observation;
import io.secunda.events.observation.Status;
import io.secunda.events.topic.Topic;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownFactsTest {

    private static final Instant MARCH = Instant.parse("2024-03-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2024-04-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final KnownFacts<Observation> known = new KnownFacts<>(new ValuesOnly());

    private static Observation gdp(double value, String source, Instant released, Instant recorded) {
        return new Observation(
                "CN", "320500", "gdp", Period.parse("2023"), value, "CNY", source, Status.A, released, recorded);
    }

    private Verdict dated(double value, String source, Instant released) {
        return verdict(new Candidate<>(1, true, gdp(value, source, released, NOW)));
    }

    private Verdict undated(double value, String source) {
        return verdict(new Candidate<>(1, false, gdp(value, source, NOW, NOW)));
    }

    private Verdict verdict(Candidate<Observation> candidate) {
        return verdict(candidate, new Vintages<>());
    }

    private Verdict verdict(Candidate<Observation> candidate, Vintages<Observation> ahead) {
        return known.verdict(candidate, known.held(candidate.fact().cell()), ahead);
    }

    @Test
    void takesWhatIsNew() {
        assertThat(dated(1, "bureau", MARCH)).isEqualTo(Verdict.ACCEPTED);
        assertThat(undated(1, "bureau")).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void theSameReleaseAgainIsUnchanged() {
        known.add(gdp(1, "bureau", MARCH, APRIL));

        assertThat(dated(1, "bureau", MARCH)).isEqualTo(Verdict.UNCHANGED);
    }

    @Test
    void anotherValueOfTheSameReleaseIsAConflictThatIsRecordedLater() {
        known.add(gdp(1, "bureau", MARCH, NOW));
        var candidate = new Candidate<>(1, true, gdp(2, "bureau", MARCH, NOW));

        assertThat(verdict(candidate)).isEqualTo(Verdict.CONFLICT);
        assertThat(known.recorded(candidate, known.held(candidate.fact().cell()), new Vintages<>(), NOW)
                        .recorded())
                .isAfter(NOW);
    }

    @Test
    void anOlderReleaseArrivingLateIsTakenAsHistory() {
        known.add(gdp(2, "bureau", APRIL, APRIL));

        assertThat(dated(1, "bureau", MARCH)).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void anUndatedRowIsKnownWhenItSaysWhatStands() {
        known.add(gdp(1, "bureau", MARCH, APRIL));

        assertThat(undated(1, "bureau")).isEqualTo(Verdict.UNCHANGED);
        assertThat(undated(1, "yearbook")).isEqualTo(Verdict.UNCHANGED);
        assertThat(undated(2, "bureau")).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void anUndatedFileOfTwoSourcesCanBeSentAgain() {
        known.add(gdp(1, "bureau", MARCH, MARCH));
        known.add(gdp(2, "yearbook", APRIL, APRIL));

        assertThat(undated(1, "bureau")).isEqualTo(Verdict.UNCHANGED);
        assertThat(undated(2, "yearbook")).isEqualTo(Verdict.UNCHANGED);
    }

    @Test
    void theOrderInWhichRecordsComeDoesNotMatter() {
        Observation first = gdp(1, "bureau", MARCH, MARCH);
        Observation corrected = gdp(3, "bureau", MARCH, APRIL);
        List.of(corrected, first, corrected).forEach(known::add);

        assertThat(known.of("CN/320500/gdp/2023")).containsExactly(corrected);
        assertThat(known.size()).isEqualTo(1);
    }

    @Test
    void whatIsFoundDoesNotDependOnHowManyVintagesThereAre() {
        for (int i = 0; i < 60; i++) {
            known.add(gdp(i, "source " + i % 3, MARCH.plusSeconds(i), MARCH.plusSeconds(i)));
            known.add(gdp(-1, "source " + i % 3, MARCH.plusSeconds(i), MARCH));
        }

        assertThat(known.size()).isEqualTo(60);
        assertThat(known.of("CN/320500/gdp/2023")).hasSize(60).noneMatch(fact -> fact.value() < 0);
        assertThat(dated(0, "source 0", MARCH)).isEqualTo(Verdict.UNCHANGED);
        assertThat(dated(1, "source 0", MARCH)).isEqualTo(Verdict.CONFLICT);
        assertThat(dated(0, "source 1", MARCH)).isEqualTo(Verdict.ACCEPTED);
        assertThat(undated(57, "source 0")).isEqualTo(Verdict.UNCHANGED);
        assertThat(undated(54, "source 0")).isEqualTo(Verdict.ACCEPTED);
        assertThat(undated(59, "source 0")).isEqualTo(Verdict.UNCHANGED);
    }

    @Test
    void whatIsAboutToBeKnownCountsLikeWhatIs() {
        known.add(gdp(1, "bureau", MARCH, MARCH));
        var ahead = new Vintages<Observation>();
        ahead.add(gdp(2, "bureau", APRIL, APRIL));

        assertThat(verdict(new Candidate<>(1, true, gdp(3, "bureau", APRIL, NOW)), ahead))
                .isEqualTo(Verdict.CONFLICT);
        assertThat(verdict(new Candidate<>(1, false, gdp(2, "other", NOW, NOW)), ahead))
                .isEqualTo(Verdict.UNCHANGED);
        assertThat(verdict(new Candidate<>(1, false, gdp(1, "bureau", NOW, NOW)), ahead))
                .isEqualTo(Verdict.ACCEPTED);
    }

    static final class ValuesOnly implements FactKind<Observation> {
        @Override
        public Topic topic() {
            return Topic.OBSERVATIONS;
        }

        @Override
        public Class<Observation> type() {
            return Observation.class;
        }

        @Override
        public String eventType() {
            return Observation.RECORDED;
        }

        @Override
        public String subject(Observation fact) {
            return fact.cell();
        }

        @Override
        public Object content(Observation fact) {
            return String.valueOf(fact.value());
        }

        @Override
        public Observation recordedAt(Observation fact, Instant recorded) {
            return new Observation(
                    fact.territory(),
                    fact.city(),
                    fact.variable(),
                    fact.period(),
                    fact.value(),
                    fact.unit(),
                    fact.source(),
                    fact.status(),
                    fact.released(),
                    recorded);
        }

        @Override
        public Observation compact(Observation fact) {
            return fact;
        }
    }
}
