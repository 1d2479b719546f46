package io.secunda.formats;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table with periods as columns, as yearbooks and downloads of statistics offices have it: lines before the header may
 * say what it is about, lines behind it are footnotes. Each cell under a period is a figure; one line has several.
 */
final class WideCsv implements Figures {

    private static final Set<String> NOTHING = Set.of("", "-", "--", "—", "——", "…", "……", "...", "/", "..");
    private static final Pattern UNIT_BEHIND_NAME = Pattern.compile("^(.*?)\\s*[(（]([^()（）]+)[)）]\\s*$");
    private static final int LINES_TO_TELL_SEPARATOR = 20;

    private final List<CsvRecord> lines = new ArrayList<>();
    private final WideTable table;
    private final Map<String, String> given;
    private final Predicate<String> known;
    private Figure.@Nullable Problem broken;
    private int line;
    private @Nullable Integer secondHeader;
    private Iterator<Map.Entry<Integer, String>> periods = Collections.emptyIterator();
    private String heading = "";

    /**
     * @param known whether a name of a variable stands for one as a whole, with the unit behind it
     * @throws UnreadableFile when no line heads periods, or the table does not say what it is about
     */
    WideCsv(String text, Map<String, String> given, Predicate<String> known, Consumer<String> notes) {
        this.given = given;
        this.known = known;
        readLines(text);
        WideTable found = WideTable.of(lines);
        if (found == null) {
            throw new UnreadableFile("The table has no line that heads columns of periods, such as 2023 or 2023年.");
        }
        this.table = found;
        this.line = found.header();
        require(WideTable.CITY, Column.CITY);
        require(WideTable.VARIABLE, Column.VARIABLE);
        notes.accept("read as a table with " + table.periods().size() + " periods as columns");
        table.unused(header()).forEach(column -> notes.accept("column '" + column + "' is not used"));
        table.footnotes().forEach(footnote -> notes.accept("footnote: " + footnote));
    }

    /** Whether a text of which this is the beginning has a line that heads periods, and is no table of ours. */
    static boolean is(byte[] head) {
        String text = Encoded.beginning(head);
        List<CsvRecord> lines = new ArrayList<>();
        try {
            reader(text).forEach(lines::add);
        } catch (CsvParseException e) {
            // the beginning ends between two quotes
            return headsPeriods(lines);
        }
        return headsPeriods(lines);
    }

    private static boolean headsPeriods(List<CsvRecord> lines) {
        boolean ours = !lines.isEmpty()
                && lines.get(0).getFields().stream()
                        .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                        .anyMatch(cell -> cell.equals(Column.PERIOD) || cell.equals(Column.VALUE));
        return !ours && WideTable.of(lines) != null;
    }

