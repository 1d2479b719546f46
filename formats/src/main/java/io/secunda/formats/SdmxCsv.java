package io.secunda.formats;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * SDMX-CSV 1.0, 2.0 and 2.1, read row by row.
 *
 * <p>The version shows in the header: {@code DATAFLOW} is 1.0, {@code STRUCTURE} and {@code STRUCTURE_ID} are 2.x. The
 * separator is what follows the first column's name, and with {@code ;} values may have a decimal comma.
 */
final class SdmxCsv implements Figures {

    private static final int LARGEST_FIELD = 1 << 20;
    private static final int LONGEST_FIRST_NAME = 4_096;
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d+,\\d+([eE][+-]?\\d+)?");

    private final Iterator<CsvRecord> records;
    private final Map<String, String> given;
    private final SdmxHeader header;
    private final boolean decimalComma;
    private int number = 1;

    SdmxCsv(Reader text, Map<String, String> given, Consumer<String> notes) throws IOException {
        this.given = given;
        var buffered = new BufferedReader(text, 1 << 16);
        char separator = separator(buffered);
        decimalComma = separator == ';';
        records = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LARGEST_FIELD)
                .ofCsvRecord(buffered)
                .iterator();
        CsvRecord first = record();
        if (first == null || blank(first)) {
            throw new UnreadableFile("The file has no header line; SDMX-CSV begins with STRUCTURE or DATAFLOW.");
        }
        header = new SdmxHeader(first.getFields());
        header.unused().forEach(column -> notes.accept("column '" + column + "' is not used"));
    }

    private static char separator(BufferedReader text) throws IOException {
        text.mark(LONGEST_FIRST_NAME);
        char separator = ',';
        boolean inside = false;
        for (int i = 0; i < LONGEST_FIRST_NAME - 1; i++) {
            int c = text.read();
            if (c == '[') {
                inside = true;
            } else if (c == ']') {
                inside = false;
            } else if (!inside && (c == ',' || c == ';' || c == '\t')) {
                separator = (char) c;
                break;
            } else if (c < 0 || c == '\n') {
                break;
            }
        }
        text.reset();
        return separator;
    }

    @Override
    public @Nullable Figure next() throws IOException {
        for (CsvRecord record = record(); record != null; record = record()) {
            number++;
            if (!blank(record)) {
                return figure(record.getFields());
            }
        }
        return null;
    }

    private Figure figure(List<String> cells) {
        var draft = new Draft(given);
        if (cells.size() != header.written().size()) {
            return draft.problem(
                            null,
                            String.join(",", cells),
                            "has " + cells.size() + " fields, the header line has "
                                    + header.written().size())
                    .figure(number, null, cells, this);
        }
        for (String column : List.of(Column.CITY, Column.VARIABLE, Column.UNIT, Column.MULTIPLIER, Column.ACTION)) {
            draft.put(column, header.code(cells, column));
        }
        for (String column : List.of(Column.PERIOD, Column.SOURCE, Column.RELEASED, Column.TERRITORY)) {
            draft.put(column, header.cell(cells, column));
        }
        draft.put(Column.CITY_NAME, header.name(cells, Column.CITY))
                .put(Column.VARIABLE_NAME, header.name(cells, Column.VARIABLE))
                .put(Column.VALUE, number(header.cell(cells, Column.VALUE)))
                .put(Column.STATUS, header.statuses(cells))
                .otherwise(Column.SOURCE, header.structure(cells));
        return draft.figure(number, null, cells, this);
    }

    private String number(String cell) {
        return decimalComma && DECIMAL_COMMA.matcher(cell).matches() ? cell.replace(',', '.') : cell;
    }

    private static boolean blank(CsvRecord record) {
        return record.getFields().stream().allMatch(String::isBlank);
    }

    private @Nullable CsvRecord record() throws IOException {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException | CsvParseException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw new UnreadableFile("The text is not in the encoding it is said to be in. Save the file as UTF-8,"
                        + " or name its encoding: charset=gb18030");
            }
            if (e.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new UnreadableFile("The table cannot be read after row " + number + ": " + e.getMessage()
                    + "; a double quote may not have been closed.");
        }
    }

    @Override
    public String word(String column) {
        return header.word(column);
    }

    @Override
    public List<String> header() {
        return header.written();
    }
}
