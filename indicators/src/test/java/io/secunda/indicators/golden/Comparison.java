package io.secunda.indicators.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.indicators.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares what was computed with what was expected; collects what differs, by path. */
final class Comparison {

    private final Tolerance tolerance;
    private final List<String> differences = new ArrayList<>();

    Comparison(Tolerance tolerance) {
        this.tolerance = tolerance;
    }

    List<String> of(JsonNode expected, Object actual) {
        compare("", expected, actual);
        return differences;
    }

    private void compare(String path, JsonNode expected, @Nullable Object actual) {
        if (actual == Actual.LEFT_OUT) {
            return;
        }
        if (actual == null) {
            differ(path, expected, "null");
        } else if (expected.has("absent")) {
            compareAbsent(path, expected, actual);
        } else if (actual instanceof Map<?, ?> map) {
            if (!expected.isObject()) {
                differ(path, expected, map.keySet());
                return;
            }
            expected.properties().forEach(entry -> {
                if (map.containsKey(entry.getKey())) {
                    compare(path + "/" + entry.getKey(), entry.getValue(), map.get(entry.getKey()));
                } else {
                    differ(path + "/" + entry.getKey(), entry.getValue(), "nothing");
                }
            });
            map.keySet().stream()
                    .filter(key -> !expected.has(key.toString()) && map.get(key) != Actual.LEFT_OUT)
                    .forEach(key -> differ(path + "/" + key, "nothing", map.get(key)));
        } else if (actual instanceof Collection<?> list) {
            compareList(path, expected, List.copyOf(list));
        } else {
            compareLeaf(path, expected, actual);
        }
    }

    /** The reason is a suggestion; coverage beside it is binding. */
    private void compareAbsent(String path, JsonNode expected, Object actual) {
        if (!Actual.isAbsent(actual)) {
            differ(path, expected, actual);
        }
        if (expected.has("coverage")) {
            Object coverage = actual instanceof Map<?, ?> map ? map.get("coverage") : null;
            compare(path + "/coverage", expected.get("coverage"), coverage == null ? "nothing" : coverage);
        }
    }

    private void compareList(String path, JsonNode expected, List<?> actual) {
        if (!expected.isArray() || expected.size() != actual.size()) {
            differ(path, expected, actual);
            return;
        }
        for (int i = 0; i < actual.size(); i++) {
            compare(path + "/" + i, expected.get(i), actual.get(i));
        }
    }

    private void compareLeaf(String path, JsonNode expected, Object actual) {
        if (actual instanceof Outcome.Value present) {
            compareLeaf(path, expected, present.number());
        } else if (actual instanceof Number number && expected.isNumber()) {
            if (!tolerance.agree(expected.doubleValue(), number.doubleValue())) {
                differ(path, expected, actual);
            }
        } else if (!expected.isTextual() || !expected.textValue().equals(actual)) {
            differ(path, expected, actual);
        }
    }

    private void differ(String path, Object expected, Object actual) {
        differences.add(path + ": expected " + expected + ", computed " + actual);
    }
}
