package io.secunda.gateway.brief;

import io.secunda.events.indicator.SourceVintage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The publications that are cited, each once, numbered in the order in which they come up. */
final class Citations {

    private final Map<String, SortedSet<LocalDate>> releases = new LinkedHashMap<>();
    private final List<String> order = new ArrayList<>();

    /** Cites publications: {@code \[1, 3–5\]}, or nothing without any. */
    String cite(Collection<SourceVintage> sources) {
        SortedSet<Integer> numbers = new TreeSet<>();
        for (SourceVintage source : sources) {
            releases.computeIfAbsent(source.source(), name -> {
                        order.add(name);
                        return new TreeSet<>();
                    })
                    .add(day(source.released()));
            numbers.add(order.indexOf(source.source()) + 1);
        }
        return numbers.isEmpty() ? "" : "\\[" + String.join(", ", ranges(List.copyOf(numbers))) + "\\]";
    }

    /** Numbers in order, three and more in a row by their ends. */
    private static List<String> ranges(List<Integer> numbers) {
        List<String> ranges = new ArrayList<>();
        for (int from = 0, to; from < numbers.size(); from = to + 1) {
            to = from;
            while (to + 1 < numbers.size() && numbers.get(to + 1) == numbers.get(to) + 1) {
                to++;
            }
            String last = String.valueOf(numbers.get(to));
            if (to - from >= 2) {
                ranges.add(numbers.get(from) + "–" + last);
            } else {
                for (int i = from; i <= to; i++) {
                    ranges.add(String.valueOf(numbers.get(i)));
                }
            }
        }
        return ranges;
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    /** What was cited, in order of the numbers, each with its releases. */
    List<String> listed(Language language) {
        return order.stream()
                .map(name -> Markdown.text(name) + language.pick(", released ", "，发布于") + releases(name, language))
                .toList();
    }

    private String releases(String name, Language language) {
        return releases.getOrDefault(name, new TreeSet<>()).stream()
                .map(LocalDate::toString)
                .collect(Collectors.joining(language.comma()));
    }
}
