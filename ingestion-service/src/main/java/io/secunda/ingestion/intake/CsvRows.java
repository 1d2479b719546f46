package io.secunda.ingestion.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A table with a header line (RFC 4180; lines may end in CR, LF or both; a byte order mark is passed over). */
final class CsvRows implements Rows {

    private static final int LARGEST_FIELD = 1 << 20;
    private static final int MOST_COLUMNS = 1_000;

    private final Iterator<CsvRecord> records;
    private final List<String> header;
    private List<String> written = List.of();
    private List<String> cells = List.of();
    private int number = 1;

    /**
     * Reads the header.
     *
     * @throws UnreadableBody when there is none that fits
     */
    CsvRows(Reader text, Columns columns, Tally tally) throws IOException {
        records = CsvReader.builder()
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LARGEST_FIELD)
                .ofCsvRecord(text)
                .iterator();
        header = header(columns);
        header.stream()
                .filter(column -> !column.isEmpty() && !columns.knows(column))
                .forEach(column -> tally.note("column '" + column + "' is not used"));
    }

    private List<String> header(Columns columns) throws IOException {
        CsvRecord first = record();
        if (first == null || blank(first)) {
            throw UnreadableBody.malformed("The body has no header line; expected the columns "
                    + String.join(", ", columns.required()) + " separated by commas.");
        }
        written = first.getFields();
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String field : first.getFields()) {
            String name = columns.named(field.strip().toLowerCase(Locale.ROOT));
            if (!name.isEmpty() && !seen.add(name)) {
                throw UnreadableBody.malformed("Column '" + name + "' stands twice in the header line.");
            }
            names.add(name);
        }
        requireColumns(names, columns);
        return List.copyOf(names);
    }

    private static void requireColumns(List<String> names, Columns columns) {
        if (names.size() > MOST_COLUMNS) {
            throw UnreadableBody.malformed(names.size() + " columns are too many; at most " + MOST_COLUMNS);
        }
        Set<String> missing = columns.missingFrom(names);
        if (missing.isEmpty()) {
            return;
        }
        String separator = names.size() == 1 && names.get(0).matches(".*[;\\t].*")
                ? " The columns seem to be separated by something else than a comma."
                : "";
        throw UnreadableBody.malformed("The header line has no column " + String.join(", ", missing) + "; found "
                + String.join(", ", names) + "; expected " + String.join(", ", columns.required())
                + (columns.optional().isEmpty() ? "" : " and, if you like, " + String.join(", ", columns.optional()))
                + "." + separator);
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (true) {
            CsvRecord record = record();
            if (record == null) {
                return null;
            }
            number++;
            cells = record.getFields();
            if (!blank(record)) {
                return row(record);
            }
        }
    }

    @Override
    public List<String> header() {
        return written;
    }

    @Override
    public List<String> cells() {
        return cells;
    }

    @Override
    public String word(String column) {
        int place = header.indexOf(column);
        return place < 0 ? column : written.get(place).strip();
    }

    private Row row(CsvRecord record) {
        if (record.getFieldCount() != header.size()) {
            return new Row.Unreadable(
                    number,
                    new RowError(
                            number,
                            null,
                            String.join(",", record.getFields()),
                            "has " + record.getFieldCount() + " fields, the header line has " + header.size()
                                    + "; put fields that hold a comma between double quotes"));
        }
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String field = record.getField(i);
            if (!field.isBlank() && !header.get(i).isEmpty()) {
                fields.put(header.get(i), field);
            }
        }
        return new Row.Filled(number, fields);
    }

    private static boolean blank(CsvRecord record) {
        for (int i = 0; i < record.getFieldCount(); i++) {
            if (!record.getField(i).isBlank()) {
                return false;
            }
        }
        return true;
    }

    private @Nullable CsvRecord record() throws IOException {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException e) {
            throw unreadable(e, e.getCause());
        } catch (CsvParseException e) {
            throw unreadable(e, e.getCause());
        }
    }

    /** What breaks below the parser comes out of it wrapped, in one way or the other. */
    private RuntimeException unreadable(RuntimeException e, @Nullable Throwable cause) throws IOException {
        if (cause instanceof CharacterCodingException) {
            return UnreadableBody.malformed(Bodies.NOT_THAT_ENCODING);
        }
        if (cause instanceof IOException broken) {
            throw broken;
        }
        return UnreadableBody.malformed("The table cannot be read after row " + number + ": " + e.getMessage()
                + "; a double quote may not have been closed.");
    }
}
