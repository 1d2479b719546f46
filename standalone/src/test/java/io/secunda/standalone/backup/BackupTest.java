package io.secunda.standalone.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.secunda.events.topic.Topic;
import io.secunda.standalone.terminal.Progress;
import io.secunda.standalone.terminal.Terminal;
import io.secunda.standalone.terminal.UserError;
import io.secunda.testkit.TestCluster;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {

    private static final Instant THEN = Instant.parse("2026-11-28T10:00:00Z");
    private static final int PARTITIONS = 5;

    /** By partition, the offsets that have a record; the last number is where the partition ended. */
    private static final List<List<Long>> PLACES = List.of(
            List.of(0L, 1L, 3L, 6L, 12L, 13L),
            List.of(3L, 4L, 10L),
            List.of(4L),
            List.of(0L, 1L, 3L),
            List.of(1L, 2L, 4L));

    @TempDir
    private Path folder;

    private TestCluster cluster;
    private Broker broker;
    private Progress silent;

    @BeforeEach
    void start() {
        cluster = TestCluster.start();
        broker = new Broker(Map.of("bootstrap.servers", cluster.bootstrapServers()));
        silent = Progress.begin(new Terminal(new PrintStream(PrintStream.nullOutputStream()), false), "", "", 0, "");
    }

    @AfterEach
    void stop() {
        broker.close();
        cluster.close();
    }

    @Test
    void everyTopicIsInIt() {
        assertThat(Backup.ORDER).containsExactlyInAnyOrder(Topic.values());
    }

    @Test
    void recordsComeBackAtTheirOffsetsWhateverWasBetweenThem() throws IOException {
        Path file = file(PLACES, "");
        try (BackupFile backup = BackupFile.open(file)) {
            backup.verify(() -> {});
            var restore = new Restore(broker, backup);
            restore.refuseUnlessEmpty();
            restore.run((short) 1, THEN, silent);

            assertThatThrownBy(restore::refuseUnlessEmpty)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("not empty")
                    .hasMessageContaining("secunda.observations.v1");
        }
        Path again = folder.resolve("again.zip");
        Manifest second;
        try (var writer = new BackupWriter(again)) {
            second = new Backup(broker, writer).write("test", THEN, silent);
        }

        Map<String, List<Kept>> before = records(file);
        Map<String, List<Kept>> after = records(again);
        assertThat(lines(after.get("secunda.observations.v1"))).isEqualTo(lines(before.get("secunda.observations.v1")));
        assertThat(part(second, Topic.OBSERVATIONS).ends().subList(0, 4)).containsExactly(13L, 10L, 4L, 3L);
        // what was alone before the first record takes up one more at the end
        assertThat(part(second, Topic.OBSERVATIONS).ends().get(4)).isEqualTo(5L);
        assertThat(second.inbox()).containsExactly(-1L, 7L, -1L, -1L, -1L);
        assertThat(after.get("secunda.lineage.v1"))
                .hasSize(1)
                .first()
                .satisfies(former -> assertThat(new String(former.value(), UTF_8))
                        .contains("\"log\":\"the old one\"")
                        .contains("[13,10,4,3,4]"));
    }

    @Test
    void whatWasChangedIsRefusedBeforeAnythingIsWritten() throws IOException {
        try (BackupFile backup = BackupFile.open(file(PLACES, "0"))) {
            assertThatThrownBy(() -> backup.verify(() -> {}))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("damaged")
                    .hasMessageContaining("Nothing was restored");
        }
        Path other = Files.writeString(folder.resolve("other.zip"), "not a zip");
        assertThatThrownBy(() -> BackupFile.open(other))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("is no backup of Secunda");
    }

    @Test
    void aBackupThatFailsLeavesTheOneBeforeIt() throws IOException {
        Path file = file(PLACES, "");
        byte[] before = Files.readAllBytes(file);
        try (var writer = new BackupWriter(file)) {
            writer.begin("half");
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    private Path file(List<List<Long>> places, String spoilt) throws IOException {
        Path file = folder.resolve("backup.zip");
        try (var writer = new BackupWriter(file)) {
            writer.begin("figures");
            List<Long> ends = new ArrayList<>();
            for (int partition = 0; partition < places.size(); partition++) {
                List<Long> offsets = places.get(partition);
                for (long offset : offsets.subList(0, offsets.size() - 1)) {
                    writer.add(record(partition, offset));
                }
                ends.add(offsets.get(offsets.size() - 1));
            }
            long records = writer.records();
            String sha256 = writer.end() + spoilt;
            var part = new Manifest.Part(Topic.OBSERVATIONS.topicName(), "figures", records, sha256, ends);
            writer.finish(new Manifest(
                    Manifest.FORMAT,
                    "test",
                    THEN,
                    "the old one",
                    PARTITIONS,
                    List.of(-1L, 7L, -1L, -1L, -1L),
                    List.of(part)));
        }
        return file;
    }

    /** Of bytes that are no text, and without a value where the offset is odd. */
    private static Kept record(int partition, long offset) {
        byte[] key = {(byte) 0xff, (byte) partition, (byte) offset};
        return new Kept(
                partition,
                offset,
                THEN.toEpochMilli() + offset,
                key,
                List.of(new RecordHeader("ce_id", ("id-" + offset).getBytes(UTF_8)), new RecordHeader("none", null)),
                offset % 2 == 1 ? null : ("{\"苏州\":" + offset + "}\n").getBytes(UTF_8));
    }

    private static Manifest.Part part(Manifest manifest, Topic topic) {
        return manifest.parts().stream()
                .filter(part -> part.topic().equals(topic.topicName()))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, List<Kept>> records(Path file) throws IOException {
        Map<String, List<Kept>> records = new HashMap<>();
        try (BackupFile backup = BackupFile.open(file)) {
            for (Manifest.Part part : backup.manifest().parts()) {
                List<Kept> found = new ArrayList<>();
                backup.read(part, found::add);
                records.put(part.topic(), found);
            }
        }
        return records;
    }

    /** Partition by partition. */
    private static List<String> lines(List<Kept> records) {
        return records.stream()
                .map(kept -> new String(kept.line(), UTF_8))
                .sorted()
                .toList();
    }
}
