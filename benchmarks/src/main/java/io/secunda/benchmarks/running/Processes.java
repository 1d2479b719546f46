package io.secunda.benchmarks.running;

import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.events.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The processes of a system on this machine, as the {@code run.json} of its data folder names them (Linux). */
public final class Processes {

    /** Name of the launcher among them. */
    public static final String LAUNCHER = "launcher";

    private static final Pattern PORT = Pattern.compile("--port (\\d+)");

    private final Path folder;

    public Processes(Path folder) {
        this.folder = folder;
    }

    /**
     * Memory of a process in KiB.
     *
     * @param rss pages of it that are in memory
     * @param pss the same, but of pages that several processes share only its part
     */
    public record Memory(long rss, long pss) {

        /** Of several together; only {@code pss} may be added up without counting pages twice. */
        public Memory plus(Memory other) {
            return new Memory(rss + other.rss, pss + other.pss);
        }
    }

    /** Process numbers by name, the launcher's among them. */
    public Map<String, Long> pids() {
        Map<String, Long> pids = new LinkedHashMap<>();
        pids.put(LAUNCHER, run().get("pid").asLong());
        run().get("children")
                .forEach(child ->
                        pids.put(child.get("name").asText(), child.get("pid").asLong()));
        return pids;
    }

    /** The system's interface. */
    public Api api() throws IOException {
        return new Api(run().get("url").asText(), Api.keyIn(folder));
    }

    /** Where its Kafka is, {@code localhost:41234}. */
    public String bootstrap() throws IOException {
        Path commandLine = Path.of("/proc", String.valueOf(pids().get("broker")), "cmdline");
        String words = Files.readString(commandLine).replace('\0', ' ');
        Matcher port = PORT.matcher(words);
        if (!port.find()) {
            throw new IllegalStateException("the broker's command line names no port: " + words);
        }
        return "localhost:" + port.group(1);
    }

    /** Memory by name of process. */
    public Map<String, Memory> memory() {
        Map<String, Memory> memory = new LinkedHashMap<>();
        pids().forEach((name, pid) -> memory.put(name, of(pid)));
        return memory;
    }

    /** Memory of one process. */
    public static Memory of(long pid) {
        long rss = 0;
        long pss = 0;
        try {
            for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(pid), "smaps_rollup"))) {
                if (line.startsWith("Rss:")) {
                    rss = kib(line);
                } else if (line.startsWith("Pss:")) {
                    pss = kib(line);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory of process " + pid + " cannot be read (it needs Linux)", e);
        }
        return new Memory(rss, pss);
    }

    private static long kib(String line) {
        return Long.parseLong(line.replaceAll("\\D", ""));
    }

    private JsonNode run() {
        Path file = folder.resolve("run.json");
        try {
            return Json.mapper().readTree(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("nothing runs on " + folder + ": " + file + " cannot be read", e);
        }
    }
}
