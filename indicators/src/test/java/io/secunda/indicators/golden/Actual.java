package io.secunda.indicators.golden;

import io.secunda.indicators.Outcome;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What the kernels answer, in the shape of {@code expected}: maps of numbers, outcomes, texts, lists and maps. */
final class Actual {

    static final Object LEFT_OUT = new Object();

    private final Map<String, Object> parts = new LinkedHashMap<>();

    static Actual value(Outcome outcome) {
        return new Actual().with("value", outcome);
    }

    static Actual values(List<String> codes, IntFunction<?> ofCity) {
        return new Actual().with("values", perCity(codes, ofCity));
    }

    static Map<String, Object> perCity(List<String> codes, IntFunction<?> ofCity) {
        var perCity = new LinkedHashMap<String, Object>();
        for (int i = 0; i < codes.size(); i++) {
            perCity.put(codes.get(i), ofCity.apply(i));
        }
        return perCity;
    }

    Actual with(String name, Object part) {
        parts.put(name, part);
        return this;
    }

    /** Leaves a part of the expectation out of the comparison; the caller says why. */
    Actual without(String name) {
        return with(name, LEFT_OUT);
    }

    Map<String, Object> parts() {
        return parts;
    }

    /** Whether no outcome in it has a value; numbers that are no outcomes, such as coverage, do not count; null is no answer. */
    static boolean isAbsent(@Nullable Object part) {
        if (part instanceof Map<?, ?> map) {
            return map.values().stream().allMatch(Actual::isAbsent);
        }
        if (part instanceof Collection<?> list) {
            return list.stream().allMatch(Actual::isAbsent);
        }
        return part != null && (!(part instanceof Outcome outcome) || !outcome.isPresent());
    }
}
