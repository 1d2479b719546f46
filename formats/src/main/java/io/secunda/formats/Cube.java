package io.secunda.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The dimensions of a JSON-stat data set; cells are counted with the last dimension running fastest. */
final class Cube {

    private static final Map<String, String> ROLES =
            Map.of("geo", Column.CITY, "time", Column.PERIOD, "metric", Column.VARIABLE);
    private static final String FREQUENCY = "FREQ";

    /**
     * A dimension.
     *
     * @param column our column, or null
     * @param codes ids of its categories, in order
     * @param category labels and units of them
     */
    record Dimension(String id, @Nullable String column, List<String> codes, JsonNode category) {

        @Nullable String label(String code) {
            return Documents.text(category.path("label").get(code));
        }
    }

    final List<Dimension> dimensions = new ArrayList<>();
    final long cells;

    /** @throws UnreadableFile when the head is no data set, or figures that differ by what is not ours would be mixed */
    Cube(JsonNode dataSet) {
        JsonNode ids = dataSet.path("id");
        JsonNode sizes = dataSet.path("size");
        if (!dataSet.path("class").asText("dataset").equals("dataset")
                || !ids.isArray()
                || !sizes.isArray()
                || ids.size() != sizes.size()
                || ids.isEmpty()) {
            throw new UnreadableFile(
                    "The document is no data set of JSON-stat 2.0: expected class 'dataset' with id, size,"
                            + " dimension and value.");
        }
        long product = 1;
        for (int i = 0; i < ids.size(); i++) {
            Dimension dimension = dimension(dataSet, ids.get(i).asText());
            if (dimension.codes().size() != sizes.get(i).asLong(-1)) {
                throw new UnreadableFile("Dimension " + dimension.id() + " has "
                        + dimension.codes().size() + " categories, but size says "
                        + sizes.get(i).asText() + ".");
            }
            dimensions.add(dimension);
            product = product > Integer.MAX_VALUE
                    ? product
                    : product * dimension.codes().size();
        }
        if (product > Integer.MAX_VALUE) {
            throw new UnreadableFile("The cube has more than " + Integer.MAX_VALUE + " cells; send parts of it.");
        }
        cells = product;
        require();
    }

    private static Dimension dimension(JsonNode dataSet, String id) {
        JsonNode category = dataSet.path("dimension").path(id).path("category");
        return new Dimension(id, column(dataSet.path("role"), id), codes(category), category);
    }

    private static @Nullable String column(JsonNode roles, String id) {
        for (Map.Entry<String, String> role : ROLES.entrySet()) {
            for (JsonNode of : roles.path(role.getKey())) {
                if (of.asText().equals(id)) {
                    return role.getValue();
                }
            }
        }
        return Column.of(id);
    }

    private static List<String> codes(JsonNode category) {
        List<String> codes = new ArrayList<>();
        JsonNode index = category.path("index");
        if (index.isArray()) {
            index.forEach(code -> codes.add(code.asText()));
        } else if (index.isObject()) {
            String[] placed = new String[index.size()];
            index.properties().forEach(entry -> {
                int place = entry.getValue().asInt(-1);
                if (place < 0 || place >= placed.length || placed[place] != null) {
                    throw new UnreadableFile("category.index of JSON-stat gives '" + entry.getKey() + "' place "
                            + entry.getValue().asText() + "; expected each place from 0 to " + (placed.length - 1)
                            + " once.");
                }
                placed[place] = entry.getKey();
            });
            codes.addAll(Arrays.asList(placed));
        } else {
            // a dimension of one category needs no order
            category.path("label").fieldNames().forEachRemaining(codes::add);
        }
        return List.copyOf(codes);
    }

    private void require() {
        var seen = new TreeSet<String>();
        var needed = new TreeSet<>(List.of(Column.CITY, Column.PERIOD));
        for (Dimension dimension : dimensions) {
            if (dimension.column() != null) {
                if (!seen.add(dimension.column())) {
                    throw new UnreadableFile(
                            "Dimension " + dimension.id() + " is another " + dimension.column()
                                    + "; a figure of ours has one, so that a data set of flows or the like is none of figures.");
                }
                needed.remove(dimension.column());
            } else if (dimension.codes().size() > 1 && !dimension.id().equalsIgnoreCase(FREQUENCY)) {
                throw new UnreadableFile("Dimension " + dimension.id() + " has "
                        + dimension.codes().size() + " categories, and a figure of ours has no such dimension; send a"
                        + " data set with one of them, so that figures are not mixed.");
            }
        }
        if (!needed.isEmpty()) {
            throw new UnreadableFile("No dimension is a "
                    + (needed.contains(Column.CITY) ? "place (role geo)" : "time (role time)") + "; found "
                    + dimensions.stream().map(Dimension::id).toList() + ".");
        }
    }

    /** The place in each dimension of a cell. */
    int[] places(long cell) {
        int[] places = new int[dimensions.size()];
        long rest = cell;
        for (int i = places.length - 1; i >= 0; i--) {
            int size = dimensions.get(i).codes().size();
            places[i] = (int) (rest % size);
            rest /= size;
        }
        return places;
    }
}
