package io.secunda.benchmarks.latency;

import io.secunda.benchmarks.report.Times;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What the broker takes by itself: a record written with acks=all and read by a consumer that waits for it. */
final class BareKafka {

    private static final int SIZE = 400;

    private final String bootstrap;

    BareKafka(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** Times from when each record was due to when it was read. */
    Times roundTrips(int count, double perSecond, int warmUp) throws Exception {
        // a name of its own for each run: a topic must never be made anew under a name it had
        String topic = "secunda.benchmark." + Long.toString(System.nanoTime(), 36);
        var partition = new TopicPartition(topic, 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
                KafkaConsumer<byte[], byte[]> consumer = consumer();
                KafkaProducer<byte[], byte[]> producer = producer()) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            producer.partitionsFor(topic);
            try {
                return measure(topic, producer, consumer, new Sending(count, perSecond), warmUp);
            } finally {
                admin.deleteTopics(List.of(topic)).all().get();
            }
        }
    }

    private static Times measure(
            String topic,
            KafkaProducer<byte[], byte[]> producer,
            KafkaConsumer<byte[], byte[]> consumer,
            Sending sending,
            int warmUp)
            throws InterruptedException {
        var times = new Times();
        var reader = new Thread(() -> {
            long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
            for (int read = 0; read < sending.count() && System.nanoTime() < end; ) {
                var records = consumer.poll(Duration.ofMillis(100));
                long now = System.nanoTime();
                for (int i = 0; i < records.count(); i++, read++) {
                    if (read >= warmUp) {
                        times.between(sending.dueNs(read), now);
                    }
                }
            }
        });
        reader.start();
        byte[] value = new byte[SIZE];
        sending.run(1, number -> producer.send(new ProducerRecord<>(topic, value)));
        reader.join();
        return times;
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all", "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "enable.auto.commit", false, "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
