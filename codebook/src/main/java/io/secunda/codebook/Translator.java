package io.secunda.codebook;

import io.secunda.formats.Column;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Brings rows to our names, units and periods, as a codebook says. Not for several threads. */
public final class Translator {

    /** The columns of an observation, in the order of its cells. */
    public static final List<String> OBSERVATION = List.of(
            Column.CITY,
            Column.VARIABLE,
            Column.PERIOD,
            Column.VALUE,
            Column.UNIT,
            Column.SOURCE,
            Column.STATUS,
            Column.RELEASED);

    /** The columns of a flow, in the order of its cells. */
    public static final List<String> FLOW = List.of(
            "origin_code",
            "destination_code",
            "kind",
            Column.PERIOD,
            Column.VALUE,
            Column.UNIT,
            Column.SOURCE,
            Column.STATUS,
            Column.RELEASED);

    private static final int LONGEST_NUMBER = 100;

    private final Codebook codebook;
    private final Set<String> inputsOnly;
    private final StandingPeriods periods = new StandingPeriods();

    /** @param inputsOnly variables of the provider that are only used to compute others */
    public Translator(Codebook codebook, Set<String> inputsOnly) {
        this.codebook = codebook;
        this.inputsOnly = Set.copyOf(inputsOnly);
    }

    /**
     * What becomes of a row.
     *
     * @param rows cells of each row of ours; none when the codebook leaves the row out or there are problems
     * @param problems why it cannot be taken
     */
    public record Translated(List<List<String>> rows, List<Problem> problems) {
        public Translated {
            rows = List.copyOf(rows);
            problems = List.copyOf(problems);
        }
    }

    /** What is wrong with a row: our column, what stands there, and what was expected. */
    public record Problem(@Nullable String column, @Nullable String value, String reason) {}

    private record Making(List<List<String>> rows, List<Problem> problems) {
        Making() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        Translated made() {
            return new Translated(rows, problems);
        }
    }

    /**
     * An observation.
     *
     * @param place where it stands, for messages about another row: {@code wide.csv:12}
     * @param row its cells by our columns; empty where there is none
     */
    public Translated observation(String place, UnaryOperator<String> row) {
        var making = new Making();
        String provided = row.apply(Column.VARIABLE).strip();
        if (!codebook.ignores(provided) && !inputsOnly.contains(provided)) {
            List<String> cities = List.of(codebook.city(row.apply(Column.CITY), null));
            codebook.targets(provided).forEach(target -> add(place, row, provided, cities, target, making));
        }
        return making.made();
    }

    /** A flow, in the same way. */
    public Translated flow(String place, UnaryOperator<String> row) {
        var making = new Making();
        String provided = row.apply("kind").strip();
        if (!codebook.ignores(provided)) {
            List<String> cities = List.of(
                    codebook.city(row.apply("origin_code"), null), codebook.city(row.apply("destination_code"), null));
            codebook.flows(provided).forEach(target -> add(place, row, provided, cities, target, making));
        }
        return making.made();
    }

    private void add(
            String place,
            UnaryOperator<String> row,
            String provided,
            List<String> cities,
            Codebook.Target target,
            Making making) {
        String written = row.apply(Column.PERIOD);
        String period = target.standing().of(written);
        var cells = new ArrayList<String>(cities);
        cells.add(target.name());
        cells.addAll(figure(row, target, provided, period));
        if (!target.standing().equals(Standing.AS_WRITTEN)) {
            String clash = periods.clash(place, written.strip(), cells, period);
            if (clash != null) {
                making.problems().add(new Problem(Column.PERIOD, written.strip(), clash));
                return;
            }
        }
        making.rows().add(cells);
    }

    /** Period, value, unit, source, status and release, which observations and flows share. */
    private List<String> figure(UnaryOperator<String> row, Codebook.Target target, String provided, String period) {
        String status = row.apply(Column.STATUS);
        String released = row.apply(Column.RELEASED);
        return List.of(
                period,
                scaled(row.apply(Column.VALUE), target),
                codebook.unit(target, row.apply(Column.UNIT)),
                row.apply(Column.SOURCE),
                status.isBlank()
                        ? codebook.status(provided, target.name(), period, codebook.city(row.apply(Column.CITY), null))
                        : status,
                released.isBlank() ? codebook.release(target, period) : released);
    }

    /** What is no number goes out as it is: who takes it in will say so, in the words that it has for it. */
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
}
