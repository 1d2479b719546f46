package io.secunda.ingestion.facts;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.secunda.events.topic.Topic;
import io.secunda.kit.status.StatusSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Which records were set aside before, so that a rebuilt view does not set them aside again; and what was the matter. */
@ApplicationScoped
public class KnownDeadLetters implements TopicSink, StatusSource {

    /** Name of the meter; dashboards and alerts rest on it. */
    static final String METER = "secunda.dead.letters";

    /** Topics whose records somebody of us reads as what they are. */
    private static final List<Topic> READ = List.of(
            Topic.GEOGRAPHY,
            Topic.OBSERVATIONS,
            Topic.FLOWS,
            Topic.AGREEMENTS,
            Topic.INDICATORS,
            Topic.RECOMMENDATIONS,
            Topic.DECISIONS,
            Topic.RULES,
            Topic.INBOX);

    private static final int LONGEST_REASON = 500;

    private record Last(int count, String reason, String service, Instant at) {}

    private final Set<String> places = ConcurrentHashMap.newKeySet();
    private final Map<String, Last> byTopic = new ConcurrentHashMap<>();

    KnownDeadLetters(MeterRegistry meters) {
        READ.forEach(topic -> Gauge.builder(METER, this, known -> known.of(topic.topicName()))
                .tag("topic", topic.topicName())
                .description("Records of a topic that were set aside, ever")
                .register(meters));
    }

    private int of(String topic) {
        Last last = byTopic.get(topic);
        return last == null ? 0 : last.count();
    }

    @Override
    public Topic topic() {
        return Topic.DEAD_LETTERS;
    }

    @Override
    public void take(ConsumerRecord<String, byte[]> record) {
        if (record.key() != null && places.add(record.key())) {
            byTopic.merge(
                    text(record, "secunda_topic"),
                    new Last(
                            1,
                            shortened(text(record, "secunda_reason")),
                            text(record, "secunda_service"),
                            Instant.ofEpochMilli(Math.max(0, record.timestamp()))),
                    (before, now) -> new Last(before.count() + 1, now.reason(), now.service(), now.at()));
        }
    }

    private static String text(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null
                ? "unknown"
                : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
    }

    /** Whether a record was set aside. */
    public boolean has(ConsumerRecord<String, byte[]> unreadable) {
        return places.contains(unreadable.topic() + "/" + unreadable.partition() + "/" + unreadable.offset());
    }

    /** How many records of all topics were set aside, ever. */
    public int size() {
        return places.size();
    }

    @Override
    public String name() {
        return "deadLetters";
    }

    /** By topic, the last one with its reason. */
    @Override
    public Map<String, Object> status() {
        var status = new TreeMap<String, Object>();
        byTopic.forEach((topic, last) -> status.put(
                topic,
                Map.of(
                        "count",
                        last.count(),
                        "lastReason",
                        last.reason(),
                        "lastService",
                        last.service(),
                        "last",
                        last.at().toString())));
        return status;
    }
}
