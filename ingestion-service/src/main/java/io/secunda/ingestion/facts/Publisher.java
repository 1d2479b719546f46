package io.secunda.ingestion.facts;

import io.secunda.kit.kafka.KafkaClients;
import io.secunda.kit.kafka.TopicsReady;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/** Writes records, and returns when Kafka has them. */
@ApplicationScoped
public class Publisher {

    private final Producer<String, byte[]> producer;

    @Inject
    Publisher(KafkaClients clients, TopicsReady topics, FactConfig config) {
        topics.await();
        int patience = Math.toIntExact(config.patience().toMillis());
        this.producer = clients.producer(Map.of(
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patience,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience / 2,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, patience / 2));
    }

    /** Writes by a producer that is there, which closes with it. */
    Publisher(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    /**
     * Writes records and waits for every one.
     *
     * @param acknowledged told the place of each record that Kafka has acknowledged, in order
     * @throws NotAcknowledged when Kafka has not acknowledged all of them in time; those that it has were told
     */
    public void publish(List<ProducerRecord<String, byte[]>> records, IntConsumer acknowledged) {
        List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
        for (ProducerRecord<String, byte[]> record : records) {
            Future<RecordMetadata> sending = send(record);
            sent.add(sending);
            if (failed(sending)) {
                // each further one would wait as long
                break;
            }
        }
        Throwable failure = null;
        for (int i = 0; i < sent.size(); i++) {
            try {
                sent.get(i).get();
                acknowledged.accept(i);
            } catch (ExecutionException e) {
                failure = e.getCause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failure = e;
                break;
            }
        }
        if (failure != null) {
            throw new NotAcknowledged(failure);
        }
    }

    private Future<RecordMetadata> send(ProducerRecord<String, byte[]> record) {
        try {
            return producer.send(record);
        } catch (KafkaException | IllegalStateException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static boolean failed(Future<RecordMetadata> sending) {
        if (!sending.isDone()) {
            return false;
        }
        try {
            sending.get();
            return false;
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @PreDestroy
    void close() {
        producer.close();
    }
}
