package io.secunda.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a figure is about: a year, quarter, month, week or day, written {@code 2023}, {@code 2023-Q2}, {@code 2023-05},
 * {@code 2023-W07}, {@code 2023-05-17} (ISO 8601, SDMX). Periods are ordered by their last day, the longer one after the
 * shorter.
 *
 * <p>A week runs from Monday to Sunday and belongs to the year in which most of its days lie: {@code 2020-W01} begins on
 * 30 December 2019. Weeks straddle months, quarters and years, hence a week is neither a part of a longer period nor
 * made up of days: it stands for itself.
 *
 * @param frequency how long it is
 * @param first its first day
 */
public record Period(Frequency frequency, LocalDate first) implements Comparable<Period> {

    private static final Pattern WRITTEN =
            Pattern.compile("(\\d{4})(?:-(?:Q([1-4])|W(\\d{2})|(\\d{2})(?:-(\\d{2}))?))?");
    private static final double DAYS_PER_YEAR = 365.2425;
    private static final Comparator<Period> ORDER =
            Comparator.comparing(Period::last).thenComparing(Period::frequency, Comparator.reverseOrder());

    private static final int YEAR_DIGITS = 4;
    private static final int FIRST_ORDINARY = 1900;
    private static final Period[] ORDINARY_YEARS =
            IntStream.range(FIRST_ORDINARY, 2101).mapToObj(Period::year).toArray(Period[]::new);

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
        Period year = ordinaryYear(text);
        return year == null ? read(text) : year;
    }

    /** A year that most figures are of, without making it anew; null for any other text. */
    private static @Nullable Period ordinaryYear(String text) {
        if (text.length() != YEAR_DIGITS) {
            return null;
        }
        int year = 0;
        for (int i = 0; i < YEAR_DIGITS; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            year = 10 * year + digit;
        }
        int place = year - FIRST_ORDINARY;
        return place >= 0 && place < ORDINARY_YEARS.length ? ORDINARY_YEARS[place] : null;
    }

    private static Period read(String text) {
        Matcher m = WRITTEN.matcher(text);
        if (!m.matches()) {
            throw unreadable(text);
        }
        int year = Integer.parseInt(m.group(1));
        try {
            if (m.group(2) != null) {
                return new Period(Frequency.QUARTER, LocalDate.of(year, 3 * Integer.parseInt(m.group(2)) - 2, 1));
            }
            if (m.group(3) != null) {
                return week(year, Integer.parseInt(m.group(3)));
            }
            if (m.group(4) == null) {
                return year(year);
            }
            int month = Integer.parseInt(m.group(4));
            return m.group(5) == null
                    ? new Period(Frequency.MONTH, LocalDate.of(year, month, 1))
                    : new Period(Frequency.DAY, LocalDate.of(year, month, Integer.parseInt(m.group(5))));
        } catch (DateTimeException e) {
            throw unreadable(text);
        }
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException("'" + text + "' is no period; write a year 2023, quarter 2023-Q2,"
                + " month 2023-05, week 2023-W07 or day 2023-05-17");
    }

    /** The calendar year. */
    public static Period year(int year) {
        return new Period(Frequency.YEAR, LocalDate.of(year, 1, 1));
    }

    private static Period week(int year, int week) {
        if (week < 1 || week > weeks(year)) {
            throw new DateTimeException("there is no such week");
        }
        return new Period(Frequency.WEEK, monday(year, week));
    }

    /** How many weeks a year has, 52 or 53. */
    private static int weeks(int year) {
        return (int) IsoFields.WEEK_OF_WEEK_BASED_YEAR
                .rangeRefinedBy(monday(year, 1))
                .getMaximum();
    }

    /** 4 January always lies in week 1. */
    private static LocalDate monday(int year, int week) {
        return firstDay(Frequency.WEEK, LocalDate.of(year, 1, 4)).plusWeeks(week - 1L);
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
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case DAY -> day;
        };
    }

    /** Its last day. */
    public LocalDate last() {
        return switch (frequency) {
            case YEAR -> first.plusYears(1).minusDays(1);
            case QUARTER -> first.plusMonths(3).minusDays(1);
            case MONTH -> first.plusMonths(1).minusDays(1);
            case WEEK -> first.plusDays(6);
            case DAY -> first;
        };
    }

    /** The longer period it lies in: a day's month, a month's quarter, a quarter's year; nothing for a year or week. */
    public Optional<Period> parent() {
        return switch (frequency) {
            case YEAR, WEEK -> Optional.empty();
            case QUARTER -> Optional.of(containing(first, Frequency.YEAR));
            case MONTH -> Optional.of(containing(first, Frequency.QUARTER));
            case DAY -> Optional.of(containing(first, Frequency.MONTH));
        };
    }

    /**
     * The period of the same length that lies a number of years earlier: of weeks the one of the same number (29 February
     * becomes the 28th, week 53 becomes week 52 where there is no such one).
     */
    public Period minusYears(int years) {
        return plusYears(-years);
    }

    /** The period of the same length that lies a number of years later, as {@link #minusYears} does it. */
    public Period plusYears(int years) {
        if (frequency != Frequency.WEEK) {
            return containing(first.plusYears(years), frequency);
        }
        int year = first.get(IsoFields.WEEK_BASED_YEAR) + years;
        return week(year, Math.min(first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), weeks(year)));
    }

    /**
     * Years from this period to a later one of the same length: quarters / 4, months / 12, days / 365.2425, and so too the
     * days between two Mondays (negative when the other is earlier).
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
            case WEEK, DAY -> ChronoUnit.DAYS.between(first, later.first) / DAYS_PER_YEAR;
        };
    }

    @Override
    public int compareTo(Period other) {
        return frequency == other.frequency ? first.compareTo(other.first) : ORDER.compare(this, other);
    }

    @Override
    @JsonValue
    public String toString() {
        return switch (frequency) {
            case YEAR -> digits(4, first.getYear());
            case QUARTER -> digits(4, first.getYear()) + "-Q" + (first.getMonthValue() / 3 + 1);
            case MONTH -> digits(4, first.getYear()) + "-" + digits(2, first.getMonthValue());
            case WEEK ->
                digits(4, first.get(IsoFields.WEEK_BASED_YEAR))
                        + "-W"
                        + digits(2, first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case DAY -> first.toString();
        };
    }

    /** By hand, since this is written in every key and {@code String.format} takes 20 times as long. */
    private static String digits(int count, int number) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, count - digits.length())) + digits;
    }
}
