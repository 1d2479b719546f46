package io.secunda.formats;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An answer of the World Bank's API, version 2: a list of a head and a list of figures, which are read as they come. */
final class WorldBank implements Figures {

    private static final Map<String, String> WORDS = Map.of(
            Column.CITY, "countryiso3code",
            Column.VARIABLE, "indicator.id",
            Column.PERIOD, "date",
            Column.STATUS, "obs_status",
            Column.RELEASED, "lastupdated",
            Column.SOURCE, "sourceid");

    private final JsonParser json;
    private final Map<String, String> given;
    private final Consumer<String> notes;
    private final JsonNode head;
    private final boolean figures;
    private int number;
    private int empty;

    WorldBank(InputStream body, Map<String, String> given, Consumer<String> notes) throws IOException {
        this.given = given;
        this.notes = notes;
        this.json = Documents.MAPPER.createParser(body);
        try {
            boolean list = json.nextToken() == JsonToken.START_ARRAY;
            this.head = list && json.nextToken() == JsonToken.START_OBJECT
                    ? json.readValueAsTree()
                    : Documents.MAPPER.nullNode();
            this.figures = json.nextToken() == JsonToken.START_ARRAY;
        } catch (JsonProcessingException e) {
            throw Documents.broken(e);
        }
        check();
    }

    private void check() {
        JsonNode message = head.path("message").path(0);
        if (!message.isMissingNode()) {
            throw new UnreadableFile("The World Bank answered with an error instead of figures: "
                    + message.path("key").asText() + ": "
                    + message.path("value").asText());
        }
        if (!head.has("page")) {
            throw new UnreadableFile(
                    "The document is no answer of the World Bank's API, version 2: expected a list of a"
                            + " head with page and pages, and a list of figures.");
        }
        if (head.path("pages").asInt() > 1) {
            notes.accept("this is page " + head.path("page").asText() + " of "
                    + head.path("pages").asText() + "; the others are files of their own");
        }
    }

    @Override
    public @Nullable Figure next() throws IOException {
        try {
            while (figures && json.nextToken() != null && json.currentToken() != JsonToken.END_ARRAY) {
                number++;
                JsonNode item = json.readValueAsTree();
                String value = Documents.text(item.get("value"));
                String status = Documents.text(item.get("obs_status"));
                boolean odd = !item.isObject() || item.path("value").isContainerNode();
                if (value != null || odd || Draft.saysMissing(status)) {
                    return figure(item, status);
                }
                empty++;
            }
        } catch (JsonProcessingException e) {
            throw Documents.broken(e);
        }
        if (empty > 0) {
            notes.accept(empty + (empty == 1 ? " figure has" : " figures have") + " no value: not taken for a figure");
            empty = 0;
        }
        return null;
    }

    private Figure figure(JsonNode item, @Nullable String status) {
        var draft = new Draft(given);
        if (!item.isObject()) {
            draft.problem(null, Documents.shown(item), "is no JSON object");
        }
        JsonNode country = item.path("country");
        String code = item.path("countryiso3code").asText("");
        String city = code.isBlank() ? country.path("id").asText("") : code;
        String variable = item.path("indicator").path("id").asText("");
        String date = item.path("date").asText("");
        String released = Documents.text(head.get("lastupdated"));
        String database = Documents.text(head.get("sourceid"));
        draft.put(Column.CITY, city)
                .put(Column.CITY_NAME, Documents.text(country.get("value")))
                .put(Column.VARIABLE, variable)
                .put(Column.VARIABLE_NAME, Documents.text(item.path("indicator").get("value")))
                .put(Column.PERIOD, date)
                .value("value", item.get("value"))
                .put(Column.UNIT, Documents.text(item.get("unit")))
                .put(Column.STATUS, status)
                .otherwise(Column.RELEASED, released)
                .otherwise(Column.SOURCE, "World Bank" + (database == null ? "" : ", source " + database));
        return draft.figure(number, city + " " + variable + " " + date, List.of(), this);
    }

    @Override
    public String word(String column) {
        return WORDS.getOrDefault(column, column);
    }
}
