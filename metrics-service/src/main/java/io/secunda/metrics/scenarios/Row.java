package io.secunda.metrics.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.events.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One fact of a scenario as it was written. Everything that cannot be read is told with its field. */
final class Row {

    private static final int LONGEST = 200;
    private static final int MOST_ITEMS = 500;

    private final String place;
    private final JsonNode node;
    private final Consumer<FactError> errors;
    private boolean sound = true;

    Row(String place, JsonNode node, Set<String> fields, Consumer<FactError> errors) {
        this.place = place;
        this.node = node;
        this.errors = errors;
        if (!node.isObject()) {
            errors.accept(new FactError(place, "is no object"));
            sound = false;
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!fields.contains(name)) {
                wrong(
                        name,
                        "is unknown; known are "
                                + String.join(", ", fields.stream().sorted().toList()));
            }
        });
    }

    /** Whether everything that was asked for so far could be read. */
    boolean sound() {
        return sound;
    }

    void wrong(String field, String detail) {
        sound = false;
        errors.accept(new FactError(place + "." + field, detail));
    }

    boolean has(String field) {
        return node.hasNonNull(field);
    }

    /** A text; empty, and told, when it is missing or none. */
    String text(String field) {
        JsonNode value = node.path(field);
        if (value.isTextual() && !value.asText().isBlank() && value.asText().length() <= LONGEST) {
            return value.asText().strip();
        }
        wrong(field, has(field) ? "is no text of 1 to " + LONGEST + " characters" : "is missing");
        return "";
    }

    @Nullable String optionalText(String field) {
        return has(field) ? text(field) : null;
    }

    @Nullable Double number(String field) {
        JsonNode value = node.path(field);
        if (value.isNumber() && Double.isFinite(value.asDouble())) {
            return value.asDouble();
        }
        wrong(field, "is no finite number");
        return null;
    }

    @Nullable Period period(String field) {
        return parsed(field, Period::parse);
    }

    @Nullable Period optionalPeriod(String field) {
        return has(field) ? period(field) : null;
    }

    /** A text that is read by a function which says what is wrong with it. */
    <T> @Nullable T parsed(String field, Function<String, T> reader) {
        String text = text(field);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            wrong(field, String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** A list of texts, empty when it is missing. */
    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        JsonNode value = node.path(field);
        if (!has(field)) {
            return texts;
        }
        if (!value.isArray() || value.size() > MOST_ITEMS) {
            wrong(field, "is no list of at most " + MOST_ITEMS + " texts");
            return texts;
        }
        for (JsonNode item : value) {
            if (!item.isTextual() || item.asText().isBlank() || item.asText().length() > LONGEST) {
                wrong(field, "has an item that is no text of 1 to " + LONGEST + " characters");
                return texts;
            }
            texts.add(item.asText().strip());
        }
        return texts;
    }

    /** The objects of a list, with their place in it. */
    List<Row> rows(String field, Set<String> fields) {
        JsonNode value = node.path(field);
        List<Row> rows = new ArrayList<>();
        if (!has(field)) {
            return rows;
        }
        if (!value.isArray() || value.size() > MOST_ITEMS) {
            wrong(field, "is no list of at most " + MOST_ITEMS + " objects");
            return rows;
        }
        for (int i = 0; i < value.size(); i++) {
            rows.add(new Row(place + "." + field + "[" + i + "]", value.get(i), fields, error -> {
                sound = false;
                errors.accept(error);
            }));
        }
        return rows;
    }
}
