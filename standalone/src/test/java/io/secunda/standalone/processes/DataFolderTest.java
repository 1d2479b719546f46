package io.secunda.standalone.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.secunda.standalone.terminal.UserError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    private Path temporary;

    @Test
    void aSecondSystemOnAFolderIsToldOfTheFirst() {
        var folder = new DataFolder(temporary.resolve("data"));
        try (DataFolder.Lock lock = folder.claim()) {
            assertThat(lock.channel().isOpen()).isTrue();
            folder.note(new RunFile(4711, Instant.EPOCH, 8080, "http://localhost:8080", "localhost:9092", List.of()));

            assertThatThrownBy(folder::claim)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("already running")
                    .hasMessageContaining("process 4711, http://localhost:8080");
        }
        folder.claim().close();
    }

    @Test
    void aFileInPlaceOfAFolderIsTold() throws IOException {
        Path file = Files.writeString(temporary.resolve("data"), "no folder");

        assertThatThrownBy(() -> new DataFolder(file).claim())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("is a file: give the name of a folder with --data");
    }

    @Test
    void aFileWhereAFolderIsKeptIsTold() throws IOException {
        Files.writeString(temporary.resolve("kafka"), "no folder");

        assertThatThrownBy(() -> new DataFolder(temporary).claim())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("kafka is a file where Secunda keeps a folder");
    }

    @Test
    void theKeyIsMadeOnceAndIsForItsOwnerOnly() throws IOException {
        var folder = new DataFolder(temporary);

        String key = AdminKey.readOrCreate(folder);

        assertThat(key).matches("sk_[A-Za-z0-9_-]{32}");
        assertThat(AdminKey.readOrCreate(folder)).isEqualTo(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.adminKey())))
                .isEqualTo("rw-------");
    }

    @Test
    void whatRunsIsReadAgain() {
        var folder = new DataFolder(temporary);
        var child = new RunFile.Child("broker", 12, Instant.parse("2026-01-01T00:00:00Z"));
        var run = new RunFile(
                11,
                Instant.parse("2026-01-01T00:00:00Z"),
                8080,
                "http://localhost:8080",
                "localhost:9092",
                List.of(child));
        folder.note(run);

        assertThat(folder.running()).contains(run);

        folder.noteEnd();
        assertThat(folder.running()).isEmpty();
    }

    /** A process that is started again is noted anew, while `secunda status` and others read. */
    @Test
    void whatRunsCanBeReadWhileItIsNotedAnew() throws Exception {
        var folder = new DataFolder(temporary);
        var run = new RunFile(
                11, Instant.parse("2026-01-01T00:00:00Z"), 8080, "http://localhost:8080", "localhost:9092", List.of());
        folder.note(run);
        var writing = new Thread(() -> {
            while (!Thread.interrupted()) {
                folder.note(run);
            }
        });
        writing.start();

        try {
            for (int i = 0; i < 20_000; i++) {
                assertThat(folder.running()).as("read %s", i).contains(run);
            }
        } finally {
            writing.interrupt();
            writing.join();
        }
    }

    @Test
    void aHalfWrittenRunFileIsPassedOver() throws IOException {
        Files.writeString(temporary.resolve("run.json"), "{\"pid\":");

        assertThat(new DataFolder(temporary).running()).isEmpty();
    }

    @Test
    void aPortInUseIsTold() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> Ports.wanted(taken.getLocalPort()))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("port " + taken.getLocalPort() + " cannot be opened")
                    .hasMessageContaining("--port");
        }
    }

    @Test
    void freePortsAreAllDifferent() {
        assertThat(Ports.free(20)).doesNotHaveDuplicates().hasSize(20);
    }
}
