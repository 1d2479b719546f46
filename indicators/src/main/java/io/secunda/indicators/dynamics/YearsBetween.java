package io.secunda.indicators.dynamics;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * Years between two periods of the same length.
 *
 * <p>Years as such, quarters/4, months/12, days/365.2425. Periods are written as in ISO 8601 and SDMX: {@code 2023},
 * {@code 2023-Q2}, {@code 2023-05}, {@code 2023-05-31}.
 *
 * <ul>
 *   <li><b>Unit, range:</b> years; negative when the second period is the earlier.
 *   <li><b>Absent:</b> never; periods of different length or of no known form are refused.
 *   <li><b>Cost:</b> constant.
 *   <li><b>Source:</b> 365.2425 days is the mean year of the Gregorian calendar.
 * </ul>
 */
public final class YearsBetween {

    private static final double DAYS_A_YEAR = 365.2425;
    private static final Pattern QUARTER = Pattern.compile("\\d{4}-Q[1-4]");

    private YearsBetween() {}

    /**
     * Years from the first period to the second.
     *
     * @throws IllegalArgumentException if the periods differ in kind or one cannot be read
     */
    public static double of(String from, String to) {
        if (from.length() != to.length() || isQuarter(from) != isQuarter(to)) {
            throw new IllegalArgumentException("periods of different length: " + from + " and " + to);
        }
        try {
            return between(from, to);
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(
                    "period " + from + " or " + to + ", expected as in 2023, 2023-Q2, 2023-05 or 2023-05-31",
                    unreadable);
        }
    }

    private static double between(String from, String to) {
        if (isQuarter(from)) {
            return (quarters(to) - quarters(from)) / 4.0;
        }
        return switch (from.length()) {
            case 4 -> Year.parse(from).until(Year.parse(to), ChronoUnit.YEARS);
            case 7 -> YearMonth.parse(from).until(YearMonth.parse(to), ChronoUnit.MONTHS) / 12.0;
            default -> LocalDate.parse(from).until(LocalDate.parse(to), ChronoUnit.DAYS) / DAYS_A_YEAR;
        };
    }

    private static boolean isQuarter(String period) {
        return QUARTER.matcher(period).matches();
    }

    private static int quarters(String period) {
        return 4 * Integer.parseInt(period.substring(0, 4)) + Integer.parseInt(period.substring(6));
    }
}
