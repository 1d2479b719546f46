package io.secunda.standalone.load;

import io.secunda.codebook.Codebook;
import io.secunda.standalone.terminal.UserError;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A file whose beginning was read.
 *
 * @param path where it is
 * @param label what it is called in messages
 * @param kind what it holds
 * @param form how it says it
 * @param notes what the user should know of its columns
 */
record SourceFile(Path path, String label, FileKind kind, Form form, List<String> notes) {

    /** How a file says what it holds. */
    enum Form {
        /** A row a line, with our columns. */
        ROWS,
        /** Periods as columns. */
        WIDE,
        /** SDMX-CSV. */
        SDMX,
        /** A JSON document of a statistics office. */
        DOCUMENT
    }

    /** The rows, from the first. */
    FileRows open(Codebook codebook) {
        return form == Form.ROWS ? CsvRows.open(path) : FigureRows.open(path, codebook, form);
    }

    /**
     * Looks at a file.
     *
     * @param byName its kind by its name, or null to go by its columns
     * @throws UserError if columns are missing
     */
    static SourceFile look(Path path, String label, @Nullable FileKind byName, Codebook codebook) {
        if (path.toString().matches(".*\\.json(\\.gz)?")) {
            FigureRows.open(path, codebook, Form.DOCUMENT).close();
            return new SourceFile(path, label, FileKind.OBSERVATIONS, Form.DOCUMENT, List.of());
        }
        if (byName == null || byName == FileKind.OBSERVATIONS) {
            Form form = form(path, byName);
            if (form != Form.ROWS) {
                FigureRows.open(path, codebook, form).close();
                return new SourceFile(path, label, FileKind.OBSERVATIONS, form, List.of());
            }
        }
        return rows(path, label, byName);
    }

    /** By its first line, if that heads columns of ours; else by whether some line heads periods. */
    private static Form form(Path path, @Nullable FileKind byName) {
        try (CsvRows rows = CsvRows.open(path)) {
            if (rows.header().get(0).matches("(structure|dataflow)([\\[;,\\t].*)?")) {
                return Form.SDMX;
            }
            var columns = new TreeSet<>(rows.header());
            boolean ours =
                    byName == null ? FileKind.byColumns(columns).isPresent() : columns.containsAll(byName.required());
            if (ours) {
                return Form.ROWS;
            }
        } catch (UserError e) {
            // a preamble is no header, and a yearbook need not be UTF-8; were it neither, this complaint would stand
            if (!FigureRows.isWide(path)) {
                throw e;
            }
            return Form.WIDE;
        }
        return FigureRows.isWide(path) ? Form.WIDE : Form.ROWS;
    }

    private static SourceFile rows(Path path, String label, @Nullable FileKind byName) {
        try (CsvRows rows = CsvRows.open(path)) {
            var columns = new TreeSet<>(rows.header());
            FileKind kind = byName != null
                    ? byName
                    : FileKind.byColumns(columns)
                            .orElseThrow(() -> UserError.failed(path + ": columns " + columns
                                    + " are those of no kind of file; see ./secunda load --help"));
            var missing = new TreeSet<>(kind.required());
            missing.removeAll(columns);
            if (!missing.isEmpty()) {
                throw UserError.failed(path + ":1: column " + String.join(", ", missing) + " is missing; a file of "
                        + kind.word() + " has " + String.join(",", kind.columns()) + ", this one "
                        + String.join(",", rows.header()));
            }
            var extra = new TreeSet<>(columns);
            kind.columns().forEach(extra::remove);
            extra.remove("");
            List<String> notes =
                    extra.isEmpty() ? List.of() : List.of("column " + String.join(", ", extra) + " is not used");
            return new SourceFile(path, label, kind, Form.ROWS, notes);
        }
    }
}
