package io.secunda.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Data messages of SDMX-JSON 2.x (and 1.0, which has one structure), as series or as flat observations.
 *
 * <p>Observations refer to the structure by places in its lists, and the structure may follow them: a message is read as
 * a whole.
 */
final class SdmxJson implements Figures {

    private static final String KEY_SEPARATOR = ":";

    private final Map<String, String> given;
    private final @Nullable String sender;
    private final Iterator<Block> blocks;
    private @Nullable Block block;
    private Iterator<Map.Entry<String, JsonNode>> observations =
            Map.<String, JsonNode>of().entrySet().iterator();
    private int number;

    /**
     * A series, or all observations of a flat data set.
     *
     * @param key key of the series, or null
     * @param content what stands under it
     */
    private record Block(
            SdmxStructure structure,
            JsonNode dataSet,
            @Nullable String key,
            JsonNode content) {

        boolean deletesAll() {
            return content.path("observations").isEmpty()
                    && dataSet.path("action")
                            .asText()
                            .toUpperCase(java.util.Locale.ROOT)
                            .startsWith("D");
        }
    }

    SdmxJson(JsonNode message, Map<String, String> given, Consumer<String> notes) {
        this.given = given;
        this.sender = Documents.text(message.path("meta").path("sender").get("name"));
        JsonNode data = message.has("data") ? message.path("data") : message;
        List<SdmxStructure> structures = new ArrayList<>();
        data.path("structures").forEach(structure -> structures.add(new SdmxStructure(structure)));
        if (structures.isEmpty() && data.has("structure")) {
            structures.add(new SdmxStructure(data.path("structure")));
        }
        if (structures.isEmpty() || !data.path("dataSets").isArray()) {
            throw new UnreadableFile("The message has no data.structures and data.dataSets; expected a data message of"
                    + " SDMX-JSON 2.x.");
        }
        this.blocks = blocks(data.path("dataSets"), structures, notes).iterator();
    }

    private static List<Block> blocks(JsonNode dataSets, List<SdmxStructure> structures, Consumer<String> notes) {
        List<Block> blocks = new ArrayList<>();
        for (JsonNode dataSet : dataSets) {
            int place = dataSet.path("structure").asInt(0);
            if (place < 0 || place >= structures.size()) {
                throw new UnreadableFile("A data set is of structure " + place + ", but there are " + structures.size()
                        + ", counted from 0.");
            }
            if (!dataSet.path("dimensionGroupAttributes").isEmpty()) {
                notes.accept("attributes of groups of dimensions are not used");
            }
            SdmxStructure structure = structures.get(place);
            dataSet.path("series")
                    .properties()
                    .forEach(series -> blocks.add(new Block(structure, dataSet, series.getKey(), series.getValue())));
            if (dataSet.has("observations")) {
                blocks.add(new Block(structure, dataSet, null, dataSet));
            }
        }
        return blocks;
    }

    @Override
    public @Nullable Figure next() {
        while (!observations.hasNext()) {
            if (!blocks.hasNext()) {
                return null;
            }
            Block begun = blocks.next();
            block = begun;
            observations = begun.content().path("observations").properties().iterator();
            if (begun.deletesAll()) {
                number++;
                return new Draft(Map.of())
                        .problem("series", begun.key(), "would withdraw a whole series; name its observations")
                        .figure(number, "series " + begun.key(), List.of(), this);
            }
        }
        number++;
        Block current = block;
        return current == null ? null : figure(current, observations.next());
    }

    private Figure figure(Block of, Map.Entry<String, JsonNode> observation) {
        SdmxStructure structure = of.structure();
        JsonNode cells = observation.getValue();
        var draft = new Draft(given);
        structure.dataSetDimensions.forEach(dimension -> dimension(draft, dimension, 0));
        dimensions(draft, structure.seriesDimensions, of.key());
        dimensions(draft, structure.observationDimensions, observation.getKey());
        attributes(draft, structure.dataSetAttributes, of.dataSet().path("attributes"), 0);
        if (of.key() != null) {
            attributes(draft, structure.seriesAttributes, of.content().path("attributes"), 0);
        }
        attributes(draft, structure.observationAttributes, cells, structure.measures);
        draft.put(Column.VALUE, Documents.text(cells.get(structure.measure)))
                .put(Column.ACTION, Documents.text(of.dataSet().get("action")))
                .otherwise(Column.SOURCE, structure.dataflow == null ? sender : structure.dataflow);
        String key = (of.key() == null ? "" : "series " + of.key() + ", ") + "observation " + observation.getKey();
        return draft.figure(number, key, List.of(), this);
    }

    private static void dimensions(Draft draft, List<SdmxStructure.Component> dimensions, @Nullable String key) {
        if (dimensions.isEmpty() || key == null) {
            return;
        }
        String[] places = key.split(KEY_SEPARATOR, -1);
        if (places.length != dimensions.size()) {
            draft.problem(
                    null,
                    key,
                    "key '" + key + "' has " + places.length + " parts, the structure has " + dimensions.size()
                            + " dimensions there");
            return;
        }
        for (int i = 0; i < places.length; i++) {
            if (places[i].matches("\\d{1,9}")) {
                dimension(draft, dimensions.get(i), Integer.parseInt(places[i]));
            } else if (!places[i].isEmpty()) {
                draft.problem(dimensions.get(i).id(), places[i], "'" + places[i] + "' is no place in a list of values");
            }
        }
    }

    private static void dimension(Draft draft, SdmxStructure.Component dimension, int place) {
        String value = dimension.at(place);
        if (value == null) {
            draft.problem(
                    dimension.id(),
                    String.valueOf(place),
                    "the structure has no value " + place + " of " + dimension.id());
        } else if (dimension.column() != null) {
            draft.put(dimension.column(), value);
            if (dimension.column().equals(Column.CITY)) {
                draft.put(Column.CITY_NAME, dimension.name(place));
            } else if (dimension.column().equals(Column.VARIABLE)) {
                draft.put(Column.VARIABLE_NAME, dimension.name(place));
            }
        }
    }

    private static void attributes(Draft draft, List<SdmxStructure.Component> attributes, JsonNode cells, int first) {
        for (int i = 0; i < attributes.size(); i++) {
            SdmxStructure.Component attribute = attributes.get(i);
            JsonNode cell = cells.get(first + i);
            if (attribute.column() == null || cell == null || cell.isNull()) {
                continue;
            }
            String value = attribute.value(cell);
            if (value == null) {
                draft.problem(
                        attribute.id(),
                        cell.asText(),
                        "the structure has no value " + cell.asText() + " of " + attribute.id());
            }
            draft.put(attribute.column(), value);
        }
    }

    @Override
    public String word(String column) {
        return column.equals(Column.ACTION) ? "action" : Column.names(column).get(0);
    }
}
