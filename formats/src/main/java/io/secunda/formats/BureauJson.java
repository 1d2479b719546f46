package io.secunda.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A saved answer of the Chinese statistics bureau's easyquery, the older of its two forms: {@code returndata.datanodes}
 * with the figures, {@code returndata.wdnodes} with names and units. Names follow figures: it is read as a whole.
 */
final class BureauJson implements Figures {

    /** Where figures come from when nobody says more. */
    static final String OFFICE = "National Bureau of Statistics of China";

    private static final String VARIABLE = "zb";
    private static final String PLACE = "reg";
    private static final String PERIOD = "sj";
    private static final Map<String, String> WORDS =
            Map.of(Column.CITY, PLACE, Column.VARIABLE, VARIABLE, Column.PERIOD, PERIOD, Column.VALUE, "data");

    private final Map<String, String> given;
    private final Consumer<String> notes;
    private final Map<String, JsonNode> nodes = new HashMap<>();
    private final Iterator<JsonNode> figures;
    private int number;
    private int empty;

    BureauJson(JsonNode answer, Map<String, String> given, Consumer<String> notes) {
        this.given = given;
        this.notes = notes;
        JsonNode data = answer.path("returndata");
        if (!data.path("datanodes").isArray()) {
            throw new UnreadableFile("The bureau answered returncode "
                    + answer.path("returncode").asText("?") + " without figures"
                    + (data.isTextual() ? ": " + data.asText() : "") + "; expected returndata.datanodes.");
        }
        for (JsonNode dimension : data.path("wdnodes")) {
            String word = dimension.path("wdcode").asText();
            dimension
                    .path("nodes")
                    .forEach(node -> nodes.put(word + "." + node.path("code").asText(), node));
        }
        this.figures = data.path("datanodes").iterator();
    }

    @Override
    public @Nullable Figure next() {
        while (figures.hasNext()) {
            number++;
            JsonNode node = figures.next();
            JsonNode data = node.path("data");
            if (!node.isObject() || !data.isObject()) {
                return malformed(node, data);
            }
            if (data.path("hasdata").asBoolean(true)) {
                return figure(node, data);
            }
            empty++;
        }
        if (empty > 0) {
            notes.accept(empty + (empty == 1 ? " node has" : " nodes have") + " hasdata false: not taken for a figure");
            empty = 0;
        }
        return null;
    }

    private Figure malformed(JsonNode node, JsonNode data) {
        var draft = new Draft(given);
        if (node.isObject()) {
            draft.problem("data", Documents.shown(data), "is no JSON object; expected one with data and hasdata");
        } else {
            draft.problem(null, Documents.shown(node), "is no JSON object; expected a node with code, data and wds");
        }
        return draft.figure(number, Documents.text(node.get("code")), List.of(), this);
    }

    private Figure figure(JsonNode node, JsonNode data) {
        Map<String, String> codes = codes(node);
        var draft = new Draft(given)
                .value("data", data.get("data"))
                .put(Column.CITY, code(codes.get(PLACE)))
                .put(Column.CITY_NAME, name(PLACE, codes.get(PLACE)))
                .put(Column.VARIABLE, codes.get(VARIABLE))
                .put(Column.VARIABLE_NAME, name(VARIABLE, codes.get(VARIABLE)))
                .put(
                        Column.UNIT,
                        Documents.text(described(VARIABLE, codes.get(VARIABLE)).get("unit")))
                .otherwise(Column.SOURCE, OFFICE);
        String period = codes.get(PERIOD);
        if (period != null) {
            draft.put(Column.PERIOD, Periods.bureau(period));
        }
        return draft.figure(number, Documents.text(node.get("code")), List.of(), this);
    }

    /** By the list of dimensions or, where there is none, by the code: {@code zb.A0201_reg.320500_sj.2023}. */
    private static Map<String, String> codes(JsonNode node) {
        Map<String, String> codes = new HashMap<>();
        for (JsonNode dimension : node.path("wds")) {
            codes.put(
                    dimension.path("wdcode").asText(),
                    dimension.path("valuecode").asText());
        }
        if (codes.isEmpty()) {
            for (String part : node.path("code").asText().split("_", -1)) {
                int dot = part.indexOf('.');
                if (dot > 0) {
                    codes.put(part.substring(0, dot), part.substring(dot + 1));
                }
            }
        }
        return codes;
    }

    /** GB/T 2260 has six digits; with twelve, the last six of a city are zeros. */
    static @Nullable String code(@Nullable String place) {
        return place != null && place.matches("\\d{6}0{6}") ? place.substring(0, 6) : place;
    }

    private JsonNode described(String dimension, @Nullable String code) {
        return nodes.getOrDefault(dimension + "." + code, Documents.MAPPER.nullNode());
    }

    private @Nullable String name(String dimension, @Nullable String code) {
        JsonNode node = described(dimension, code);
        String name = Documents.text(node.get("cname"));
        return name == null ? Documents.text(node.get("name")) : name;
    }

    @Override
    public String word(String column) {
        return WORDS.getOrDefault(column, column);
    }
}
