package io.secunda.ingestion.intake;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The rows of a request that were not taken in, as the table that was sent with a column {@value #ERROR} behind its own:
 * to be corrected and sent again as it is. Rows of documents get our columns. It ends where it would be too large to be
 * kept for who asks again; the counts tell of all rows. Not for several threads.
 */
public final class RejectedRows {

    /** The column that says why. */
    public static final String ERROR = "error";

    // three bytes each at most, in a document of MongoDB that may have 16 MB
    private static final int MOST_CHARACTERS = 4 << 20;

    private final int most;
    private final List<List<String>> rows = new ArrayList<>();
    private List<String> header = List.of();
    private long characters;
    private boolean full;

    /** @param most how many to keep */
    public RejectedRows(int most) {
        this.most = most;
    }

    /**
     * Adds a row.
     *
     * @param from where it comes from
     * @param fields what it says by our columns; nothing when it could not be read
     * @param columns our columns
     */
    void add(Rows from, Map<String, String> fields, Columns columns, RowError error) {
        if (full || rows.size() >= most) {
            return;
        }
        boolean table = !from.header().isEmpty();
        List<String> kept = table ? from.header() : columns.all();
        if (header.isEmpty()) {
            header = kept;
        }
        List<String> row = new ArrayList<>(
                table
                        ? from.cells()
                        : kept.stream()
                                .map(column -> fields.getOrDefault(column, ""))
                                .toList());
        while (row.size() < header.size()) {
            row.add("");
        }
        row.add((error.key() == null ? "" : error.key() + ": ")
                + (error.column() == null ? "" : error.column() + ": ")
                + error.reason());
        characters += row.stream().mapToLong(cell -> cell.length() + 1L).sum();
        if (characters > MOST_CHARACTERS) {
            full = true;
            return;
        }
        rows.add(row);
    }

    /** The table; nothing but {@value #ERROR} in its header where no row was rejected. */
    public String csv() {
        var text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            List<String> columns = new ArrayList<>(header);
            columns.add(ERROR);
            csv.writeRecord(columns);
            rows.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return text.toString();
    }
}
