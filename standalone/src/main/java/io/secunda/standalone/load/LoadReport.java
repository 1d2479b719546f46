package io.secunda.standalone.load;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.secunda.standalone.terminal.Terminal;
import io.secunda.standalone.terminal.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What became of each file, and every row that was not taken in. */
public final class LoadReport implements AutoCloseable {

    private static final int SHOWN = 20;
    private static final int SHOWN_NOTES = 6;
    private static final List<String> COLUMNS = List.of("file", "line", "column", "value", "reason");

    private final Path rejectionFile;
    private final List<Line> lines = new ArrayList<>();
    private final List<Rejection> first = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final Map<String, Long> byColumn = new TreeMap<>();
    private @Nullable CsvWriter rejections;
    private long rejected;

    /** @param rejectionFile is written when the first row is rejected */
    LoadReport(Path rejectionFile) {
        this.rejectionFile = rejectionFile;
    }

    /** The counts of a file. */
    static final class Line {
        private final String name;
        private long rows;
        private long accepted;
        private long unchanged;
        private long rejected;
        private long leftOut;

        Line(String name) {
            this.name = name;
        }

        void leaveOut() {
            rows++;
            leftOut++;
        }
    }

    /** @param file the file, which the table calls by its last name */
    Line begin(String file) {
        int slash = Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'));
        var line = new Line(file.substring(slash + 1));
        lines.add(line);
        return line;
    }

    void add(Line line, long sent, Upload.Result result) {
        line.rows += sent;
        line.accepted += result.accepted();
        line.unchanged += result.unchanged();
        line.rejected += result.rejections().size();
        rejected += result.rejections().size();
        result.rejections().forEach(this::write);
        result.notes().forEach(note -> note(line.name + ": " + note));
    }

    /** Takes note of rows that were not even sent. */
    void reject(Line line, List<Rejection> notSent) {
        line.rows += notSent.size();
        line.rejected += notSent.size();
        rejected += notSent.size();
        notSent.forEach(this::write);
    }

    void note(String note) {
        notes.add(note);
    }

    private void write(Rejection rejection) {
        String column = rejection.column() == null ? "the row as a whole" : rejection.column();
        byColumn.merge(rejection.file() + " " + column, 1L, Long::sum);
        if (first.size() < SHOWN) {
            first.add(rejection);
        }
        try {
            CsvWriter csv = rejections;
            if (csv == null) {
                csv = CsvWriter.builder().build(Files.newBufferedWriter(rejectionFile, StandardCharsets.UTF_8));
                csv.writeRecord(COLUMNS);
                rejections = csv;
            }
            csv.writeRecord(
                    rejection.file(),
                    String.valueOf(rejection.line()),
                    rejection.column() == null ? "" : rejection.column(),
                    rejection.value() == null ? "" : rejection.value(),
                    rejection.reason() == null ? "" : rejection.reason());
        } catch (IOException e) {
            throw UserError.failed("rejected rows cannot be written to " + rejectionFile + " (" + e.getMessage()
                    + "): name another file with --report");
        }
    }

    /** Rows that were not taken in. */
    public long rejected() {
        return rejected;
    }

    /** Rows that were new. */
    public long accepted() {
        return lines.stream().mapToLong(line -> line.accepted).sum();
    }

    /** Rows that said what was known already. */
    public long unchanged() {
        return lines.stream().mapToLong(line -> line.unchanged).sum();
    }

    /** Rows that were read. */
    long rows() {
        return lines.stream().mapToLong(line -> line.rows).sum();
    }

    /** Prints it. */
    void print(Terminal terminal) {
        int width = lines.stream().mapToInt(line -> line.name.length()).max().orElse(4) + 2;
        String form = "%-" + width + "s%10s%10s%11s%10s%10s";
        terminal.line(form, "", "rows", "accepted", "unchanged", "rejected", "left out");
        for (Line line : lines) {
            terminal.line(
                    form,
                    line.name,
                    number(line.rows),
                    number(line.accepted),
                    number(line.unchanged),
                    number(line.rejected),
                    number(line.leftOut));
        }
        notes.stream().limit(SHOWN_NOTES).forEach(note -> terminal.line("note: %s", note));
        if (notes.size() > SHOWN_NOTES) {
            terminal.line("note: … and %d more notes like these", notes.size() - SHOWN_NOTES);
        }
        first.forEach(rejection -> terminal.line("%s", rejection.toString()));
        if (rejected > first.size()) {
            terminal.line(
                    "… and %s more rejected rows; all of them by file and column:", number(rejected - first.size()));
            byColumn.forEach((place, count) -> terminal.line("  %10s  %s", number(count), place));
        }
        if (rejected > 0) {
            terminal.line("All rejected rows are in %s; the other rows went in.", rejectionFile);
        }
    }

    private static String number(long count) {
        return String.format(java.util.Locale.ROOT, "%,d", count);
    }

    @Override
    public void close() {
        try {
            if (rejections != null) {
                rejections.close();
            }
        } catch (IOException e) {
            throw UserError.failed("rejected rows cannot be written to " + rejectionFile + ": " + e.getMessage());
        }
    }
}
