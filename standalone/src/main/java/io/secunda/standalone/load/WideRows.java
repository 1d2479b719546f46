package io.secunda.standalone.load;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.secunda.standalone.terminal.UserError;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A table with periods as columns, as yearbooks and downloads of statistics offices have it: lines before the header may
 * say what it is about, lines behind it are footnotes. Each cell under a period is a row of ours.
 */
final class WideRows implements FileRows {

    private static final Set<String> NOTHING = Set.of("", "-", "--", "—", "——", "…", "……", "...", "/", "..");
    private static final Pattern UNIT_BEHIND_NAME = Pattern.compile("^(.*?)\\s*[(（]([^()（）]+)[)）]\\s*$");
    private static final List<String> COLUMNS = List.of("city_code", "variable", "period", "value", "unit", "source");

    private final Path file;
    private final WideTable table;
    private final Codebook codebook;
    private final Codebook.Table given;
    private final List<CsvRecord> lines;
    private final Map<String, Integer> places = new HashMap<>();
    private int line;
    private Iterator<Map.Entry<Integer, String>> periods;

    private WideRows(Path file, List<CsvRecord> lines, WideTable table, Codebook codebook) {
        this.file = file;
        this.lines = lines;
        this.table = table;
        this.codebook = codebook;
        this.given = codebook.table(String.valueOf(file.getFileName()));
        this.line = table.header();
        this.periods = Map.<Integer, String>of().entrySet().iterator();
        COLUMNS.forEach(column -> places.put(column, places.size()));
        require(WideTable.CITY, given.city());
        require(WideTable.VARIABLE, given.variable());
    }

    private void require(String what, @Nullable String known) {
        if (known == null && !table.labels().containsKey(what) && !table.said().containsKey(what)) {
            throw UserError.failed(file + " does not say of which " + what + " it is: give it in " + CodebookReader.FILE
                    + ", as in `tables: {" + file.getFileName() + ": {" + what + ": …}}`");
        }
    }

    /** Opens a file; null when it has no line with periods as names of columns. */
    static @Nullable WideRows open(Path file, Codebook codebook) {
        List<CsvRecord> lines = read(file);
        WideTable table = WideTable.of(lines);
        return table == null ? null : new WideRows(file, lines, table, codebook);
    }

    private static List<CsvRecord> read(Path file) {
        try (InputStream input = file.toString().endsWith(".gz")
                ? new GZIPInputStream(Files.newInputStream(file), 1 << 16)
                : new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            String text = Encoded.text(file, input);
            char separator = text.lines().limit(20).anyMatch(l -> l.contains("\t")) ? '\t' : ',';
            List<CsvRecord> lines = new ArrayList<>();
            CsvReader.builder()
                    .fieldSeparator(separator)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(true)
                    .ofCsvRecord(text)
                    .forEach(lines::add);
            return lines;
        } catch (IOException | CsvParseException e) {
            throw UserError.failed(file + " cannot be read: " + e.getMessage());
        }
    }

    @Override
    public List<String> header() {
        return COLUMNS;
    }

    @Override
    public CsvRows.@Nullable Row next() {
        while (true) {
            while (periods.hasNext()) {
                Map.Entry<Integer, String> period = periods.next();
                List<String> cells = lines.get(line).getFields();
                String value = period.getKey() < cells.size()
                        ? cells.get(period.getKey()).strip()
                        : "";
                if (!NOTHING.contains(value)) {
                    return row(cells, period, value);
                }
            }
            do {
                line++;
                if (line >= lines.size()) {
                    return null;
                }
            } while (!WideTable.hasFigure(lines.get(line), table.periods()));
            periods = table.periods().entrySet().iterator();
        }
    }

    private CsvRows.Row row(List<String> cells, Map.Entry<Integer, String> period, String value) {
        String named = text(cells, WideTable.VARIABLE, given.variable());
        Matcher unit = UNIT_BEHIND_NAME.matcher(named);
        boolean parted = unit.matches() && !codebook.knows(named);
        String said = text(cells, WideTable.UNIT, given.unit());
        String heading =
                lines.get(table.header()).getFields().get(period.getKey()).strip();
        return new CsvRows.Row(
                lines.get(line).getStartingLineNumber(),
                List.of(
                        text(cells, WideTable.CITY, given.city()),
                        parted ? unit.group(1) : named,
                        period.getValue(),
                        value,
                        said.isEmpty() && unit.matches() ? unit.group(2) : said,
                        text(cells, WideTable.SOURCE, given.source())),
                places,
                column -> column.equals("value") || column.equals("period") ? heading : column,
                null);
    }

    /** What the codebook gives, else what stands in the row, else what the table says of itself. */
    private String text(List<String> cells, String what, @Nullable String known) {
        if (known != null) {
            return known;
        }
        Integer place = table.labels().get(what);
        String cell =
                place == null || place >= cells.size() ? "" : cells.get(place).strip();
        return cell.isEmpty() ? table.said().getOrDefault(what, "") : cell;
    }

    @Override
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add("read as a table with " + table.periods().size() + " periods as columns");
        table.footnotes().forEach(footnote -> notes.add("footnote: " + footnote));
        return notes;
    }

    @Override
    public void close() {}
}
