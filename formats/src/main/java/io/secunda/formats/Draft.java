package io.secunda.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A figure that is being read: fields are put in as they stand there, and brought to our form at the end. */
final class Draft {

    /** Status of a figure that was withdrawn, or of which no more is said than that it is missing. */
    static final String MISSING = "O";

    private static final Pattern SAYS_MISSING = Pattern.compile(".*[HLMOQ].*");
    private static final Pattern NOT_A_NUMBER = Pattern.compile("(?i)NaN|#N/A|:");
    private static final Pattern POWER = Pattern.compile("[+-]?\\d{1,2}");
    private static final int LONGEST_NUMBER = 64;

    private final Map<String, String> given;
    private final Map<String, String> fields = new HashMap<>();
    private Figure.@Nullable Problem problem;

    /** @param given what whoever sends the file says of figures that do not say it themselves, by our columns */
    Draft(Map<String, String> given) {
        this.given = given;
    }

    Draft put(String column, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            fields.put(column, value.strip());
        }
        return this;
    }

    /**
     * Puts a value in; a list or an object is none.
     *
     * @param word the file's word for it
     */
    Draft value(String word, @Nullable JsonNode node) {
        return node != null && node.isContainerNode()
                ? problem(word, Documents.shown(node), "is no number; expected one value")
                : put(Column.VALUE, Documents.text(node));
    }

    /** Puts something in where nothing stands and nothing is given for the whole file. */
    Draft otherwise(String column, @Nullable String value) {
        if (!fields.containsKey(column)) {
            put(column, given.getOrDefault(column, value == null ? "" : value));
        }
        return this;
    }

    /** Whether a status says that there is no value. */
    static boolean saysMissing(@Nullable String status) {
        return status != null && SAYS_MISSING.matcher(status).matches();
    }

    @Nullable String get(String column) {
        return fields.get(column);
    }

    Draft problem(@Nullable String column, @Nullable String value, String reason) {
        if (problem == null) {
            problem = new Figure.Problem(column, value, reason);
        }
        return this;
    }

    /** @param words where the file's words are looked up */
    Figure figure(int number, @Nullable String key, List<String> cells, Figures words) {
        given.forEach(fields::putIfAbsent);
        String period = fields.get(Column.PERIOD);
        if (period != null) {
            fields.put(Column.PERIOD, Periods.ours(period));
        }
        String released = fields.get(Column.RELEASED);
        if (released != null) {
            fields.put(Column.RELEASED, Periods.moment(released));
        }
        act(fields.remove(Column.ACTION), words);
        missing();
        multiply(fields.remove(Column.MULTIPLIER), words);
        return new Figure(number, key, fields, cells, problem);
    }

    /** Append, merge, replace and information give a value; delete withdraws it, and says so by a status. */
    private void act(@Nullable String action, Figures words) {
        switch (action == null ? "I" : action.toUpperCase(Locale.ROOT)) {
            case "I", "A", "M", "R", "INFORMATION", "APPEND", "MERGE", "REPLACE" -> {}
            case "D", "DELETE" -> {
                if (fields.get(Column.CITY) == null || fields.get(Column.PERIOD) == null) {
                    problem(
                            words.word(Column.ACTION),
                            action,
                            "would withdraw more than one figure; give " + words.word(Column.CITY) + " and "
                                    + words.word(Column.PERIOD) + " of each that is withdrawn");
                }
                fields.remove(Column.VALUE);
                fields.put(Column.STATUS, MISSING);
            }
            default ->
                problem(
                        words.word(Column.ACTION),
                        action,
                        "'" + action + "' is no action; expected M (merge), R (replace), D (delete), A or I");
        }
    }

    private void missing() {
        String value = fields.get(Column.VALUE);
        if (value != null && NOT_A_NUMBER.matcher(value).matches()) {
            fields.remove(Column.VALUE);
            fields.merge(Column.STATUS, MISSING, (said, other) -> saysMissing(said) ? said : other);
        }
    }

    private void multiply(@Nullable String power, Figures words) {
        String value = fields.get(Column.VALUE);
        if (power == null || value == null) {
            return;
        }
        if (!POWER.matcher(power).matches()) {
            problem(
                    words.word(Column.MULTIPLIER),
                    power,
                    "'" + power + "' is no power of ten; expected such as 4 or 8");
        } else if (value.length() <= LONGEST_NUMBER) {
            try {
                fields.put(
                        Column.VALUE,
                        new BigDecimal(value)
                                .scaleByPowerOfTen(Integer.parseInt(power))
                                .toString());
            } catch (NumberFormatException e) {
                // what is no number is told where numbers are read
                return;
            }
        }
    }
}
