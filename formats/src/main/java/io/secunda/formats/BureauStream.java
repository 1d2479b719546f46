package io.secunda.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A saved answer of the Chinese statistics bureau's site since 2026, the newer of its two forms: {@code data} has one item
 * for each period (or, asked the other way round, for each place) with the values of all indicators.
 */
final class BureauStream implements Figures {

    private static final Pattern PLACE = Pattern.compile("\\d{12}|\\d{6}");
    private static final Pattern UNIT_BEHIND_NAME = Pattern.compile("^(.*?)\\s*[(（]([^()（）]+)[)）]\\s*$");
    private static final Map<String, String> WORDS =
            Map.of(Column.CITY, "da", Column.VARIABLE, "_id", Column.PERIOD, "code", Column.UNIT, "du_name");
    private static final Map<String, String> WORDS_BY_PLACE = Map.of(Column.CITY, "code", Column.PERIOD, "dt");

    private final Map<String, String> given;
    private final Consumer<String> notes;
    private final Iterator<JsonNode> items;
    private Iterator<JsonNode> values = Collections.emptyIterator();
    private JsonNode item = Documents.MAPPER.nullNode();
    private int number;
    private int empty;

    BureauStream(JsonNode answer, Map<String, String> given, Consumer<String> notes) {
        this.given = given;
        this.notes = notes;
        if (!answer.path("success").asBoolean(true) || !answer.path("data").isArray()) {
            throw new UnreadableFile("The bureau answered without figures: "
                    + answer.path("message").asText("no message") + "; expected data, a list with code and values.");
        }
        this.items = answer.path("data").iterator();
    }

    @Override
    public @Nullable Figure next() {
        while (true) {
            while (!values.hasNext()) {
                if (!items.hasNext()) {
                    return end();
                }
                item = items.next();
                values = item.path("values").iterator();
                if (!item.path("values").isArray()) {
                    return malformedItem();
                }
            }
            JsonNode value = values.next();
            number++;
            String text = Documents.text(value.get("value"));
            if (!value.isObject() || value.path("value").isContainerNode() || (text != null && !text.isBlank())) {
                return figure(value);
            }
            empty++;
        }
    }

    private @Nullable Figure end() {
        if (empty > 0) {
            notes.accept(empty + (empty == 1 ? " value is" : " values are") + " empty: not taken for a figure");
            empty = 0;
        }
        return null;
    }

    private Figure malformedItem() {
        number++;
        values = Collections.emptyIterator();
        var draft = new Draft(given);
        if (item.isObject()) {
            draft.problem(
                    "values", Documents.shown(item.path("values")), "is no list; expected the values of this item");
        } else {
            draft.problem(null, Documents.shown(item), "is no JSON object; expected an item with code and values");
        }
        return draft.figure(number, Documents.text(item.get("code")), List.of(), this);
    }

    /** Whether the item is a place, and its values those of periods. */
    private boolean byPlace() {
        String code = item.path("code").asText("");
        return PLACE.matcher(code).matches() && !code.matches("(19|20)\\d{2}(0[1-9]|1[0-2])");
    }

    private Figure figure(JsonNode value) {
        String outer = item.path("code").asText("");
        boolean byPlace = byPlace();
        String place = byPlace ? outer : first(value, "da", "areaCode", "da_code");
        String period = byPlace ? first(value, "dt", "dtCode", "date") : outer;
        String shown = Documents.text(value.get("i_showname"));
        Matcher named = UNIT_BEHIND_NAME.matcher(shown == null ? "" : shown.strip());
        String variable = Documents.text(value.get("_id"));
        var draft = new Draft(given);
        if (!value.isObject()) {
            draft.problem(null, Documents.shown(value), "is no JSON object; expected one with _id and value");
        }
        draft.value("value", value.get("value"))
                .put(Column.CITY, BureauJson.code(place))
                .put(Column.CITY_NAME, byPlace ? Documents.text(item.get("name")) : first(value, "da_name", "area"))
                .put(Column.VARIABLE, variable)
                .put(Column.VARIABLE_NAME, named.matches() ? named.group(1) : shown)
                .put(Column.UNIT, Documents.text(value.get("du_name")))
                .otherwise(Column.UNIT, named.matches() ? named.group(2) : null)
                .otherwise(Column.SOURCE, BureauJson.OFFICE);
        if (period != null) {
            draft.put(Column.PERIOD, Periods.bureau(period));
        }
        String key = outer + (place == null || byPlace ? "" : " " + place) + (variable == null ? "" : " " + variable);
        return draft.figure(number, key, List.of(), this);
    }

    private static @Nullable String first(JsonNode value, String... names) {
        for (String name : names) {
            String text = Documents.text(value.get(name));
            if (text != null && !text.isBlank()) {
                return text;
            }
        }
        return null;
    }

    @Override
    public String word(String column) {
        return words().apply(column);
    }

    @Override
    public UnaryOperator<String> words() {
        Map<String, String> first = byPlace() ? WORDS_BY_PLACE : WORDS;
        return column -> first.getOrDefault(column, WORDS.getOrDefault(column, column));
    }
}
