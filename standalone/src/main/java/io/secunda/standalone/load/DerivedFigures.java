package io.secunda.standalone.load;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Computes the figures that a codebook derives from others of the same city and period.
 *
 * <p>A name in an expression is the provider's variable as it was delivered or, where the provider has no such one, ours
 * as it is sent; either is about the period that the codebook lets its records stand for. Of several releases of an input
 * the latest counts.
 */
final class DerivedFigures {

    private static final String NORMAL = "A";
    private static final String PROVISIONAL = "P";

    private final Codebook codebook;
    private final Set<String> needed;
    private final Map<Place, Map<String, Input>> inputs = new TreeMap<>();
    private final Set<String> seen = new TreeSet<>();

    private record Place(String city, String period) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int order = city.compareTo(other.city);
            return order != 0 ? order : period.compareTo(other.period);
        }
    }

    private record Input(double value, String source, String status, String released) {}

    DerivedFigures(Codebook codebook) {
        this.codebook = codebook;
        this.needed = codebook.inputs();
    }

    boolean none() {
        return codebook.derived().isEmpty();
    }

    /** Takes note of an observation if an expression needs it. */
    void take(CsvRows.Row row) {
        String provided = row.get("variable").strip();
        for (Codebook.Target target : codebook.targets(provided)) {
            if (needed.contains(provided)) {
                put(provided, row, target, null);
            }
            if (!target.name().equals(provided) && needed.contains(target.name()) && !codebook.ignores(provided)) {
                put(target.name(), row, target, target.scale());
            }
        }
    }

    private void put(String name, CsvRows.Row row, Codebook.Target target, @Nullable BigDecimal scale) {
        seen.add(name);
        double value;
        try {
            BigDecimal written = new BigDecimal(row.get("value").strip());
            value = (scale == null ? written : written.multiply(scale)).doubleValue();
        } catch (NumberFormatException e) {
            // no input; the row itself is reported where it is sent
            return;
        }
        String period = target.standing().of(row.get("period")).strip();
        String status = row.get("status").isBlank()
                ? codebook.status(
                        row.get("variable").strip(), target.name(), period, codebook.city(row.get("city_code"), null))
                : row.get("status").strip();
        String released = row.get("released").isBlank()
                ? codebook.release(target, period)
                : row.get("released").strip();
        var input = new Input(value, row.get("source").strip(), status, released);
        inputs.computeIfAbsent(new Place(codebook.city(row.get("city_code"), null), period), place -> new HashMap<>())
                .merge(name, input, (held, next) -> later(next.released(), held.released()) ? next : held);
    }

    /** Whether a release is at least as late as another; a blank one is that of the moment it is taken in. */
    private static boolean later(String next, String held) {
        return next.isBlank() || (!held.isBlank() && instant(next).compareTo(instant(held)) >= 0);
    }

    private static Instant instant(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text)
                            .atStartOfDay(java.time.ZoneOffset.UTC)
                            .toInstant()
                    : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    /** Variables that an expression uses and no row has, with where to complain. */
    Map<String, YamlNode> missing() {
        Map<String, YamlNode> missing = new TreeMap<>();
        Set<String> known = new TreeSet<>(seen);
        for (Codebook.Derived figure : codebook.derived()) {
            figure.expression().variables().stream()
                    .filter(name -> !known.contains(name))
                    .forEach(name -> missing.putIfAbsent(name, figure.node()));
            known.add(figure.variable());
        }
        return missing;
    }

    /** Variables of the provider that are only computed with: nothing of ours, and not mapped to it. */
    Set<String> inputsOnly(Set<String> ours) {
        Set<String> only = new TreeSet<>(needed);
        only.removeAll(ours);
        only.removeAll(codebook.variables().keySet());
        codebook.variables().values().forEach(targets -> targets.forEach(target -> only.remove(target.name())));
        return only;
    }

    /**
     * Computes everything.
     *
     * @param out takes each figure
     * @return how many could not be computed although all inputs were there
     */
    long compute(String label, Consumer<OutRow> out) {
        long failed = 0;
        for (Map.Entry<Place, Map<String, Input>> entry : inputs.entrySet()) {
            Map<String, Input> known = entry.getValue();
            for (Codebook.Derived figure : codebook.derived()) {
                if (!known.keySet().containsAll(figure.expression().variables())) {
                    continue;
                }
                OptionalDouble value = figure.expression().value(values(known));
                if (value.isEmpty()) {
                    failed++;
                    continue;
                }
                Input result = result(figure, known, value.getAsDouble());
                known.put(figure.variable(), result);
                out.accept(row(label, entry.getKey(), figure, result));
            }
        }
        return failed;
    }

    private static Map<String, Double> values(Map<String, Input> known) {
        var values = new HashMap<String, Double>();
        known.forEach((name, input) -> values.put(name, input.value()));
        return values;
    }

    /** Sources of all inputs; as late as the latest of them, and as uncertain as the most uncertain. */
    private static Input result(Codebook.Derived figure, Map<String, Input> known, double value) {
        Set<String> sources = new TreeSet<>();
        String status = "";
        @Nullable String released = null;
        for (String name : figure.expression().variables()) {
            Input input = known.get(name);
            if (input == null) {
                continue;
            }
            sources.add(input.source());
            boolean plain = input.status().isBlank() || input.status().equals(NORMAL);
            if (!plain && !status.equals(PROVISIONAL)) {
                status = input.status();
            }
            released = released == null || later(input.released(), released) ? input.released() : released;
        }
        return new Input(value, String.join("; ", sources), status, released == null ? "" : released);
    }

    private static OutRow row(String label, Place place, Codebook.Derived figure, Input result) {
        String value = BigDecimal.valueOf(result.value()).toPlainString();
        List<String> cells = new ArrayList<>(List.of(place.city(), figure.variable(), place.period(), value));
        cells.addAll(List.of(figure.unit(), result.source(), result.status(), result.released()));
        List<String> columns = FileKind.OBSERVATIONS.columns();
        return new OutRow(
                cells, new OutRow.Origin(label, figure.node().line(), column -> cells.get(columns.indexOf(column))));
    }
}
