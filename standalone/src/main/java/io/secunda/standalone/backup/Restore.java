package io.secunda.standalone.backup;

import io.secunda.events.Json;
import io.secunda.events.topic.FormerLog;
import io.secunda.events.topic.Topic;
import io.secunda.events.topic.TopicSetup;
import io.secunda.standalone.terminal.Progress;
import io.secunda.standalone.terminal.UserError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** Writes what a backup has to a Kafka that has nothing yet. */
final class Restore {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Broker broker;
    private final BackupFile backup;

    Restore(Broker broker, BackupFile backup) {
        this.broker = broker;
        this.backup = backup;
    }

    /** @throws UserError if there is a record on any topic already */
    void refuseUnlessEmpty() {
        for (Topic topic : Topic.values()) {
            List<TopicPartition> there =
                    broker.partitionsOf(topic, backup.manifest().partitions());
            long records = broker.ends(there).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            if (records > 0) {
                throw UserError.failed("Kafka at " + broker.address() + " is not empty: " + topic.topicName()
                        + " ends at " + records + ". A backup is restored into an empty one only; nothing was changed");
            }
        }
    }

    /** @param replicas of topics that are not there yet */
    void run(short replicas, Instant now, Progress progress) {
        Manifest manifest = backup.manifest();
        TopicSetup.ensure(broker.settings(), manifest.partitions(), replicas, PATIENCE);
        broker.look();
        if (broker.partitions() != manifest.partitions()) {
            throw UserError.failed("the topics of Kafka at " + broker.address() + " have " + broker.partitions()
                    + " partitions, those of the backup " + manifest.partitions()
                    + ": delete the empty topics, they are made anew");
        }
        String id = "secunda-restore-" + UUID.randomUUID();
        for (Manifest.Part part : manifest.parts()) {
            try (var writer = new OffsetWriter(broker, part.topic(), manifest.partitions(), id)) {
                backup.read(part, kept -> {
                    writer.accept(kept);
                    progress.step();
                });
                writer.finish(part.ends());
            }
        }
        broker.inboxTaken(manifest.inbox());
        noteLineage(manifest, now);
    }

    /** From here on the log is its own; positions of the former one hold up to here. */
    private void noteLineage(Manifest manifest, Instant now) {
        Map<String, List<Long>> ends =
                manifest.parts().stream().collect(Collectors.toMap(Manifest.Part::topic, Manifest.Part::ends));
        var former = new FormerLog(manifest.log(), ends, now);
        broker.append(Topic.LINEAGE.topicName(), manifest.log(), Json.write(former));
    }
}
