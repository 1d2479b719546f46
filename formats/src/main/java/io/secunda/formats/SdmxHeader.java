package io.secunda.formats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the columns of an SDMX-CSV file are, with or without labels. */
final class SdmxHeader {

    /** Between a code and its name where {@code labels=both}. */
    static final String LABEL = ": ";

    private static final Set<String> STRUCTURE = Set.of("STRUCTURE_ID", "DATAFLOW");
    private static final Set<String> WITHOUT_A_NOTE =
            Set.of("STRUCTURE", "STRUCTURE_NAME", "SERIES_KEY", "OBS_KEY", "FREQ", "freq", "DECIMALS", "TIME_FORMAT");
    private static final List<String> KNOWN = List.of(
            Column.CITY,
            Column.VARIABLE,
            Column.PERIOD,
            Column.VALUE,
            Column.UNIT,
            Column.SOURCE,
            Column.STATUS,
            Column.RELEASED,
            Column.TERRITORY,
            Column.MULTIPLIER);

    private final List<String> written;
    private final List<String> ids = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final @Nullable Integer structure;
    private final boolean labels;
    private final String subSeparator;

    /** @throws UnreadableFile when a column is missing without which no figure can be read */
    SdmxHeader(List<String> written) {
        this.written = List.copyOf(written);
        this.labels = written.stream().anyMatch(cell -> cell.contains(LABEL));
        written.forEach(cell -> ids.add(id(cell)));
        String first = this.written.get(0).strip();
        int bracket = first.indexOf('[');
        this.subSeparator = bracket > 0 && bracket + 1 < first.length() && first.charAt(bracket + 1) != ']'
                ? first.substring(bracket + 1, bracket + 2)
                : ";";
        for (String column : KNOWN) {
            Integer place = find(column);
            if (place != null) {
                places.put(column, place);
            }
        }
        int action = ids.indexOf("ACTION");
        if (action >= 0) {
            places.put(Column.ACTION, action);
        }
        this.structure = ids.stream()
                .filter(STRUCTURE::contains)
                .findFirst()
                .map(ids::indexOf)
                .orElse(null);
        require();
    }

    private static String id(String cell) {
        String id = cell.strip();
        int label = id.indexOf(LABEL);
        id = label < 0 ? id : id.substring(0, label);
        int bracket = id.indexOf('[');
        return bracket < 0 ? id : id.substring(0, bracket);
    }

    private @Nullable Integer find(String column) {
        for (String name : Column.names(column)) {
            for (String spelt : List.of(name, name.toLowerCase(Locale.ROOT))) {
                int place = ids.indexOf(spelt);
                if (place < 0) {
                    continue;
                }
                if (ids.lastIndexOf(spelt) != place) {
                    throw new UnreadableFile("Column '" + spelt + "' stands twice in the header line.");
                }
                return place;
            }
        }
        return null;
    }

    private void require() {
        var missing = new TreeSet<String>();
        for (String column : List.of(Column.CITY, Column.PERIOD, Column.VALUE)) {
            if (!places.containsKey(column)) {
                missing.add(String.join(" or ", Column.names(column)));
            }
        }
        if (!missing.isEmpty()) {
            throw new UnreadableFile("The header line has no column " + String.join(", ", missing) + "; found "
                    + String.join(", ", written) + ". SDMX-CSV has STRUCTURE, STRUCTURE_ID, ACTION (2.x) or DATAFLOW"
                    + " (1.0), then dimensions, OBS_VALUE and attributes.");
        }
    }

    List<String> written() {
        return written;
    }

    /** Columns that are not used. */
    List<String> unused() {
        List<String> unused = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            boolean known = places.containsValue(i) || STRUCTURE.contains(id) || WITHOUT_A_NOTE.contains(id);
            if (!known && !id.isEmpty()) {
                unused.add(written.get(i));
            }
        }
        return unused;
    }

    /** The file's word for one of our columns; the usual one where it has none. */
    String word(String column) {
        Integer place = places.get(column);
        if (place != null) {
            return written.get(place);
        }
        return column.equals(Column.ACTION) ? "ACTION" : Column.names(column).get(0);
    }

    /** What stands in a column of ours; empty when the file has none. */
    String cell(List<String> cells, String column) {
        Integer place = places.get(column);
        return place == null ? "" : cells.get(place).strip();
    }

    /** The code in a coded column, without its name. */
    String code(List<String> cells, String column) {
        return plain(cell(cells, column));
    }

    /** The name beside the code of a coded column, if there is one. */
    @Nullable String name(List<String> cells, String column) {
        String cell = cell(cells, column);
        int label = labels ? cell.indexOf(LABEL) : -1;
        return label < 0 ? null : cell.substring(label + LABEL.length());
    }

    private String plain(String cell) {
        int label = labels ? cell.indexOf(LABEL) : -1;
        return label < 0 ? cell : cell.substring(0, label);
    }

    /** Agency, id and version of the structure, which also say where figures come from. */
    @Nullable String structure(List<String> cells) {
        return structure == null ? null : plain(cells.get(structure).strip());
    }

    /** The statuses, of which there may be several, joined by {@code |}; flags of Eurostat are small letters. */
    String statuses(List<String> cells) {
        String cell = cell(cells, Column.STATUS);
        if (ids.indexOf("OBS_FLAG") >= 0 && cell.matches("[a-z]+")) {
            return Statuses.ofFlags(cell);
        }
        List<String> codes = new ArrayList<>();
        for (String part : cell.split(java.util.regex.Pattern.quote(subSeparator), -1)) {
            codes.add(plain(part.strip()));
        }
        return String.join("|", codes);
    }
}
