package io.secunda.policy;

import io.secunda.kit.kafka.DeadLetters;
import io.secunda.kit.kafka.KafkaClients;
import io.secunda.policy.evaluation.Surroundings;
import io.secunda.policy.rules.LiveRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Joins what the stream needs from the rest of the service. */
@ApplicationScoped
class SurroundingsProducer {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Surroundings surroundings(
            LiveRules rules, DeadLetters deadLetters, KafkaClients clients, PolicyCounts counts, Clock clock) {
        Supplier<KafkaConsumer<String, byte[]>> consumers = () -> clients.consumer(Map.of());
        return new Surroundings(
                rules::base,
                clock,
                deadLetters::send,
                new TopicEarlierValues(consumers),
                new TopicEarlierEvents(consumers),
                counts);
    }
}
