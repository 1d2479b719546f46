package io.secunda.ingestion.units;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The units that figures may come in, read from {@code units.yaml}. */
public final class Units {

    private static final Pattern NOT_TOLD_APART = Pattern.compile("[\\s,_\u00a0]+");

    private final Map<String, Unit> byName = new HashMap<>();
    private final Map<String, List<String>> namesOf = new HashMap<>();

    private record Unit(String quantity, BigDecimal factor) {}

    private record File(List<Written> multiples, List<Quantity> quantities) {}

    private record Quantity(String name, boolean multiples, List<Written> units) {}

    private record Written(BigDecimal factor, List<String> written) {}

    private Units(File file) {
        for (Quantity quantity : file.quantities()) {
            List<String> shown = new ArrayList<>();
            for (Written unit : quantity.units()) {
                add(quantity, unit.factor(), unit.written(), shown);
                if (quantity.multiples()) {
                    file.multiples().forEach(multiple -> addMultiple(quantity, unit, multiple, shown));
                }
            }
            namesOf.put(quantity.name(), List.copyOf(shown));
        }
    }

    /** The units that come with the product. */
    public static Units shipped() {
        try (InputStream file = Units.class.getResourceAsStream("/units.yaml")) {
            return new Units(new YAMLMapper().readValue(Objects.requireNonNull(file), File.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addMultiple(Quantity quantity, Written unit, Written multiple, List<String> shown) {
        List<String> written = new ArrayList<>();
        for (String before : multiple.written()) {
            for (String name : unit.written()) {
                boolean ideographs = Character.isIdeographic(before.codePointAt(0));
                written.add(before + (ideographs ? "" : " ") + name);
            }
        }
        add(quantity, unit.factor().multiply(multiple.factor()), written, shown);
    }

    private void add(Quantity quantity, BigDecimal factor, List<String> written, List<String> shown) {
        var unit = new Unit(quantity.name(), factor);
        for (String name : written) {
            Unit other = byName.putIfAbsent(plain(name), unit);
            if (other != null
                    && !(other.quantity().equals(unit.quantity())
                            && other.factor().compareTo(factor) == 0)) {
                throw new IllegalStateException("units.yaml: '" + name + "' stands for two units");
            }
        }
        shown.add(written.get(0));
        if (written.size() > 1) {
            shown.add(written.get(written.size() - 1));
        }
    }

    /**
     * Brings a figure to the unit of its variable.
     *
     * @param value the figure in {@code unit}
     * @param unit the unit it came in
     * @param canonical the unit of the variable
     * @return the figure in {@code canonical}
     * @throws IllegalArgumentException when the unit is not known or measures something else, with those that fit
     */
    public BigDecimal convert(BigDecimal value, String unit, String canonical) {
        if (unit.equals(canonical) || plain(unit).equals(plain(canonical))) {
            return value;
        }
        Unit from = byName.get(plain(unit));
        Unit to = byName.get(plain(canonical));
        if (from == null || to == null || !from.quantity().equals(to.quantity())) {
            throw new IllegalArgumentException(mismatch(unit, from, canonical, to));
        }
        return value.multiply(from.factor()).divide(to.factor(), MathContext.DECIMAL128);
    }

    private String mismatch(String unit, @Nullable Unit from, String canonical, @Nullable Unit to) {
        String found =
                from == null ? "unit '" + unit + "' is not known" : "unit '" + unit + "' measures " + from.quantity();
        return found + "; expected " + canonical
                + (to == null ? "" : " or one of its other forms: " + String.join(", ", known(to.quantity())));
    }

    private List<String> known(String quantity) {
        return Objects.requireNonNull(namesOf.get(quantity));
    }

    /** One form for what people write in several: {@code 10,000 Persons}, {@code 10 000 persons}; ㎍ and µg; ％ and %. */
    private static String plain(String name) {
        String oneForm = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return NOT_TOLD_APART.matcher(oneForm).replaceAll("");
    }
}
