package io.secunda.benchmarks.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** What the broker and the clients do by themselves: the same bytes written and read, nothing in between. */
final class RawKafka {

    private final Clients clients;
    private final Duration patience;

    RawKafka(Clients clients, Duration patience) {
        this.clients = clients;
        this.patience = patience;
    }

    /** Records a second from the first one sent to the last one read. */
    double perSecond(List<ProducerRecord<String, byte[]>> records, int partitions) throws Exception {
        // a name of its own for each run: a topic must never be made anew under a name it had
        String topic = "secunda.benchmark." + Long.toString(System.nanoTime(), 36);
        try (Admin admin = Admin.create(clients.settings())) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(partitions), Optional.empty())))
                    .all()
                    .get();
            awaitLeaders(admin, topic, partitions);
            try (var consumer = clients.consumerAtEnd(topic)) {
                return measure(topic, records, consumer);
            } finally {
                admin.deleteTopics(List.of(topic)).all().get();
            }
        }
    }

    private double measure(
            String topic, List<ProducerRecord<String, byte[]>> records, KafkaConsumer<String, byte[]> consumer)
            throws InterruptedException {
        long begin = System.nanoTime();
        var writer = new Thread(() -> {
            try (var producer = clients.producer()) {
                for (var r : records) {
                    producer.send(new ProducerRecord<>(topic, null, r.key(), r.value(), r.headers()));
                }
            }
        });
        writer.start();
        int read = 0;
        while (read < records.size()) {
            read += consumer.poll(Duration.ofMillis(100)).count();
            if (System.nanoTime() - begin > patience.toNanos()) {
                throw new IllegalStateException("raw Kafka gave back " + read + " of " + records.size()
                        + " records within " + patience.toSeconds() + " s");
            }
        }
        long end = System.nanoTime();
        writer.join();
        return records.size() * 1e9 / (end - begin);
    }

    private static void awaitLeaders(Admin admin, String topic, int partitions) throws Exception {
        for (int p = 0; p < partitions; p++) {
            for (int attempt = 1; ; attempt++) {
                try {
                    admin.listOffsets(Map.of(new TopicPartition(topic, p), OffsetSpec.latest()))
                            .all()
                            .get();
                    break;
                } catch (ExecutionException e) {
                    if (attempt == 100) {
                        throw e;
                    }
                    Thread.sleep(50);
                }
            }
        }
    }
}
