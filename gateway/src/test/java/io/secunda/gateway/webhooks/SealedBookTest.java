package io.secunda.gateway.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.secunda.events.topic.Topic;
import io.secunda.gateway.FakeServices;
import io.secunda.kit.kafka.KafkaClients;
import io.secunda.kit.kafka.TopicsReady;
import io.secunda.testkit.KafkaAndMongo;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What lies on the topic of subscriptions, over the starts of gateways with one key and another. */
@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
@WithTestResource(FakeServices.class)
class SealedBookTest {

    private static final String ID = "sealedbooktest";

    @Inject
    KafkaClients clients;

    @Inject
    TopicsReady topics;

    @Test
    void secretsAreSealedAtTheNextStartAndAnewAfterAChangeOfKeys() throws Exception {
        WebhookSubscription mine = SealTest.subscription(ID);
        withBook(List.of(), book -> book.keep(mine));
        assertThat(lastOnTopic()).contains(SealTest.SECRET, "of mine");

        withBook(List.of(SealTest.key(1)), book -> assertThat(book.find(ID)).contains(mine));
        String underOne = lastOnTopic();
        assertThat(underOne).doesNotContain("whsec_", "of mine").contains("sealed:v1:");

        withBook(List.of(SealTest.key(1)), book -> assertThat(book.find(ID)).contains(mine));
        assertThat(lastOnTopic()).isEqualTo(underOne);

        withBook(
                List.of(SealTest.key(2), SealTest.key(1)),
                book -> assertThat(book.find(ID)).contains(mine));
        assertThat(lastOnTopic()).isNotEqualTo(underOne).doesNotContain("whsec_");

        withBook(List.of(SealTest.key(1)), book -> {
            assertThat(book.find(ID)).isEmpty();
            assertThat(book.broken()).isEqualTo(1);
        });
        withBook(List.of(SealTest.key(2)), book -> {
            assertThat(book.broken()).isZero();
            assertThat(book.find(ID)).contains(mine);
            book.remove(ID);
        });
    }

    private interface Use {
        void of(SubscriptionBook book) throws Exception;
    }

    private void withBook(List<SecretKey> keys, Use use) throws Exception {
        var book = new SubscriptionBook(clients, topics, Clock.systemUTC(), new Seal(keys));
        book.start();
        try {
            use.of(book);
        } finally {
            book.stop();
        }
    }

    private String lastOnTopic() {
        String last = "";
        try (var consumer = clients.consumer(Map.of())) {
            List<TopicPartition> all = consumer.partitionsFor(Topic.SUBSCRIPTIONS.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (all.stream().anyMatch(place -> consumer.position(place) < ends.get(place))) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (record.key().equals(ID) && record.value() != null) {
                        last = new String(record.value(), StandardCharsets.UTF_8);
                    }
                }
            }
        }
        return last;
    }
}
