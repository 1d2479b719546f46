package io.secunda.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A child process as the launcher starts it. */
record Child(Process process, BufferedReader output, Path errors) implements AutoCloseable {

    static Child start(Class<?> main, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(args));
        Path errors = Files.createTempFile("child", ".err");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        return new Child(process, process.inputReader(), errors);
    }

    /** Waits for the line that says that clients can come; the address it names. */
    String awaitReady() throws IOException {
        String line = output.readLine();
        if (line == null || !line.startsWith("READY ")) {
            throw new IllegalStateException("not ready: " + line + "; " + Files.readString(errors));
        }
        return line.substring("READY ".length());
    }

    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            throw new IllegalStateException("does not end");
        }
        return process.exitValue();
    }

    /** What it complained of, without what newer Java runtimes say of their own accord about Kafka's use of Unsafe. */
    List<String> errorLines() throws IOException {
        return Files.readAllLines(errors).stream()
                .filter(line -> !line.startsWith("WARNING: "))
                .toList();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(errors);
    }
}
