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
 * to be corrected and sent again as it is. Rows of documents get our columns. Not for several threads.
 */
public final class RejectedRows {

    /** The column that says why. */
    public static final String ERROR = "error";

    private final int most;
    private final List<List<String>> rows = new ArrayList<>();
    private List<String> header = List.of();

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
        if (rows.size() >= most) {
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
