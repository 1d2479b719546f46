package io.secunda.ingestion.intake;

import io.secunda.events.Code;
import io.secunda.events.InstantText;
import io.secunda.events.Period;
import io.secunda.events.observation.Status;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The fields of one row. What is not as it should be is {@link Rejected}, with the column and what was found there. */
public final class Fields {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?\\d{1,3}([,' \u00a0\u202f]\\d{3})+(\\.\\d*)?");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d+,\\d+");
    private static final Pattern NOT_A_NUMBER = Pattern.compile("(?i)[+-]?(nan|inf|infinity|∞)");
    private static final Pattern WITH_SIGN = Pattern.compile(".*\\d\\s*[%‰]");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int LONGEST_NUMBER = 64;
    private static final int LONGEST_PLAIN_NUMBER = 18;
    private static final Pattern LIST_SEPARATOR = Pattern.compile("\\|");

    private final Map<String, String> fields;
    private final UnaryOperator<String> words;

    /** @param fields by column, none of them blank */
    public Fields(Map<String, String> fields) {
        this(fields, UnaryOperator.identity());
    }

    /**
     * @param fields by column, none of them blank
     * @param words what the body calls a column
     */
    Fields(Map<String, String> fields, UnaryOperator<String> words) {
        this.fields = fields;
        this.words = words;
    }

    /** What stands in a column, with every run of blanks as one, if anything does. */
    public Optional<String> optionalText(String column, int longest) {
        String found = fields.get(column);
        if (found == null) {
            return Optional.empty();
        }
        String text = plain(found) ? found : BLANKS.matcher(found.strip()).replaceAll(" ");
        if (text.length() > longest) {
            throw new Rejected(
                    column, text, text.length() + " characters are too many; at most " + longest + " are kept");
        }
        if (text != found && text.chars().anyMatch(Character::isISOControl)) {
            throw new Rejected(column, text, "holds a control character; write plain text");
        }
        return Optional.of(text);
    }

    /** Whether a text is as it would be kept: nearly all are, and a pattern for each takes longer than all else. */
    private static boolean plain(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean blank = c == ' ' && before == ' ';
            if (blank || Character.isISOControl(c) || (c != ' ' && Character.isWhitespace(c))) {
                return false;
            }
            before = c;
        }
        return before != ' ';
    }

    /** What stands in a column. */
    public String text(String column, int longest) {
        return optionalText(column, longest).orElseThrow(() -> missing(column));
    }

    private Rejected missing(String column) {
        return new Rejected(column, null, "is missing; give column '" + words.apply(column) + "' a value in this row");
    }

    /** A code or identifier. */
    public String code(String column) {
        return optionalCode(column).orElseThrow(() -> missing(column));
    }

    /** A code or identifier, if there is one. */
    public Optional<String> optionalCode(String column) {
        return parsed(column, text -> Code.require(column, text));
    }

    /** A period. */
    public Period period(String column) {
        return optionalPeriod(column).orElseThrow(() -> missing(column));
    }

    /** A period, if there is one. */
    public Optional<Period> optionalPeriod(String column) {
        return parsed(column, Period::parse);
    }

    /** Something that a function reads, or says by IllegalArgumentException why not; if there is anything. */
    public <T> Optional<T> parsed(String column, Function<String, T> reader) {
        return optionalText(column, 1_000).map(text -> {
            try {
                return reader.apply(text);
            } catch (IllegalArgumentException e) {
                throw new Rejected(column, text, String.valueOf(e.getMessage()));
            }
        });
    }

    /** The status, {@code A} where none is given. */
    public Status status() {
        return parsed("status", text -> status(text, text)).orElse(Status.A);
    }

    /** The statuses, of which there may be several separated by {@code |}, in the order in which they matter. */
    public List<Status> statuses() {
        return parsed("status", text -> {
                    var several = EnumSet.noneOf(Status.class);
                    for (String letter : text.split("[|;,\\s]+", -1)) {
                        several.add(status(letter, text));
                    }
                    return Status.ordered(several);
                })
                .orElse(List.of(Status.A));
    }

    private static Status status(String letter, String text) {
        try {
            return Status.valueOf(letter.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no observation status; write one letter of SDMX OBS_STATUS, or several with |"
                            + " between them: " + Arrays.toString(Status.values()),
                    e);
        }
    }

    /** When the source released it: an ISO 8601 date (its first moment, UTC) or a moment; nothing after tomorrow. */
    public Optional<Instant> released(Instant now) {
        return parsed("released", text -> {
            Instant released = moment(text);
            if (released.isAfter(now.plus(1, ChronoUnit.DAYS))) {
                throw new IllegalArgumentException("'" + text + "' lies in the future; a release is of the past");
            }
            return released;
        });
    }

    private static Instant moment(String text) {
        try {
            if (text.endsWith("Z") && text.length() >= "2024-01-31T08:00:00Z".length()) {
                return InstantText.parse(text).truncatedTo(ChronoUnit.MILLIS);
            }
            Instant moment = text.length() == "2024-01-31".length()
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text).toInstant();
            return moment.truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no date; write 2024-01-31, or 2024-01-31T08:00:00Z with a time", e);
        }
    }

