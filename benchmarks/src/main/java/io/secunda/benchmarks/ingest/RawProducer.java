package io.secunda.benchmarks.ingest;

import io.secunda.benchmarks.pipeline.Clients;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The yardstick: the same rows, as JSON, written by a bare producer with acks=all and nothing else. */
final class RawProducer {

    private final Clients clients;

    RawProducer(Clients clients) {
        this.clients = clients;
    }

    /** Records a second, from the first one sent until all are acknowledged. */
    double perSecond(Rows rows, int count) throws Exception {
        String topic = "secunda.benchmark." + Long.toString(System.nanoTime(), 36);
        List<ProducerRecord<String, byte[]>> records = new java.util.ArrayList<>(count);
        for (int row = 0; row < count; row++) {
            records.add(
                    new ProducerRecord<>(topic, rows.key(row), rows.json(row).getBytes(StandardCharsets.UTF_8)));
        }
        try (Admin admin = Admin.create(clients.settings())) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(4), Optional.empty())))
                    .all()
                    .get();
            // a full-rate producer on a topic that has just been made can be refused as out of sequence
            Thread.sleep(2_000);
            try {
                return measure(records);
            } finally {
                admin.deleteTopics(List.of(topic)).all().get();
            }
        }
    }

    private double measure(List<ProducerRecord<String, byte[]>> records) {
        var failure = new AtomicReference<Exception>();
        try (var producer = clients.producer()) {
            // connections and metadata are not what is measured
            producer.partitionsFor(records.get(0).topic());
            long begin = System.nanoTime();
            records.forEach(record -> producer.send(record, (place, e) -> {
                if (e != null) {
                    failure.set(e);
                }
            }));
            producer.flush();
            long end = System.nanoTime();
            if (failure.get() != null) {
                throw new IllegalStateException("raw Kafka refused a record: " + failure.get());
            }
            return records.size() * 1e9 / (end - begin);
        }
    }
}
