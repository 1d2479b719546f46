package io.secunda.codebook;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Computes the figures that a codebook derives from others of the same city and period.
 *
 * <p>A name in an expression is the provider's variable as it was delivered or, where the provider has no such one, ours
 * as it is sent; either is about the period that the codebook lets its records stand for. Of several releases of an input
 * the latest counts.
 */
public final class DerivedFigures {

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

    /** Of nothing yet. */
    public DerivedFigures(Codebook codebook) {
        this.codebook = codebook;
        this.needed = codebook.inputs();
    }

    /** Whether the codebook derives nothing. */
    public boolean none() {
        return codebook.derived().isEmpty();
    }

    /** Takes note of an observation if an expression needs it: its cells by our columns, empty where there is none. */
    public void take(UnaryOperator<String> row) {
        String provided = row.apply("variable").strip();
        for (Codebook.Target target : codebook.targets(provided)) {
            if (needed.contains(provided)) {
                put(provided, row, target, null);
            }
            if (!target.name().equals(provided) && needed.contains(target.name()) && !codebook.ignores(provided)) {
                put(target.name(), row, target, target.scale());
            }
        }
    }

    private void put(String name, UnaryOperator<String> row, Codebook.Target target, @Nullable BigDecimal scale) {
        seen.add(name);
        double value;
        try {
            BigDecimal written = new BigDecimal(row.apply("value").strip());
            value = (scale == null ? written : written.multiply(scale)).doubleValue();
        } catch (NumberFormatException e) {
            // no input; the row itself is reported where it is sent
            return;
        }
        String period = target.standing().of(row.apply("period")).strip();
        String status = row.apply("status").isBlank()
                ? codebook.status(
                        row.apply("variable").strip(),
                        target.name(),
                        period,
                        codebook.city(row.apply("city_code"), null))
                : row.apply("status").strip();
        String released = row.apply("released").isBlank()
                ? codebook.release(target, period)
                : row.apply("released").strip();
        var input = new Input(value, row.apply("source").strip(), status, released);
        inputs.computeIfAbsent(new Place(codebook.city(row.apply("city_code"), null), period), place -> new HashMap<>())
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

    /** For each variable that an expression uses and no row has, where that is and what to do. */
    public List<String> missing(String data) {
        Map<String, String> missing = new TreeMap<>();
        Set<String> known = new TreeSet<>(seen);
        for (Codebook.Derived figure : codebook.derived()) {
            figure.expression().variables().stream()
                    .filter(name -> !known.contains(name))
                    .forEach(name -> missing.putIfAbsent(
                            name,
                            figure.place() + ": the expression uses '" + name + "', which is no variable in " + data));
            known.add(figure.variable());
        }
        return List.copyOf(missing.values());
    }

    /**
     * Variables of the provider that are only computed with: nothing of ours, and not mapped to it.
     *
     * @param ours whether a name is that of a variable of ours; those that the codebook defines are in any case
     */
    public Set<String> inputsOnly(Predicate<String> ours) {
        Set<String> only = new TreeSet<>(needed);
        only.removeIf(ours);
        codebook.defined().forEach(variable -> only.remove(String.valueOf(variable.get("id"))));
        only.removeAll(codebook.variables().keySet());
        codebook.variables().values().forEach(targets -> targets.forEach(target -> only.remove(target.name())));
        return only;
    }

    /**
     * A figure that was computed.
     *
     * @param cells in the order of {@link Translator#OBSERVATION}
     * @param line line of its expression in the codebook
     */
    public record Computed(List<String> cells, int line) {}

    /**
     * Computes everything.
     *
     * @param out takes each figure
     * @return how many could not be computed although all inputs were there
     */
    public long compute(Consumer<Computed> out) {
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
                out.accept(new Computed(cells(entry.getKey(), figure, result), figure.line()));
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

    private static List<String> cells(Place place, Codebook.Derived figure, Input result) {
        return List.of(
                place.city(),
                figure.variable(),
                place.period(),
                BigDecimal.valueOf(result.value()).toPlainString(),
                figure.unit(),
                result.source(),
                result.status(),
                result.released());
    }
}
