package io.secunda.standalone.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.codebook.Codebook;
import io.secunda.codebook.DerivedFigures;
import io.secunda.events.geography.CoreVariables;
import io.secunda.standalone.api.Api;
import io.secunda.standalone.terminal.Progress;
import io.secunda.standalone.terminal.Terminal;
import io.secunda.standalone.terminal.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Loads data sets into a running system. */
public final class Loader {

    private final Api api;
    private final Terminal terminal;
    private final boolean dryRun;

    /** @param dryRun whether everything is checked and nothing taken in */
    public Loader(Api api, Terminal terminal, boolean dryRun) {
        this.api = api;
        this.terminal = terminal;
        this.dryRun = dryRun;
    }

    /**
     * Loads a folder or file.
     *
     * @param codebook codebook in place of that of the folder, or null
     * @param territory territory in place of the codebook's, or null
     * @param rejectionFile where rejected rows go, if there are any
     */
    public LoadReport load(Path path, @Nullable Path codebook, @Nullable String territory, Path rejectionFile) {
        DataSet data = DataSet.open(path, codebook);
        try (var report = new LoadReport(rejectionFile)) {
            new Run(data, territory == null ? territoryOf(data) : territory, report).all();
            report.print(terminal);
            return report;
        }
    }

    private String territoryOf(DataSet data) {
        if (data.codebook().territory() != null) {
            return data.codebook().territory();
        }
        List<String> known = knownTerritories();
        if (known.size() == 1) {
            return known.get(0);
        }
        throw UserError.usage("which territory " + data.path() + " is about is not said: give --territory, or a "
                + Codebook.FILE + " with `territory: CN`"
                + (known.isEmpty() ? "" : "; known here: " + String.join(", ", known)));
    }

    private List<String> knownTerritories() {
        JsonNode answer = api.get("/territories");
        JsonNode items = answer.isArray() ? answer : answer.path("items");
        List<String> known = new ArrayList<>();
        items.forEach(
                item -> known.add(item.path("id").asText(item.path("territory").asText())));
        return known;
    }

    /** One data set on its way. */
    private final class Run {
        private final DataSet data;
        private final String territory;
        private final LoadReport report;
        private final Upload upload;
        private final DerivedFigures derived;
        private final Map<Path, Long> rows = new HashMap<>();

        Run(DataSet data, String territory, LoadReport report) {
            this.data = data;
            this.territory = territory;
            this.report = report;
            this.upload = new Upload(api, territory, dryRun);
            this.derived = new DerivedFigures(data.codebook());
        }

        void all() {
            requireTerritory();
            data.files().forEach(this::scan);
            requireInputs();
            describe();
            var translation = new Translation(data.codebook(), derived.inputsOnly(ours()::contains));
            data.files().forEach(file -> send(file, translation));
            sendDerived();
            if (dryRun) {
                report.note("dry run: nothing was taken in. Rows were checked against the cities and variables that the"
                        + " system knows now");
            }
        }

        /** Counts rows for the progress bar, and keeps what expressions need. */
        private void scan(SourceFile file) {
            long count = 0;
            try (FileRows csv = file.open(data.codebook())) {
                for (CsvRows.Row row = csv.next(); row != null; row = csv.next()) {
                    count++;
                    if (file.kind() == FileKind.OBSERVATIONS && !derived.none()) {
                        derived.take(row::get);
                    }
                }
            }
            rows.put(file.path(), count);
            file.notes().forEach(note -> report.note(file.path().getFileName() + ": " + note));
        }

        /** A dry run leaves no territory behind that rows could be checked against. */
        private void requireTerritory() {
            boolean onlyGeography =
                    data.files().stream().allMatch(file -> file.kind().geography());
            if (dryRun && !onlyGeography && !knownTerritories().contains(territory)) {
                throw UserError.failed("a dry run checks rows against the cities and variables that the system knows,"
                        + " and it knows no territory " + territory + " yet: load a folder with just "
                        + Codebook.FILE + ", cities.csv, regions.csv and memberships.csv first, then do the dry"
                        + " run");
            }
        }

        private void requireInputs() {
            boolean folderWithObservations =
                    data.files().stream().anyMatch(file -> file.kind() == FileKind.OBSERVATIONS);
            if (folderWithObservations) {
                derived.missing(data.path().toString()).forEach(missing -> {
                    throw UserError.failed(missing);
                });
            }
        }

        private Set<String> ours() {
            Set<String> ours = new HashSet<>();
            CoreVariables.of("any").forEach(variable -> ours.add(variable.id()));
            return ours;
        }

        private void describe() {
            Codebook codebook = data.codebook();
            Path file = data.codebookFile();
            if (file == null
                    || (codebook.territoryFields().isEmpty()
                            && codebook.defined().isEmpty())) {
                return;
            }
            LoadReport.Line line = report.begin(file.toString());
            long sent = (long) codebook.defined().size()
                    + (codebook.territoryFields().isEmpty() ? 0 : 1);
            report.add(line, sent, upload.describe(codebook));
        }

        private void send(SourceFile file, Translation translation) {
            LoadReport.Line line = report.begin(file.label());
            try (FileRows csv = file.open(data.codebook());
                    Progress progress = Progress.begin(
                            terminal, "loading", file.label(), rows.getOrDefault(file.path(), 0L), "rows")) {
                List<OutRow> chunk = new ArrayList<>(Upload.CHUNK);
                for (CsvRows.Row row = csv.next(); row != null; row = csv.next()) {
                    Translation.Translated translated = translation.of(file, row);
                    for (OutRow out : translated.rows()) {
                        chunk.add(out);
                        if (chunk.size() == Upload.CHUNK) {
                            flush(file.kind(), chunk, line);
                        }
                    }
                    if (translated.leftOut()) {
                        line.leaveOut();
                    }
                    report.reject(line, translated.rejections());
                    progress.step();
                }
                flush(file.kind(), chunk, line);
                csv.notes().forEach(note -> report.note(file.path().getFileName() + ": " + note));
            }
        }

        private void sendDerived() {
            Path file = data.codebookFile();
            if (file == null || derived.none()) {
                return;
            }
            LoadReport.Line line = report.begin(file + " (computed)");
            List<OutRow> chunk = new ArrayList<>(Upload.CHUNK);
            long failed = derived.compute(figure -> {
                chunk.add(computed(file.toString(), figure));
                if (chunk.size() == Upload.CHUNK) {
                    flush(FileKind.OBSERVATIONS, chunk, line);
                }
            });
            flush(FileKind.OBSERVATIONS, chunk, line);
            if (failed > 0) {
                report.note(failed + " figures could not be computed, since the result is not finite");
            }
        }

        private OutRow computed(String file, DerivedFigures.Computed figure) {
            List<String> columns = FileKind.OBSERVATIONS.columns();
            return new OutRow(
                    figure.cells(),
                    new OutRow.Origin(
                            file, figure.line(), column -> figure.cells().get(columns.indexOf(column))));
        }

        private void flush(FileKind kind, List<OutRow> chunk, LoadReport.Line line) {
            if (!chunk.isEmpty()) {
                report.add(line, chunk.size(), upload.send(kind, chunk));
                chunk.clear();
            }
        }
    }
}
