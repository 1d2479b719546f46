package io.secunda.standalone.load;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Brings rows of a file to our names and units, as the codebook says. */
final class Translation {

    private static final int LONGEST_NUMBER = 100;

    private final Codebook codebook;
    private final Set<String> inputsOnly;

    /** @param inputsOnly variables of the provider that are only used to compute others */
    Translation(Codebook codebook, Set<String> inputsOnly) {
        this.codebook = codebook;
        this.inputsOnly = Set.copyOf(inputsOnly);
    }

    /** The row as it is sent, or nothing when the codebook leaves it out. */
    Optional<OutRow> of(SourceFile file, CsvRows.Row row) {
        return switch (file.kind()) {
            case OBSERVATIONS -> observation(file, row);
            case FLOWS -> flow(file, row);
            case AGREEMENTS -> Optional.of(agreement(file, row));
            case CITIES, REGIONS, MEMBERSHIPS -> Optional.of(OutRow.asRead(file.kind(), file, row));
        };
    }

    private Optional<OutRow> observation(SourceFile file, CsvRows.Row row) {
        String provided = row.get("variable").strip();
        if (codebook.ignores(provided) || inputsOnly.contains(provided)) {
            return Optional.empty();
        }
        Codebook.Target target = codebook.target(provided);
        var cells = new ArrayList<String>();
        cells.add(row.get("city_code"));
        cells.add(target.name());
        cells.addAll(figure(row, target, provided));
        return Optional.of(new OutRow(cells, origin(file, row)));
    }

    private Optional<OutRow> flow(SourceFile file, CsvRows.Row row) {
        String provided = row.get("kind").strip();
        if (codebook.ignores(provided)) {
            return Optional.empty();
        }
        Codebook.Target target = codebook.flow(provided);
        var cells = new ArrayList<String>();
        cells.add(row.get("origin_code"));
        cells.add(row.get("destination_code"));
        cells.add(target.name());
        cells.addAll(figure(row, target, provided));
        return Optional.of(new OutRow(cells, origin(file, row)));
    }

    /** Period, value, unit, source, status and release, which observations and flows share. */
    private List<String> figure(CsvRows.Row row, Codebook.Target target, String provided) {
        String period = row.get("period");
        String status = row.get("status");
        String released = row.get("released");
        return List.of(
                period,
                scaled(row.get("value"), target),
                codebook.unit(target, row.get("unit")),
                row.get("source"),
                status.isBlank() ? codebook.status(provided, target.name(), period) : status,
                released.isBlank() ? codebook.release(target, period) : released);
    }

    private OutRow agreement(SourceFile file, CsvRows.Row row) {
        List<String> columns = FileKind.AGREEMENTS.columns();
        var cells = new ArrayList<String>(columns.stream().map(row::get).toList());
        int released = columns.indexOf("released");
        Release release = codebook.released();
        if (cells.get(released).isBlank() && release != null) {
            cells.set(released, release.ofAgreement(row.get("signed")));
        }
        return new OutRow(cells, origin(file, row));
    }

    /** What is no number goes out as it is: the answer will say so, in the words that it has for it. */
    private static String scaled(String value, Codebook.Target target) {
        BigDecimal scale = target.scale();
        if (scale == null || value.isBlank() || value.length() > LONGEST_NUMBER) {
            return value;
        }
        try {
            return new BigDecimal(value.strip()).multiply(scale).toString();
        } catch (NumberFormatException | ArithmeticException e) {
            return value;
        }
    }

    private static OutRow.Origin origin(SourceFile file, CsvRows.Row row) {
        return new OutRow.Origin(file.label(), row.line(), row::get);
    }
}
