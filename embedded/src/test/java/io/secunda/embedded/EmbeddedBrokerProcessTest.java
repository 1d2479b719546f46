package io.secunda.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 300, unit = TimeUnit.SECONDS)
class EmbeddedBrokerProcessTest {

    private static final int SIGTERM_STATUS = 143;

    @TempDir
    Path folder;

    @Test
    void aKilledBrokerKeepsWhatItAcknowledged() throws Exception {
        int acknowledged;
        try (var child = broker()) {
            var records = new Records(child.awaitReady(), "kept");
            records.createTopic();
            acknowledged = killWhileWriting(child, records);
        }

        try (var child = broker()) {
            List<String> found = new Records(child.awaitReady(), "kept").read();
            assertThat(acknowledged).isGreaterThanOrEqualTo(5_000);
            assertThat(found).startsWith(Records.numbered(acknowledged)).doesNotHaveDuplicates();
        }
    }

    /** Returns how many records, all from the first on, were acknowledged. */
    private static int killWhileWriting(Child child, Records records) {
        var acknowledged = new AtomicInteger();
        KafkaProducer<String, String> producer = records.producer(Map.of("max.block.ms", 2_000));
        try {
            for (int i = 0; child.process().isAlive(); i++) {
                producer.send(new ProducerRecord<>(records.topic(), Integer.toString(i)), (metadata, failure) -> {
                    // acknowledgements of one partition come in order
                    if (failure == null && acknowledged.incrementAndGet() == 5_000) {
                        child.process().destroyForcibly();
                    }
                });
            }
        } finally {
            // what is still on its way fails now, so that the count stands
            producer.close(Duration.ZERO);
        }
        return acknowledged.get();
    }

    @Test
    void aTermSignalStopsItInOrder() throws Exception {
        try (var child = broker()) {
            child.awaitReady();
            child.process().destroy();

            assertThat(child.awaitEnd()).isEqualTo(SIGTERM_STATUS);
            assertThat(folder.resolve(".kafka_cleanshutdown")).exists();
        }
    }

    @Test
    void itEndsWithItsParent() throws Exception {
        try (var child =
                Child.start(EmbeddedBroker.class, "--dir", folder.toString(), "--port", "0", "--exit-with-parent")) {
            child.awaitReady();
            // what the system does when the parent is killed
            child.process().getOutputStream().close();

            assertThat(child.awaitEnd()).isZero();
            assertThat(folder.resolve(".kafka_cleanshutdown")).exists();
        }
    }

    @Test
    void aSecondProcessOnTheSameFolderSaysSoInOneLine() throws Exception {
        try (var first = broker();
                var second = startedAfter(first)) {
            assertThat(second.awaitEnd()).isEqualTo(1);
            assertThat(second.errorLines())
                    .containsExactly("data folder " + folder.toRealPath()
                            + " is in use by another broker: stop that one first, or choose another folder");
        }
    }

    private Child startedAfter(Child first) throws Exception {
        first.awaitReady();
        return broker();
    }

    @Test
    void aPortInUseIsSaidInOneLine() throws Exception {
        try (var other = new ServerSocket(0);
                var child = Child.start(
                        EmbeddedBroker.class,
                        "--dir",
                        folder.toString(),
                        "--port",
                        Integer.toString(other.getLocalPort()))) {
            assertThat(child.awaitEnd()).isEqualTo(1);
            assertThat(child.errorLines()).singleElement().asString().startsWith("port " + other.getLocalPort());
        }
    }

    @Test
    void aMalformedFolderIsSaidInOneLine() throws Exception {
        Files.writeString(folder.resolve("meta.properties"), "garbage");
        try (var child = broker()) {
            assertThat(child.awaitEnd()).isEqualTo(1);
            assertThat(child.errorLines()).singleElement().asString().contains("is not one that a broker wrote");
        }
    }

    @Test
    void aMissingFolderOptionIsAnsweredWithTheUsage() throws Exception {
        try (var child = Child.start(EmbeddedBroker.class, "--port", "0")) {
            assertThat(child.awaitEnd()).isEqualTo(2);
            assertThat(child.errorLines())
                    .singleElement()
                    .asString()
                    .startsWith("--dir is missing; usage: EmbeddedBroker --dir DIR --port N");
        }
    }

    @Test
    void logLinesGoToTheFileThatIsAskedFor() throws Exception {
        Path log = folder.resolve("broker.log");
        try (var child = Child.start(
                EmbeddedBroker.class,
                "--dir",
                folder.resolve("data").toString(),
                "--port",
                "0",
                "--log",
                log.toString())) {
            child.awaitReady();
            child.process().destroy();
            child.awaitEnd();

            assertThat(child.errorLines()).isEmpty();
            assertThat(log).content().contains("Performing controller activation");
        }
    }

    private Child broker() throws Exception {
        return Child.start(EmbeddedBroker.class, "--dir", folder.toString(), "--port", "0");
    }
}
