package io.secunda.standalone.load;

import io.secunda.standalone.terminal.UserError;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/**
 * A CSV file whose header was read.
 *
 * @param path where it is
 * @param label what it is called in messages
 * @param kind what it holds
 * @param notes what the user should know of its columns
 */
record SourceFile(Path path, String label, FileKind kind, List<String> notes) {

    /**
     * Looks at a file.
     *
     * @param byName its kind by its name, or null to go by its columns
     * @throws UserError if columns are missing
     */
    static SourceFile look(Path path, String label, @org.jspecify.annotations.Nullable FileKind byName) {
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
            return new SourceFile(path, label, kind, notes);
        }
    }
}
