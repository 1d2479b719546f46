package io.secunda.standalone.load;

import io.secunda.formats.Column;
import io.secunda.formats.Figure;
import io.secunda.formats.Figures;
import io.secunda.formats.Format;
import io.secunda.formats.UnreadableFile;
import io.secunda.standalone.terminal.UserError;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
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

    private FigureRows(Path file, InputStream input, Codebook codebook, boolean table) throws IOException {
        this.file = file;
        this.input = input;
        this.codebook = codebook;
        Map<String, String> given = given(file, codebook);
        try {
            this.figures = table
                    ? Format.table(new StringReader(Encoded.text(file, input)), given, notes::add)
                    : document(input, given);
        } catch (UnreadableFile e) {
            throw UserError.failed(file + " cannot be read: " + e.reason());
        }
    }

    private Figures document(InputStream input, Map<String, String> given) throws IOException {
        input.mark(Format.HEAD);
        byte[] head = input.readNBytes(Format.HEAD);
        input.reset();
        Format format = Format.of(head)
                .orElseThrow(() -> UserError.failed(file + " is a document of no known format; expected JSON-stat 2.0,"
                        + " SDMX-JSON, an answer of the World Bank's API or of the Chinese statistics bureau"));
        return format.document(input, MOST_OF_A_DOCUMENT, given, notes::add);
    }

    /** Opens a JSON document. */
    static FigureRows document(Path file, Codebook codebook) {
        return open(file, codebook, false);
    }

    /** Opens a table of SDMX. */
    static FigureRows table(Path file, Codebook codebook) {
        return open(file, codebook, true);
    }

    private static FigureRows open(Path file, Codebook codebook, boolean table) {
        try {
            InputStream input = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
            if (file.toString().endsWith(".gz")) {
                input = new BufferedInputStream(new GZIPInputStream(input, 1 << 16), 1 << 16);
            }
            return new FigureRows(file, input, codebook, table);
        } catch (IOException e) {
            throw UserError.failed(file + " cannot be read: " + e.getMessage());
        }
    }

    private static Map<String, String> given(Path file, Codebook codebook) {
        Codebook.Table table = codebook.table(String.valueOf(file.getFileName()));
        Map<String, String> given = new HashMap<>();
        put(given, Column.CITY, table.city());
        put(given, Column.VARIABLE, table.variable());
        put(given, Column.UNIT, table.unit());
        put(given, Column.SOURCE, table.source());
        return given;
    }

    private static void put(Map<String, String> given, String column, @Nullable String value) {
        if (value != null) {
            given.put(column, value);
        }
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
        Map<String, String> fields = new HashMap<>(figure.fields());
        String variable = fields.get(Column.VARIABLE);
        String name = fields.get(Column.VARIABLE_NAME);
        if (name != null && !codebook.knows(variable) && codebook.knows(name)) {
            fields.put(Column.VARIABLE, name);
        }
        String city = fields.get(Column.CITY);
        fields.put(Column.CITY, codebook.city(city == null ? "" : city, fields.get(Column.CITY_NAME)));
        List<String> cells = new ArrayList<>();
        FileKind.OBSERVATIONS.columns().forEach(column -> cells.add(fields.getOrDefault(column, "")));
        Figure.Problem problem = figure.problem();
        return new CsvRows.Row(
                figure.number(),
                cells,
                COLUMNS,
                figures::word,
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
            throw new java.io.UncheckedIOException(file + " cannot be closed", e);
        }
    }
}
