package io.secunda.indicators.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One case of a file of golden vectors. */
record GoldenCase(String id, String indicator, JsonNode inputs, JsonNode expected, Tolerance tolerance) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<Path, List<GoldenCase>> READ = new ConcurrentHashMap<>();

    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("golden vectors in " + folder, unreadable);
        }
    }

    /** The cases of a file, which is read once: mutation tests ask for it a case at a time. */
    static List<GoldenCase> in(Path file) {
        return READ.computeIfAbsent(file, GoldenCase::read);
    }

    private static List<GoldenCase> read(Path file) {
        try {
            JsonNode cases = JSON.readTree(file.toFile()).required("cases");
            return StreamSupport.stream(cases.spliterator(), false)
                    .map(GoldenCase::from)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("golden vectors " + file, unreadable);
        }
    }

    private static GoldenCase from(JsonNode node) {
        return new GoldenCase(
                node.required("id").asText(),
                node.required("indicator").asText(),
                node.required("inputs"),
                node.required("expected"),
                Tolerance.from(node.path("tolerance")));
    }
}
