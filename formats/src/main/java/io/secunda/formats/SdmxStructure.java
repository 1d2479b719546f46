package io.secunda.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The structure that data sets of an SDMX-JSON message refer to by places in lists. */
final class SdmxStructure {

    private static final String FREQUENCY = "FREQ";

    /**
     * A dimension, measure or attribute.
     *
     * @param column our column, or null
     * @param values what places stand for; empty when values stand in the data set themselves
     */
    record Component(String id, @Nullable String column, JsonNode values) {

        /** What a place stands for, or the value itself; null when there is none. */
        @Nullable String value(@Nullable JsonNode cell) {
            if (cell == null || cell.isNull()) {
                return null;
            }
            if (cell.isArray()) {
                List<String> parts = new ArrayList<>();
                cell.forEach(part -> parts.add(String.valueOf(value(part))));
                return String.join("|", parts);
            }
            return values.isEmpty() || !cell.isIntegralNumber() ? Documents.text(cell) : at(cell.asInt());
        }

        @Nullable String at(int place) {
            JsonNode value = values.path(place);
            for (String name : List.of("id", "value", "name")) {
                String text = Documents.text(value.get(name));
                if (text != null) {
                    return text;
                }
            }
            return null;
        }

        @Nullable String name(int place) {
            return Documents.text(values.path(place).get("name"));
        }
    }

    final List<Component> dataSetDimensions;
    final List<Component> seriesDimensions;
    final List<Component> observationDimensions;
    final List<Component> dataSetAttributes;
    final List<Component> seriesAttributes;
    final List<Component> observationAttributes;
    final int measures;
    final int measure;
    final @Nullable String dataflow;

    /** @throws UnreadableFile when figures that differ by what is not ours would be mixed */
    SdmxStructure(JsonNode structure) {
        JsonNode dimensions = structure.path("dimensions");
        dataSetDimensions = components(dimensions.path("dataSet"));
        seriesDimensions = components(dimensions.path("series"));
        observationDimensions = components(dimensions.path("observation"));
        JsonNode attributes = structure.path("attributes");
        dataSetAttributes = components(attributes.path("dataSet"));
        seriesAttributes = components(attributes.path("series"));
        observationAttributes = components(attributes.path("observation"));
        List<Component> all = components(structure.path("measures").path("observation"));
        measures = Math.max(1, all.size());
        int place = 0;
        for (int i = 0; i < all.size(); i++) {
            place = Column.VALUE.equals(all.get(i).column()) ? i : place;
        }
        measure = place;
        dataflow = dataflow(structure);
        require();
    }

    private static List<Component> components(JsonNode list) {
        List<Component> components = new ArrayList<>();
        for (JsonNode node : list) {
            String id = node.path("id").asText("");
            String column = Column.of(id);
            for (JsonNode role : node.path("roles")) {
                column = column == null ? Column.of(role.asText()) : column;
            }
            components.add(new Component(id, column, node.path("values")));
        }
        return List.copyOf(components);
    }

    /** {@code ESTAT:NA_MAIN(1.6.0)}, from the last part of its URN. */
    private static @Nullable String dataflow(JsonNode structure) {
        for (JsonNode link : structure.path("links")) {
            String urn = link.path("urn").asText("");
            int id = urn.indexOf('=');
            if (link.path("rel").asText().equals("dataflow") && id >= 0) {
                return urn.substring(id + 1);
            }
        }
        return Documents.text(structure.get("name"));
    }

    private void require() {
        List<Component> dimensions = new ArrayList<>(dataSetDimensions);
        dimensions.addAll(seriesDimensions);
        dimensions.addAll(observationDimensions);
        var needed = new TreeSet<>(List.of(Column.CITY, Column.PERIOD));
        for (Component dimension : dimensions) {
            if (dimension.column() != null) {
                needed.remove(dimension.column());
            } else if (dimension.values().size() > 1 && !dimension.id().equals(FREQUENCY)) {
                throw new UnreadableFile("Dimension " + dimension.id() + " has "
                        + dimension.values().size() + " values, and a figure of ours has no such dimension; send a"
                        + " message with one of them, so that figures are not mixed.");
            }
        }
        if (!needed.isEmpty()) {
            throw new UnreadableFile("No dimension is a "
                    + (needed.contains(Column.CITY) ? "place (REF_AREA or GEO)" : "time (TIME_PERIOD)") + "; found "
                    + dimensions.stream().map(Component::id).toList() + ".");
        }
    }
}
