package io.secunda.gateway.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.secunda.gateway.FakeServices;
import io.secunda.kit.kafka.KafkaClients;
import io.secunda.kit.kafka.TopicsReady;
import io.secunda.testkit.KafkaAndMongo;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The log of deliveries over the starts and ends of gateways. */
@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
@WithTestResource(FakeServices.class)
class AttemptBookTest {

    private static final int CAPACITY = 10;

    @Inject
    KafkaClients clients;

    @Inject
    TopicsReady topics;

    private final String id = UUID.randomUUID().toString();

    private static Attempt attempt(int number) {
        return new Attempt(
                "event" + number,
                "io.secunda.indicator.changed.v1",
                "CN/region:YRD",
                "secunda.indicators.v1",
                1,
                number,
                1,
                Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number),
                12,
                number % 2 == 0 ? 204 : null,
                number % 2 == 0 ? "delivered" : "failed",
                number % 2 == 0 ? null : "no answer");
    }

    private interface Use {
        void of(AttemptBook book) throws Exception;
    }

    /** From the start of a gateway to its end. */
    private void withBook(Use use) throws Exception {
        var book = new AttemptBook(
                clients, topics, CAPACITY, Clock.systemUTC(), new DeliveryCounts(new SimpleMeterRegistry()));
        book.start();
        try {
            use.of(book);
        } finally {
            book.stop();
        }
    }

    @Test
    void aRestartShowsWhatWasNotedBefore() throws Exception {
        withBook(book -> {
            for (int number = 0; number < 3; number++) {
                book.add(id, attempt(number));
            }
        });
        withBook(book -> {
            assertThat(book.of(id).all()).containsExactly(attempt(2), attempt(1), attempt(0));
            assertThat(book.of(id).of("event1")).contains(attempt(1));
            book.add(id, attempt(3));
            assertThat(book.of(id).all()).first().isEqualTo(attempt(3));
        });
        withBook(book -> assertThat(book.of(id).all()).containsExactly(attempt(3), attempt(2), attempt(1), attempt(0)));
    }

    @Test
    void anotherGatewayShowsTheSameAndGoesOnBehindIt() throws Exception {
        withBook(one -> withBook(other -> {
            one.add(id, attempt(0));
            await().until(() -> other.of(id).all().equals(List.of(attempt(0))));
            other.add(id, attempt(1));
            await().until(() -> one.of(id).all().equals(List.of(attempt(1), attempt(0))));
        }));
    }

    @Test
    void asManyAsFitAreKeptTheLatestOnes() throws Exception {
        withBook(book -> {
            for (int number = 0; number < 5 * CAPACITY + 3; number++) {
                book.add(id, attempt(number));
            }
        });
        withBook(book -> {
            assertThat(book.of(id).all()).hasSize(CAPACITY);
            assertThat(book.of(id).all().get(0)).isEqualTo(attempt(5 * CAPACITY + 2));
            assertThat(book.of(id).all().get(CAPACITY - 1)).isEqualTo(attempt(4 * CAPACITY + 3));
        });
    }

    @Test
    void whatIsForgottenDoesNotComeBack() throws Exception {
        withBook(book -> {
            book.add(id, attempt(0));
            book.add(id, attempt(1));
            book.forget(id);
        });
        withBook(book -> assertThat(book.of(id).all()).isEmpty());
    }
}