    private static CsvReader<CsvRecord> reader(String text) {
        boolean tabs = text.lines().limit(LINES_TO_TELL_SEPARATOR).anyMatch(line -> line.contains("\t"));
        return CsvReader.builder()
                .fieldSeparator(tabs ? '\t' : ',')
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text);
    }

    /** What stands before a quote that is not closed is read; what stands behind it may be anything. */
    private void readLines(String text) {
        try {
            reader(text).forEach(lines::add);
        } catch (CsvParseException e) {
            broken = new Figure.Problem(
                    null, null, "nothing from here on can be read; a double quote may not have been closed");
        }
    }

    private void require(String what, String column) {
        if (!given.containsKey(column)
                && !table.labels().containsKey(what)
                && !table.said().containsKey(what)) {
            throw new UnreadableFile(
                    "The table does not say of which " + what + " it is; give it for the whole table.");
        }
    }

    @Override
    public @Nullable Figure next() {
        while (true) {
            while (periods.hasNext()) {
                Map.Entry<Integer, String> period = periods.next();
                String value = cell(period.getKey());
                if (!NOTHING.contains(value)) {
                    return figure(period, value);
                }
            }
            line++;
            if (line >= lines.size()) {
                return end();
            }
            CsvRecord record = lines.get(line);
            if (table.headsAgain(record, header())) {
                boolean same = table.periods().equals(WideTable.periods(record.getFields()));
                secondHeader = same ? secondHeader : Integer.valueOf(number());
            } else if (WideTable.hasFigure(record, table.periods())) {
                String reason = whyNoRow(record);
                if (reason != null) {
                    heading = "";
                    return new Draft(given)
                            .problem(null, String.join(",", record.getFields()), reason)
                            .figure(number(), null, record.getFields(), this);
                }
                periods = table.periods().entrySet().iterator();
            }
        }
    }

    private @Nullable Figure end() {
        Figure.Problem problem = broken;
        broken = null;
        if (problem == null) {
            return null;
        }
        heading = "";
        int last = lines.isEmpty() ? 0 : (int) lines.get(lines.size() - 1).getStartingLineNumber();
        return new Draft(given)
                .problem(problem.column(), problem.value(), problem.reason())
                .figure(last + 1, null, List.of(), this);
    }

    /** Cells that slipped to the right, or under another header, would be taken for figures of another period. */
    private @Nullable String whyNoRow(CsvRecord record) {
        if (secondHeader != null) {
            return "stands below a second header, line " + secondHeader + "; put each table into a file of its own";
        }
        List<String> cells = record.getFields();
        int columns = header().size();
        boolean tooMany = cells.size() > columns
                && cells.subList(columns, cells.size()).stream().anyMatch(cell -> !cell.isBlank());
        return tooMany
                ? "has " + cells.size() + " fields, the header line has " + columns
                        + "; put fields that hold a comma between double quotes"
                : null;
    }

    private int number() {
        return (int) lines.get(line).getStartingLineNumber();
    }

    private String cell(int place) {
        List<String> cells = lines.get(line).getFields();
        return place < cells.size() ? cells.get(place).strip() : "";
    }

    private Figure figure(Map.Entry<Integer, String> period, String value) {
        heading = header().get(period.getKey()).strip();
        String named = text(WideTable.VARIABLE, Column.VARIABLE);
        Matcher unit = UNIT_BEHIND_NAME.matcher(named);
        boolean parted = unit.matches() && !known.test(named);
        String said = text(WideTable.UNIT, Column.UNIT);
        return new Draft(given)
                .put(Column.CITY, text(WideTable.CITY, Column.CITY))
                .put(Column.VARIABLE, parted ? unit.group(1) : named)
                .put(Column.PERIOD, period.getValue())
                .put(Column.VALUE, value)
                .put(Column.UNIT, said.isEmpty() && unit.matches() ? unit.group(2) : said)
                .put(Column.SOURCE, text(WideTable.SOURCE, Column.SOURCE))
                .figure(number(), null, lines.get(line).getFields(), this);
    }

    /** What is given for the whole table, else what stands in the row, else what the table says of itself. */
    private String text(String what, String column) {
        String known = given.get(column);
        if (known != null) {
            return known;
        }
        Integer place = table.labels().get(what);
        String cell = place == null ? "" : cell(place);
        return cell.isEmpty() ? table.said().getOrDefault(what, "") : cell;
    }

    @Override
    public String word(String column) {
        return words().apply(column);
    }

    @Override
    public UnaryOperator<String> words() {
        String period = heading;
        return column -> switch (column) {
            case Column.VALUE, Column.PERIOD -> period.isEmpty() ? column : period;
            case Column.CITY -> label(WideTable.CITY, column);
            case Column.VARIABLE -> label(WideTable.VARIABLE, column);
            case Column.UNIT -> label(WideTable.UNIT, column);
            case Column.SOURCE -> label(WideTable.SOURCE, column);
            default -> column;
        };
    }

    private String label(String what, String column) {
        Integer place = table.labels().get(what);
        String label = place == null ? "" : header().get(place).strip();
        return label.isEmpty() ? column : label;
    }

    @Override
    public List<String> header() {
        return lines.get(table.header()).getFields();
    }
}
