package io.secunda.standalone.load;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.secunda.standalone.terminal.UserError;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file, plain or gzip: UTF-8, with a header. */
final class CsvRows implements FileRows {

    private static final int MAX_RECORD_CHARS = 1 << 20;

    private final Path file;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<String> header = new ArrayList<>();

    /**
     * A row.
     *
     * @param line line in the file, the header being 1
     * @param cells cells in the order of the header
     * @param columns position of each column
     * @param word what the file calls a column
     * @param problem why the row cannot be read, or null
     */
    record Row(
            long line,
            List<String> cells,
            Map<String, Integer> columns,
            UnaryOperator<String> word,
            @Nullable Rejection problem) {

        Row(long line, List<String> cells, Map<String, Integer> columns) {
            this(line, cells, columns, UnaryOperator.identity(), null);
        }

        /** A cell; empty where the file has no such column or the row is too short. */
        String get(String column) {
            Integer position = columns.get(column);
            return position == null || position >= cells.size() ? "" : cells.get(position);
        }
    }

    private CsvRows(Path file, InputStream input) {
        this.file = file;
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        this.reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(true)
                .maxBufferSize(MAX_RECORD_CHARS)
                .ofCsvRecord(new InputStreamReader(input, decoder));
        this.records = reader.iterator();
    }

    /**
     * Opens a file and reads its header.
     *
     * @throws UserError if it cannot be read or has no header
     */
    static CsvRows open(Path file) {
        InputStream input = null;
        try {
            input = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
            if (file.toString().endsWith(".gz")) {
                input = new BufferedInputStream(new GZIPInputStream(input, 1 << 16), 1 << 16);
            }
            skipByteOrderMark(input);
            var rows = new CsvRows(file, input);
            rows.readHeader();
            return rows;
        } catch (IOException e) {
            closeAfter(input);
            throw UserError.failed(file + " cannot be read: " + e.getMessage());
        } catch (UserError e) {
            closeAfter(input);
            throw e;
        }
    }

    private static void closeAfter(@Nullable InputStream input) {
        try {
            if (input != null) {
                input.close();
            }
        } catch (IOException e) {
            // the first trouble is the one to tell
            return;
        }
    }

    /** Spreadsheets write one. */
    private static void skipByteOrderMark(InputStream input) throws IOException {
        input.mark(3);
        byte[] first = input.readNBytes(3);
        if (first.length < 3 || first[0] != (byte) 0xEF || first[1] != (byte) 0xBB || first[2] != (byte) 0xBF) {
            input.reset();
        }
    }

    private void readHeader() {
        CsvRecord first = read();
        if (first == null) {
            throw UserError.failed(file + " is empty: expected a line with the names of columns, then rows");
        }
        for (String name : first.getFields()) {
            String plain = name.strip().toLowerCase(Locale.ROOT);
            if (columns.putIfAbsent(plain, header.size()) != null) {
                throw UserError.failed(file + ":1: column '" + name + "' stands there twice");
            }
            header.add(plain);
        }
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public @Nullable Row next() {
        CsvRecord next = read();
        return next == null ? null : new Row(next.getStartingLineNumber(), next.getFields(), columns);
    }

    private @Nullable CsvRecord read() {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException | CsvParseException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String what = cause instanceof CharacterCodingException
                    ? "is not UTF-8 text: save it as CSV UTF-8 (Chinese spreadsheets often write GBK)"
                    : "cannot be read: " + cause.getMessage();
            throw UserError.failed(file + " " + what);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be closed", e);
        }
    }
}