    /** A number, if there is one. */
    public Optional<BigDecimal> optionalNumber(String column) {
        return parsed(column, Fields::parseNumber);
    }

    /** A number. */
    public BigDecimal number(String column) {
        return optionalNumber(column).orElseThrow(() -> missing(column));
    }

    private static BigDecimal parseNumber(String text) {
        if (digitsAndPoint(text)) {
            return new BigDecimal(text);
        }
        if (text.length() <= LONGEST_NUMBER && NUMBER.matcher(text).matches()) {
            BigDecimal number = new BigDecimal(text);
            if (Double.isFinite(number.doubleValue())) {
                return number;
            }
            throw new IllegalArgumentException("'" + text + "' is greater than any number that can be kept");
        }
        throw new IllegalArgumentException(whyNoNumber(text));
    }

    /** Whether a text is a number without sign and exponent, and short enough to be one that can be kept. */
    private static boolean digitsAndPoint(String text) {
        int length = text.length();
        if (length > LONGEST_PLAIN_NUMBER) {
            return false;
        }
        int digits = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c != '.') {
                return false;
            }
        }
        // one point at most, and digits beside it
        return digits > 0 && length - digits <= 1;
    }

    private static String whyNoNumber(String text) {
        if (THOUSANDS.matcher(text).matches()) {
            return "'" + text + "' has thousands separators; write " + text.replaceAll("[,' \u00a0\u202f]", "");
        }
        if (DECIMAL_COMMA.matcher(text).matches()) {
            return "'" + text + "' has a decimal comma; write " + text.replace(',', '.');
        }
        if (NOT_A_NUMBER.matcher(text).matches()) {
            return "'" + text + "' is not a finite number; leave a missing value empty and give it status O";
        }
        if (WITH_SIGN.matcher(text).matches()) {
            return "'" + text + "' holds its unit; write the number alone, and the unit in its own column";
        }
        return "'" + text + "' is no number; write digits with a decimal point, such as 1234.5";
    }

    /** Yes or no, if said. */
    public Optional<Boolean> optionalFlag(String column) {
        return parsed(column, text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> true;
            case "false", "no", "0" -> false;
            default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
        });
    }

    /** The parts of a list separated by {@code |}; empty parts are kept as empty texts, no text is an empty list. */
    public List<String> list(String column, int longest) {
        return optionalText(column, longest)
                .map(text -> LIST_SEPARATOR
                        .splitAsStream(text + " ")
                        .map(String::strip)
                        .toList())
                .orElse(List.of());
    }

    /** What was written in a column, for a message. */
    public String written(String column) {
        return fields.getOrDefault(column, "");
    }
}
