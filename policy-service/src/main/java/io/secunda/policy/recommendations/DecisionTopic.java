package io.secunda.policy.recommendations;

import io.secunda.events.Json;
import io.secunda.events.recommendation.Decision;
import io.secunda.events.topic.Envelope;
import io.secunda.events.topic.Topic;
import io.secunda.kit.kafka.KafkaClients;
import io.secunda.kit.kafka.TopicsReady;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ServiceUnavailableException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Records decisions. */
@ApplicationScoped
class DecisionTopic {

    private static final int PATIENCE_SECONDS = 20;
    private static final long RETRY_AFTER_SECONDS = 5;

    private final KafkaClients clients;
    private final TopicsReady topics;
    private @Nullable KafkaProducer<String, byte[]> producer;

    DecisionTopic(KafkaClients clients, TopicsReady topics) {
        this.clients = clients;
        this.topics = topics;
    }

    /** Records a decision; done when all replicas have it. */
    void record(Decision decision) {
        byte[] value = Json.write(decision);
        var record = new ProducerRecord<>(Topic.DECISIONS.topicName(), decision.key(), value);
        new Envelope(
                        Envelope.idOf(decision.key(), value),
                        "/secunda/policy-service",
                        Decision.DECIDED,
                        decision.recommendation(),
                        decision.recorded(),
                        decision.recorded(),
                        decision.territory(),
                        Topic.DECISIONS.schemaUri())
                .addTo(record.headers());
        try {
            producer().send(record).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        } catch (ExecutionException | TimeoutException e) {
            throw unavailable(e);
        }
    }

    private static ServiceUnavailableException unavailable(Exception e) {
        return new ServiceUnavailableException(
                "Kafka has not acknowledged the decision; send it again with the same Idempotency-Key",
                RETRY_AFTER_SECONDS,
                e);
    }

    private synchronized KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            topics.await();
            producer = clients.producer(Map.of());
        }
        return producer;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close();
        }
    }
}
