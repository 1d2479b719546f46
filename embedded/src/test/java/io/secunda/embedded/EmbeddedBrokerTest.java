package io.secunda.embedded;

import static java.util.Collections.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 300, unit = TimeUnit.SECONDS)
class EmbeddedBrokerTest {

    @TempDir
    Path folder;

    @Test
    void aRestartKeepsRecordsAndCommittedTransactionsOnly() throws Exception {
        int port;
        try (var broker = EmbeddedBroker.start(folder, 0)) {
            port = broker.port();
            var records = new Records(broker.bootstrapServers(), "kept");
            records.createTopic();
            records.write("first", "second");
            records.writeInOneTransaction(true, "committed");
            records.writeInOneTransaction(false, "aborted");
        }

        try (var broker = EmbeddedBroker.start(folder, port)) {
            var records = new Records(broker.bootstrapServers(), "kept");
            assertThat(broker.port()).isEqualTo(port);
            assertThat(records.read()).containsExactly("first", "second", "committed");

            records.writeInOneTransaction(true, "later");
            assertThat(records.read()).containsExactly("first", "second", "committed", "later");
        }
    }

    @Test
    void aTopicDoesNotComeIntoBeingByUse() {
        try (var broker = EmbeddedBroker.start(folder, 0);
                var producer =
                        new Records(broker.bootstrapServers(), "misspelt").producer(Map.of("max.block.ms", 1_000))) {
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() ->
                            producer.send(new ProducerRecord<>("misspelt", "x")).get())
                    .withCauseInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void onlyThisMachineCanReachIt() throws Exception {
        try (var broker = EmbeddedBroker.start(folder, 0)) {
            for (NetworkInterface network : list(NetworkInterface.getNetworkInterfaces())) {
                for (InetAddress address : list(network.getInetAddresses())) {
                    assertThat(answers(address, broker.port()))
                            .as(address.toString())
                            .isEqualTo(address.equals(LoopbackPort.address()));
                }
            }
        }
    }

    private static boolean answers(InetAddress address, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void refusesAPortInUse() throws IOException {
        try (var other = new ServerSocket(0)) {
            assertThatExceptionOfType(StartFailure.class)
                    .isThrownBy(() -> EmbeddedBroker.start(folder, other.getLocalPort()))
                    .withMessage("port " + other.getLocalPort() + " on 127.0.0.1 cannot be opened (Address already in"
                            + " use): stop the program that uses it, or choose another port");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void refusesAFolderThatAnotherBrokerHasOpen() throws Exception {
        try (var first = EmbeddedBroker.start(folder, 0)) {
            assertThatExceptionOfType(StartFailure.class)
                    .isThrownBy(() -> EmbeddedBroker.start(folder, 0))
                    .withMessage("data folder " + folder.toRealPath()
                            + " is in use by another broker: stop that one first, or choose another folder");

            var records = new Records(first.bootstrapServers(), "unharmed");
            records.createTopic();
            records.write("still here");
            assertThat(records.read()).containsExactly("still here");
        }
    }

    @Test
    void refusesAFolderThatABrokerOfOthersHasOpen() throws IOException {
        try (var channel =
                        FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThatExceptionOfType(StartFailure.class)
                    .isThrownBy(() -> EmbeddedBroker.start(folder, 0))
                    .withMessageContaining("is in use by another broker");
        }
    }

    @Test
    void refusesAMetaFileThatNoBrokerWroteAndLeavesItAlone() throws IOException {
        Path meta = folder.resolve("meta.properties");
        Files.writeString(meta, "garbage \\u00");

        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> EmbeddedBroker.start(folder, 0))
                .withMessageStartingWith(meta + " is not one that a broker wrote (")
                .withMessageEndingWith("put the file back from a copy, or start with an empty data folder");
        assertThat(meta).hasContent("garbage \\u00");
    }

    @Test
    void refusesAMetaFileOfAnotherNode() throws IOException {
        Files.writeString(
                folder.resolve("meta.properties"), "version=1\nnode.id=7\ncluster.id=q1Sh-9_ISia_zwGINzRvyQ\n");

        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> EmbeddedBroker.start(folder, 0))
                .withMessageContaining("node.id is not 1");
    }

    @Test
    void refusesAFolderOfSomethingElse() throws IOException {
        Files.createDirectory(folder.resolve("photographs"));

        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> EmbeddedBroker.start(folder, 0))
                .withMessage("data folder " + folder + " holds photographs but no meta.properties, so it is not a"
                        + " broker's: choose an empty folder");
    }

    @Test
    void refusesAFolderThatCannotBeMade() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> EmbeddedBroker.start(file.resolve("below"), 0))
                .withMessageStartingWith("data folder " + file.resolve("below") + " cannot be written (")
                .withMessageEndingWith("choose a folder you may write to");
    }
}
