package io.secunda.ingestion.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.secunda.events.Period;
import io.secunda.events.observation.Observation;
import io.secunda.events.observation.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Batches at the same time, with a Kafka that acknowledges when it is told to. */
class FactLogTest {

    private final MockProducer<String, byte[]> kafka =
            new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
    private final FactLog<Observation> log =
            new FactLog<>(new KnownFactsTest.ValuesOnly(), new Publisher(kafka), Clock.systemUTC());

    @Test
    void cellsThatOthersWriteAreNotWaitedFor() {
        var first = record("c1");
        awaitSent(1);
        var second = record("c2");
        awaitSent(2);
        kafka.completeNext();
        kafka.completeNext();
        assertThat(first.join()).containsExactly(Verdict.ACCEPTED);
        assertThat(second.join()).containsExactly(Verdict.ACCEPTED);
    }

    @Test
    void theSameRowIsCountedOnceAndNotBeforeItIsAcknowledged() {
        var first = record("c1");
        awaitSent(1);
        var same = record("c2", "c1");
        var third = record("c1");
        await().during(Duration.ofMillis(200)).until(() -> kafka.history().size() == 1 && !third.isDone());
        kafka.completeNext();
        assertThat(first.join()).containsExactly(Verdict.ACCEPTED);
        awaitSent(2);
        kafka.completeNext();
        assertThat(same.join()).containsExactlyInAnyOrder(Verdict.ACCEPTED, Verdict.UNCHANGED);
        assertThat(third.join()).containsExactly(Verdict.UNCHANGED);
        assertThat(log.size()).isEqualTo(2);
    }

    @Test
    void whatWasNotAcknowledgedIsNoReasonToTakeTheNextOneForKnown() {
        var first = record("c1");
        awaitSent(1);
        var same = record("c1");
        kafka.errorNext(new TimeoutException("away"));
        assertThat(first).failsWithin(Duration.ofSeconds(5));
        awaitSent(2);
        kafka.completeNext();
        assertThat(same.join()).containsExactly(Verdict.ACCEPTED);
    }

    private void awaitSent(int count) {
        await().until(() -> kafka.history().size() == count);
    }

    private static Observation figure(String city) {
        Instant moment = Instant.parse("2024-03-01T00:00:00Z");
        return new Observation("CN", city, "gdp", Period.parse("2023"), 1.0, "CNY", "bureau", Status.A, moment, moment);
    }

    private CompletableFuture<List<Verdict>> record(String... cities) {
        return CompletableFuture.supplyAsync(
                () -> {
                    List<Verdict> verdicts = new CopyOnWriteArrayList<>();
                    log.record(
                            List.of(cities).stream()
                                    .map(city -> new Candidate<>(1, true, figure(city)))
                                    .toList(),
                            false,
                            (candidate, verdict) -> verdicts.add(verdict));
                    return verdicts;
                },
                task -> new Thread(task).start());
    }
}
