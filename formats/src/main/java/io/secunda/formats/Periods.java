package io.secunda.formats;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Periods and moments as statistics offices write them, to ISO 8601. What is none is left as it is. */
final class Periods {

    private static final Pattern QUARTER = Pattern.compile("(\\d{4})-?Q([1-4])");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})-?M(\\d{2})");
    private static final Pattern WEEK = Pattern.compile("(\\d{4})-?W(\\d{2})");
    private static final Pattern YEAR = Pattern.compile("(\\d{4})(?:-A1|A|YY|年)");
    private static final Pattern NORMALIZED =
            Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(?:T00:00:00(?:\\.0+)?Z?)?/P(1Y|3M|1M|1D)");
    private static final Pattern BUREAU_QUARTER = Pattern.compile("(\\d{4})([ABCD])");
    private static final Pattern BUREAU_ORDINAL = Pattern.compile("(\\d{4})0([1-4])SS");
    private static final Pattern BUREAU_MONTH = Pattern.compile("(\\d{4})(0[1-9]|1[0-2])(?:MM)?");
    private static final Map<String, String> ORDINALS = Map.of("A", "1", "B", "2", "C", "3", "D", "4");
    private static final Pattern EUROPEAN_MOMENT =
            Pattern.compile("(\\d{2})/(\\d{2})/(?:20)?(\\d{2})(?: (\\d{2}:\\d{2}:\\d{2}))?");

    private Periods() {}

    static String ours(String written) {
        for (Pattern pattern : new Pattern[] {QUARTER, MONTH, WEEK, YEAR}) {
            Matcher m = pattern.matcher(written);
            if (m.matches()) {
                return m.group(1)
                        + (pattern == QUARTER ? "-Q" : pattern == MONTH ? "-" : pattern == WEEK ? "-W" : "")
                        + (pattern == YEAR ? "" : m.group(2));
            }
        }
        Matcher normalized = NORMALIZED.matcher(written);
        return normalized.matches() ? ofLength(normalized) : written;
    }

    private static String ofLength(Matcher m) {
        String year = m.group(1);
        String month = m.group(2);
        return switch (m.group(4)) {
            case "1Y" -> year;
            case "3M" -> year + "-Q" + ((Integer.parseInt(month) + 2) / 3);
            case "1M" -> year + "-" + month;
            default -> year + "-" + month + "-" + m.group(3);
        };
    }

    /** Periods of the Chinese statistics bureau: 2023, 2023A to D and 202301SS for quarters, 202305 and 202305MM. */
    static String bureau(String written) {
        // 2023A is the first quarter here, and a year elsewhere
        Matcher quarter = BUREAU_QUARTER.matcher(written);
        if (quarter.matches()) {
            return quarter.group(1) + "-Q" + ORDINALS.get(quarter.group(2));
        }
        Matcher ordinal = BUREAU_ORDINAL.matcher(written);
        if (ordinal.matches()) {
            return ordinal.group(1) + "-Q" + ordinal.group(2);
        }
        Matcher month = BUREAU_MONTH.matcher(written);
        return month.matches() ? month.group(1) + "-" + month.group(2) : ours(written);
    }

    /** {@code 17/10/23 23:00:00} and {@code +0200} as in files of Eurostat; a moment without a zone is UTC. */
    static String moment(String written) {
        Matcher m = EUROPEAN_MOMENT.matcher(written);
        if (m.matches()) {
            String day = "20" + m.group(3) + "-" + m.group(2) + "-" + m.group(1);
            return m.group(4) == null ? day : day + "T" + m.group(4) + "Z";
        }
        if (written.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?")) {
            return written + "Z";
        }
        return written.matches(".*T.*[+-]\\d{4}")
                ? written.substring(0, written.length() - 2) + ":" + written.substring(written.length() - 2)
                : written;
    }
}
