package io.secunda.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A data set of JSON-stat 2.0: a cube whose values and statuses are a list or, where most cells are empty, an object by
 * place. The head may follow the values: a data set is read as a whole.
 *
 * <p>Data sets of ours say in {@code extension}, by place, what the form has no room for: {@code statuses} of a figure that
 * has several, its {@code source} and when it was {@code released}.
 */
final class JsonStat implements Figures {

    private static final Map<String, String> WORDS = Map.of(
            Column.VALUE, "value",
            Column.STATUS, "status",
            Column.UNIT, "unit",
            Column.SOURCE, "source",
            Column.RELEASED, "updated",
            Column.MULTIPLIER, "multiplier");

    private final JsonNode dataSet;
    private final Cube cube;
    private final Map<String, String> given;
    private final Consumer<String> notes;
    private final Iterator<Long> cells;
    private int number;
    private int empty;

    JsonStat(JsonNode dataSet, Map<String, String> given, Consumer<String> notes) {
        this.dataSet = dataSet;
        this.cube = new Cube(dataSet);
        this.given = given;
        this.notes = notes;
        JsonNode values = dataSet.path("value");
        if (values.isArray() && values.size() != cube.cells) {
            throw new UnreadableFile("value has " + values.size() + " items, but size says " + cube.cells + " cells.");
        }
        if (!values.isArray() && !values.isObject()) {
            throw new UnreadableFile("The data set has no value; expected a list or an object.");
        }
        this.cells = values.isArray()
                ? LongStream.range(0, cube.cells).iterator()
                : places(values, dataSet.path("status")).iterator();
    }

    private Set<Long> places(JsonNode values, JsonNode statuses) {
        var places = new TreeSet<Long>();
        for (JsonNode by : List.of(values, statuses)) {
            by.fieldNames().forEachRemaining(name -> {
                if (!name.matches("\\d{1,10}") || Long.parseLong(name) >= cube.cells) {
                    throw new UnreadableFile(
                            "'" + name + "' is no cell of the cube; expected 0 to " + (cube.cells - 1) + ".");
                }
                places.add(Long.parseLong(name));
            });
        }
        return places;
    }

    @Override
    public @Nullable Figure next() {
        while (cells.hasNext()) {
            long cell = cells.next();
            number++;
            String value = at("value", cell);
            String status = status(cell);
            if (value != null || Draft.saysMissing(status)) {
                return figure(cell, value, status);
            }
            empty++;
        }
        if (empty > 0) {
            notes.accept(empty + (empty == 1 ? " cell is" : " cells are")
                    + " empty without a status: not taken for a figure");
            empty = 0;
        }
        return null;
    }

    private @Nullable String at(String name, long cell) {
        JsonNode node = dataSet.path(name);
        return Documents.text(node.isObject() ? node.get(String.valueOf(cell)) : node.get((int) cell));
    }

    private @Nullable String status(long cell) {
        JsonNode several = own("statuses", cell);
        if (several.isArray()) {
            List<String> all = new ArrayList<>();
            several.forEach(one -> all.add(one.asText()));
            return String.join("|", all);
        }
        JsonNode node = dataSet.path("status");
        String status = node.isTextual() ? node.asText() : at("status", cell);
        return status != null && status.matches("[a-z]+") ? Statuses.ofFlags(status) : status;
    }

    /** What {@code extension} says of a figure; what it says of the data set as a whole is no object, and something else. */
    private JsonNode own(String name, long cell) {
        return dataSet.path("extension").path(name).path(String.valueOf(cell));
    }

    private Figure figure(long cell, @Nullable String value, @Nullable String status) {
        var draft = new Draft(given).put(Column.VALUE, value).put(Column.STATUS, status);
        int[] places = cube.places(cell);
        String key = "";
        for (int i = 0; i < places.length; i++) {
            Cube.Dimension dimension = cube.dimensions.get(i);
            String code = dimension.codes().get(places[i]);
            key = key + (i == 0 ? "" : ", ") + dimension.id() + "=" + code;
            dimension(draft, dimension, code);
        }
        draft.put(Column.SOURCE, Documents.text(own("source", cell)))
                .put(Column.RELEASED, Documents.text(own("released", cell)))
                .otherwise(Column.SOURCE, Documents.text(dataSet.get("source")))
                .otherwise(Column.SOURCE, Documents.text(dataSet.get("label")))
                .otherwise(Column.RELEASED, Documents.text(dataSet.get("updated")));
        JsonNode extension = dataSet.path("extension");
        if (extension.path("released").isObject()) {
            // a data set of ours; of others nobody knows what they call a territory
            draft.put(Column.TERRITORY, Documents.text(extension.get("territory")));
        }
        return draft.figure(number, key, List.of(), this);
    }

    private static void dimension(Draft draft, Cube.Dimension dimension, String code) {
        if (dimension.column() == null) {
            return;
        }
        draft.put(dimension.column(), code);
        JsonNode unit = dimension.category().path("unit").path(code);
        switch (dimension.column()) {
            case Column.CITY -> draft.put(Column.CITY_NAME, dimension.label(code));
            case Column.VARIABLE -> {
                draft.put(Column.VARIABLE_NAME, dimension.label(code))
                        .put(Column.MULTIPLIER, Documents.text(unit.get("multiplier")));
                for (String name : List.of("label", "base", "type", "symbol")) {
                    if (draft.get(Column.UNIT) == null) {
                        draft.put(Column.UNIT, Documents.text(unit.get(name)));
                    }
                }
            }
            default -> {}
        }
    }

    @Override
    public String word(String column) {
        return cube.dimensions.stream()
                .filter(dimension -> column.equals(dimension.column()))
                .map(Cube.Dimension::id)
                .collect(Collectors.collectingAndThen(
                        Collectors.toList(), ids -> ids.isEmpty() ? WORDS.getOrDefault(column, column) : ids.get(0)));
    }
}
