package io.secunda.standalone.load;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Brings rows of a file to our names and units, as the codebook says. */
final class Translation {

    private static final int LONGEST_NUMBER = 100;

    private final Codebook codebook;
    private final Set<String> inputsOnly;
    private final StandingPeriods periods = new StandingPeriods();

    /** @param inputsOnly variables of the provider that are only used to compute others */
    Translation(Codebook codebook, Set<String> inputsOnly) {
        this.codebook = codebook;
        this.inputsOnly = Set.copyOf(inputsOnly);
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
        var translated = new Translated(new ArrayList<>(), new ArrayList<>());
        if (row.problem() != null) {
            translated.rejections().add(row.problem());
            return translated;
        }
        switch (file.kind()) {
            case OBSERVATIONS -> observations(file, row, translated);
            case FLOWS -> flows(file, row, translated);
            case AGREEMENTS -> translated.rows().add(agreement(file, row));
            case CITIES, REGIONS, MEMBERSHIPS -> translated.rows().add(OutRow.asRead(file.kind(), file, row));
        }
        return translated;
    }

    private void observations(SourceFile file, CsvRows.Row row, Translated translated) {
        String provided = row.get("variable").strip();
        if (!codebook.ignores(provided) && !inputsOnly.contains(provided)) {
            List<String> place = List.of(codebook.city(row.get("city_code"), null));
            codebook.targets(provided).forEach(target -> add(file, row, provided, place, target, translated));
        }
    }

    private void flows(SourceFile file, CsvRows.Row row, Translated translated) {
        String provided = row.get("kind").strip();
        if (!codebook.ignores(provided)) {
            List<String> place = List.of(
                    codebook.city(row.get("origin_code"), null), codebook.city(row.get("destination_code"), null));
            codebook.flows(provided).forEach(target -> add(file, row, provided, place, target, translated));
        }
    }

    private void add(
            SourceFile file,
            CsvRows.Row row,
            String provided,
            List<String> place,
            Codebook.Target target,
            Translated translated) {
        String period = target.standing().of(row.get("period"));
        var cells = new ArrayList<String>(place);
        cells.add(target.name());
        cells.addAll(figure(row, target, provided, period));
        if (!target.standing().equals(Standing.AS_WRITTEN)) {
            Rejection clash = periods.clash(file, row, cells, period);
            if (clash != null) {
                translated.rejections().add(clash);
                return;
            }
        }
        translated.rows().add(new OutRow(cells, origin(file, row)));
    }

    /** Period, value, unit, source, status and release, which observations and flows share. */
    private List<String> figure(CsvRows.Row row, Codebook.Target target, String provided, String period) {
        String status = row.get("status");
        String released = row.get("released");
        return List.of(
                period,
                scaled(row.get("value"), target),
                codebook.unit(target, row.get("unit")),
                row.get("source"),
                status.isBlank()
                        ? codebook.status(provided, target.name(), period, codebook.city(row.get("city_code"), null))
                        : status,
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
        return new OutRow.Origin(file.label(), row.line(), row::get, row.word());
    }
}
