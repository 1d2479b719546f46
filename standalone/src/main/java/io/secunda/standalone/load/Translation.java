package io.secunda.standalone.load;

import io.secunda.codebook.Codebook;
import io.secunda.codebook.Translator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Brings rows of a file to our names and units, as the codebook says. */
final class Translation {

    private final Codebook codebook;
    private final Translator translator;

    /** @param inputsOnly variables of the provider that are only used to compute others */
    Translation(Codebook codebook, Set<String> inputsOnly) {
        this.codebook = codebook;
        this.translator = new Translator(codebook, inputsOnly);
    }

    /**
     * What becomes of a row.
     *
     * @param rows as they are sent; none when the codebook leaves the row out or it is rejected
     * @param rejections why it cannot be sent
     */
    record Translated(List<OutRow> rows, List<Rejection> rejections) {
        boolean leftOut() {
            return rows.isEmpty() && rejections.isEmpty();
        }
    }

    Translated of(SourceFile file, CsvRows.Row row) {
        if (row.problem() != null) {
            return new Translated(List.of(), List.of(row.problem()));
        }
        String place = file.label() + ":" + row.line();
        return switch (file.kind()) {
            case OBSERVATIONS -> translated(file, row, translator.observation(place, row::get));
            case FLOWS -> translated(file, row, translator.flow(place, row::get));
            case AGREEMENTS -> new Translated(List.of(agreement(file, row)), List.of());
            case CITIES, REGIONS, MEMBERSHIPS ->
                new Translated(List.of(OutRow.asRead(file.kind(), file, row)), List.of());
        };
    }

    private static Translated translated(SourceFile file, CsvRows.Row row, Translator.Translated made) {
        return new Translated(
                made.rows().stream()
                        .map(cells -> new OutRow(cells, origin(file, row)))
                        .toList(),
                made.problems().stream()
                        .map(problem -> new Rejection(
                                file.label(), row.line(), problem.column(), problem.value(), problem.reason()))
                        .toList());
    }

    private OutRow agreement(SourceFile file, CsvRows.Row row) {
        List<String> columns = FileKind.AGREEMENTS.columns();
        var cells = new ArrayList<String>(columns.stream().map(row::get).toList());
        int released = columns.indexOf("released");
        if (cells.get(released).isBlank()) {
            cells.set(released, codebook.agreementReleased(row.get("signed")));
        }
        return new OutRow(cells, origin(file, row));
    }

    private static OutRow.Origin origin(SourceFile file, CsvRows.Row row) {
        return new OutRow.Origin(file.label(), row.line(), row::get, row.word());
    }
}
