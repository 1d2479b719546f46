package io.secunda.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a figure is about: a year, quarter, month or day, written {@code 2023}, {@code 2023-Q2}, {@code 2023-05},
 * {@code 2023-05-17} (ISO 8601, SDMX). Periods are ordered by their last day, the longer one after the shorter.
 *
 * @param frequency how long it is
 * @param first its first day
 */
public record Period(Frequency frequency, LocalDate first) implements Comparable<Period> {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{4})(?:-(?:Q([1-4])|(\\d{2})(?:-(\\d{2}))?))?");
    private static final double DAYS_PER_YEAR = 365.2425;
    private static final Comparator<Period> ORDER =
            Comparator.comparing(Period::last).thenComparing(Period::frequency, Comparator.reverseOrder());

    public Period {
        LocalDate begin = firstDay(frequency, first);
        if (!begin.equals(first)) {
            throw new IllegalArgumentException("a " + frequency + " does not begin on " + first);
        }
    }

    /**
     * Reads a period.
     *
     * @throws IllegalArgumentException when the text is none, with the forms that are
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Period parse(String text) {
        Matcher m = WRITTEN.matcher(text);
        if (!m.matches()) {
            throw unreadable(text);
        }
        int year = Integer.parseInt(m.group(1));
        try {
            if (m.group(2) != null) {
                return new Period(Frequency.QUARTER, LocalDate.of(year, 3 * Integer.parseInt(m.group(2)) - 2, 1));
            }
            if (m.group(3) == null) {
                return year(year);
            }
            int month = Integer.parseInt(m.group(3));
            return m.group(4) == null
                    ? new Period(Frequency.MONTH, LocalDate.of(year, month, 1))
                    : new Period(Frequency.DAY, LocalDate.of(year, month, Integer.parseInt(m.group(4))));
        } catch (DateTimeException e) {
            throw unreadable(text);
        }
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException(
                "'" + text + "' is no period; write a year 2023, quarter 2023-Q2, month 2023-05 or day 2023-05-17");
    }

    /** The calendar year. */
    public static Period year(int year) {
        return new Period(Frequency.YEAR, LocalDate.of(year, 1, 1));
    }

    /** The period of the given length that contains a day. */
    public static Period containing(LocalDate day, Frequency frequency) {
        return new Period(frequency, firstDay(frequency, day));
    }

    private static LocalDate firstDay(Frequency frequency, LocalDate day) {
        return switch (frequency) {
            case YEAR -> day.withDayOfYear(1);
            case QUARTER -> LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
            case MONTH -> day.withDayOfMonth(1);
            case DAY -> day;
        };
    }

    /** Its last day. */
    public LocalDate last() {
        return switch (frequency) {
            case YEAR -> first.plusYears(1).minusDays(1);
            case QUARTER -> first.plusMonths(3).minusDays(1);
            case MONTH -> first.plusMonths(1).minusDays(1);
            case DAY -> first;
        };
    }

    /** The longer period it lies in: a month's quarter, a quarter's year; nothing for a year. */
    public Optional<Period> parent() {
        return switch (frequency) {
            case YEAR -> Optional.empty();
            case QUARTER -> Optional.of(containing(first, Frequency.YEAR));
            case MONTH -> Optional.of(containing(first, Frequency.QUARTER));
            case DAY -> Optional.of(containing(first, Frequency.MONTH));
        };
    }

    /** The period of the same length that lies a number of years earlier (29 February becomes the 28th). */
    public Period minusYears(int years) {
        return containing(first.minusYears(years), frequency);
    }

    /** The period of the same length that lies a number of years later (29 February becomes the 28th). */
    public Period plusYears(int years) {
        return containing(first.plusYears(years), frequency);
    }

    /**
     * Years from this period to a later one of the same length: quarters / 4, months / 12, days / 365.2425
     * (negative when the other is earlier).
     *
     * @throws IllegalArgumentException when the two are not equally long
     */
    public double yearsTo(Period later) {
        if (frequency != later.frequency) {
            throw new IllegalArgumentException(this + " and " + later + " are not of the same length");
        }
        return switch (frequency) {
            case YEAR -> ChronoUnit.YEARS.between(first, later.first);
            case QUARTER, MONTH -> ChronoUnit.MONTHS.between(first, later.first) / 12.0;
            case DAY -> ChronoUnit.DAYS.between(first, later.first) / DAYS_PER_YEAR;
        };
    }

    @Override
    public int compareTo(Period other) {
        return ORDER.compare(this, other);
    }

    @Override
    @JsonValue
    public String toString() {
        return switch (frequency) {
            case YEAR -> String.format(Locale.ROOT, "%04d", first.getYear());
            case QUARTER -> String.format(Locale.ROOT, "%04d-Q%d", first.getYear(), first.getMonthValue() / 3 + 1);
            case MONTH -> String.format(Locale.ROOT, "%04d-%02d", first.getYear(), first.getMonthValue());
            case DAY -> first.toString();
        };
    }
}
