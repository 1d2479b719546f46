package io.secunda.kit.exchange;

import io.secunda.events.Json;
import io.secunda.events.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Figures as one JSON-stat 2.0 dataset. Values are sparse: a place without a value has none, and {@code status} says which
 * places were asked for in vain. A place has one status; where several hold, {@code extension.statuses} has all of them.
 * Labels are English; Chinese ones are beside them, in {@code extension}.
 *
 * @param label of the dataset
 * @param dimensions what the figures are about, in order
 */
public record JsonStat(String label, List<Dimension> dimensions) {

    /** Its media type; JSON-stat has none of its own. */
    public static final String CONTENT_TYPE = "application/json";

    /** What part a dimension plays. */
    public enum Part {
        TIME,
        GEO,
        METRIC,
        NONE
    }

    /**
     * A dimension.
     *
     * @param id its id
     * @param names its names
     * @param part what part it plays
     * @param labels names of its categories by code; a category without is called by its code
     * @param units units of its categories, by code; empty but for a metric
     */
    public record Dimension(String id, Names names, Part part, Map<String, Names> labels, Map<String, String> units) {}

    /**
     * What is told of the dataset as a whole.
     *
     * @param updated when the last of its figures became known, or null without any
     * @param source the publications, or null
     * @param extension what else there is to know
     */
    public record About(@Nullable String updated, @Nullable String source, Map<String, Object> extension) {}

    /**
     * A figure with what the form has no place for.
     *
     * @param told texts by name, each of which gets a place beside that of the figure in {@code extension}
     */
    public record Entry(Cell cell, Map<String, String> told) {

        public Entry {
            told = Map.copyOf(told);
        }
    }

    public JsonStat {
        dimensions = List.copyOf(dimensions);
    }

    /** The dataset as JSON. */
    public byte[] write(List<Entry> entries, About about) {
        List<Map<String, Integer>> places = new ArrayList<>();
        for (int i = 0; i < dimensions.size(); i++) {
            places.add(places(entries, i));
        }
        Map<String, Object> dataset = new LinkedHashMap<>();
        dataset.put("version", "2.0");
        dataset.put("class", "dataset");
        dataset.put("label", label);
        put(dataset, "source", about.source());
        put(dataset, "updated", about.updated());
        dataset.put("id", dimensions.stream().map(Dimension::id).toList());
        dataset.put("size", places.stream().map(Map::size).toList());
        dataset.put("role", roles());
        Map<String, Object> described = new LinkedHashMap<>();
        for (int i = 0; i < dimensions.size(); i++) {
            described.put(dimensions.get(i).id(), describe(dimensions.get(i), places.get(i)));
        }
        dataset.put("dimension", described);
        figures(dataset, entries, places, about);
        return Json.write(dataset);
    }

    private static void figures(
            Map<String, Object> dataset, List<Entry> entries, List<Map<String, Integer>> places, About about) {
        Map<Long, Double> values = new TreeMap<>();
        Map<Long, String> statuses = new TreeMap<>();
        Map<Long, List<String>> several = new TreeMap<>();
        Map<String, Map<Long, String>> told = new TreeMap<>();
        for (Entry entry : entries) {
            Cell cell = entry.cell();
            long place = place(cell, places);
            if (statuses.put(place, cell.statuses().get(0)) != null) {
                throw new IllegalArgumentException("two figures for " + cell.dimensions());
            }
            if (cell.value() != null) {
                values.put(place, cell.value());
            }
            if (cell.statuses().size() > 1) {
                several.put(place, cell.statuses());
            }
            entry.told()
                    .forEach((name, text) ->
                            told.computeIfAbsent(name, n -> new TreeMap<>()).put(place, text));
        }
        dataset.put("value", values);
        dataset.put("status", statuses);
        Map<String, Object> extension = new LinkedHashMap<>(about.extension());
        if (!several.isEmpty()) {
            extension.put("statuses", several);
        }
        extension.putAll(told);
        dataset.put("extension", extension);
    }

    /** Codes in their order, with their places. */
    private static Map<String, Integer> places(List<Entry> entries, int dimension) {
        SortedSet<String> codes = entries.stream()
                .map(entry -> entry.cell().dimensions().get(dimension))
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, Integer> places = new LinkedHashMap<>();
        codes.forEach(code -> places.put(code, places.size()));
        return places;
    }

    /** Where in row-major order a figure is. */
    private static long place(Cell cell, List<Map<String, Integer>> places) {
        long place = 0;
        for (int i = 0; i < places.size(); i++) {
            Integer own = places.get(i).get(cell.dimensions().get(i));
            place = Math.addExact(
                    Math.multiplyExact(place, (long) places.get(i).size()),
                    Objects.requireNonNull(own, "listed above"));
        }
        return place;
    }

    private Map<String, List<String>> roles() {
        Map<String, List<String>> roles = new LinkedHashMap<>();
        for (Part part : List.of(Part.TIME, Part.GEO, Part.METRIC)) {
            List<String> ids = dimensions.stream()
                    .filter(d -> d.part() == part)
                    .map(Dimension::id)
                    .toList();
            if (!ids.isEmpty()) {
                roles.put(part.name().toLowerCase(Locale.ROOT), ids);
            }
        }
        return roles;
    }

    private static Map<String, Object> describe(Dimension dimension, Map<String, Integer> places) {
        Map<String, String> english = new LinkedHashMap<>();
        Map<String, String> chinese = new LinkedHashMap<>();
        Map<String, Object> units = new LinkedHashMap<>();
        for (String code : places.keySet()) {
            Names names = dimension.labels().getOrDefault(code, new Names(code, code));
            english.put(code, names.en());
            chinese.put(code, names.zh());
            String unit = dimension.units().get(code);
            if (unit != null) {
                units.put(code, Map.of("label", unit));
            }
        }
        Map<String, Object> category = new LinkedHashMap<>();
        category.put("index", places);
        category.put("label", english);
        if (!units.isEmpty()) {
            category.put("unit", units);
        }
        Map<String, Object> zh = new LinkedHashMap<>();
        zh.put("label", dimension.names().zh());
        zh.put("category", chinese);
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("label", dimension.names().en());
        described.put("category", category);
        described.put("extension", Map.of("zh", zh));
        return described;
    }

    private static void put(Map<String, Object> into, String name, @Nullable Object value) {
        if (value != null) {
            into.put(name, value);
        }
    }
}
