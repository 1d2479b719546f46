package io.secunda.kit.kafka;

import io.secunda.events.topic.Topic;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sets aside records that cannot be read, as they were, with where they were and why. The key is the place of the record,
 * so that setting it aside twice changes nothing.
 */
@ApplicationScoped
public class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final KafkaClients clients;
    private final TopicsReady topics;
    private final String service;
    private final AtomicLong count = new AtomicLong();
    private @Nullable KafkaProducer<String, byte[]> producer;

    DeadLetters(
            KafkaClients clients,
            TopicsReady topics,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.clients = clients;
        this.topics = topics;
        this.service = service;
    }

    /** Sets a record aside. Waits for the broker, so that a position past the record is never stored before this is. */
    public void send(ConsumerRecord<String, byte[]> unreadable, String reason) {
        String place = unreadable.topic() + "/" + unreadable.partition() + "/" + unreadable.offset();
        try {
            write(letter(unreadable, place, reason, unreadable.value()));
        } catch (IllegalStateException e) {
            if (!(e.getCause() instanceof RecordTooLargeException)) {
                throw e;
            }
            // with its reason it is longer than a record may be; where it is must do
            write(letter(unreadable, place, reason, null));
        }
        count.incrementAndGet();
        LOG.warnf("record cannot be read and was set aside: place=%s reason=%s", place, reason);
    }

    private ProducerRecord<String, byte[]> letter(
            ConsumerRecord<String, byte[]> unreadable, String place, String reason, byte @Nullable [] value) {
        var letter = new ProducerRecord<String, byte[]>(Topic.DEAD_LETTERS.topicName(), place, value);
        unreadable.headers().forEach(letter.headers()::add);
        header(letter, "secunda_topic", unreadable.topic());
        header(letter, "secunda_partition", String.valueOf(unreadable.partition()));
        header(letter, "secunda_offset", String.valueOf(unreadable.offset()));
        header(letter, "secunda_key", String.valueOf(unreadable.key()));
        header(letter, "secunda_reason", reason);
        header(letter, "secunda_service", service);
        return letter;
    }

    private void write(ProducerRecord<String, byte[]> letter) {
        try {
            producer().send(letter).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while setting aside " + letter.key(), e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot set aside " + letter.key(), e.getCause());
        }
    }

    /** How many were set aside since the service started. */
    public long count() {
        return count.get();
    }

    private synchronized KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            topics.await();
            producer = clients.producer(Map.of());
        }
        return producer;
    }

    private static void header(ProducerRecord<String, byte[]> letter, String name, String value) {
        letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close();
        }
    }
}
