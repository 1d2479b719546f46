package io.secunda.standalone.load;

import io.secunda.codebook.Codebook;
import io.secunda.formats.Encoded;
import io.secunda.formats.Figure;
import io.secunda.formats.Figures;
import io.secunda.formats.Format;
import io.secunda.formats.UnreadableFile;
import io.secunda.standalone.terminal.UserError;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Rows of a file in a format of statistics offices, with the names that the codebook knows for them. */
final class FigureRows implements FileRows {

    private static final long MOST_OF_A_DOCUMENT = 1L << 27;
    private static final Map<String, Integer> COLUMNS = columns();

    private final Path file;
    private final InputStream input;
    private final Figures figures;
    private final Codebook codebook;
    private final Set<String> notes = new LinkedHashSet<>();

    private FigureRows(Path file, InputStream input, Codebook codebook, SourceFile.Form form) throws IOException {
        this.file = file;
        this.input = input;
        this.codebook = codebook;
        Map<String, String> given = codebook.given(String.valueOf(file.getFileName()));
        try {
            this.figures = switch (form) {
                case WIDE -> Format.wide(Encoded.text(input, MOST_OF_A_DOCUMENT), given, codebook::knows, notes::add);
                case SDMX -> Format.table(new StringReader(Encoded.text(input, MOST_OF_A_DOCUMENT)), given, notes::add);
                case DOCUMENT -> document(input, given);
                case ROWS -> throw new IllegalArgumentException("rows of ours are read by CsvRows");
            };
        } catch (UnreadableFile e) {
            throw UserError.failed(
                    file + " cannot be read: " + e.reason() + (form == SourceFile.Form.WIDE ? hint() : ""));
        }
    }

    private String hint() {
        return " What a table does not say of itself stands in " + Codebook.FILE + ", as in `tables: {"
                + file.getFileName() + ": {variable: …}}`.";
    }

    private static byte[] head(InputStream input) throws IOException {
        input.mark(Format.HEAD);
        byte[] head = input.readNBytes(Format.HEAD);
        input.reset();
        return head;
    }

    private Figures document(InputStream input, Map<String, String> given) throws IOException {
        Format format = Format.of(head(input))
                .orElseThrow(() -> UserError.failed(file + " is a document of no known format; expected JSON-stat 2.0,"
                        + " SDMX-JSON, an answer of the World Bank's API or of the Chinese statistics bureau"));
        return format.document(input, MOST_OF_A_DOCUMENT, given, notes::add);
    }

    /** Opens a file that does not hold rows of ours. */
    static FigureRows open(Path file, Codebook codebook, SourceFile.Form form) {
        try {
            return new FigureRows(file, input(file), codebook, form);
        } catch (IOException e) {
            throw UserError.failed(file + " cannot be read: " + e.getMessage());
        }
    }

    /** Whether a table has a line with periods as names of columns. */
    static boolean isWide(Path file) {
        try (InputStream input = input(file)) {
            return Format.isWide(head(input));
        } catch (IOException e) {
            throw UserError.failed(file + " cannot be read: " + e.getMessage());
        }
    }

    private static InputStream input(Path file) throws IOException {
        InputStream input = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        return file.toString().endsWith(".gz")
                ? new BufferedInputStream(new GZIPInputStream(input, 1 << 16), 1 << 16)
                : input;
    }

    private static Map<String, Integer> columns() {
        Map<String, Integer> places = new HashMap<>();
        FileKind.OBSERVATIONS.columns().forEach(column -> places.put(column, places.size()));
        return Map.copyOf(places);
    }

    @Override
    public List<String> header() {
        return FileKind.OBSERVATIONS.columns();
    }

    @Override
    public CsvRows.@Nullable Row next() {
        try {
            Figure figure = figures.next();
            return figure == null ? null : row(figure);
        } catch (UnreadableFile e) {
            throw UserError.failed(file + " cannot be read: " + e.reason());
        } catch (IOException e) {
            throw UserError.failed(file + " cannot be read: " + e.getMessage());
        }
    }

    private CsvRows.Row row(Figure figure) {
        Map<String, String> fields = codebook.named(figure.fields());
        List<String> cells = new ArrayList<>();
        FileKind.OBSERVATIONS.columns().forEach(column -> cells.add(fields.getOrDefault(column, "")));
        Figure.Problem problem = figure.problem();
        return new CsvRows.Row(
                figure.number(),
                cells,
                COLUMNS,
                figures.words(),
                problem == null
                        ? null
                        : new Rejection(
                                file.toString(), figure.number(), problem.column(), problem.value(), problem.reason()));
    }

    @Override
    public List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public void close() {
        try {
            input.close();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be closed", e);
        }
    }
}
