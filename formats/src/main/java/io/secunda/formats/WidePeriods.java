package io.secunda.formats;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Periods as they head the columns of yearbooks, to ISO 8601. */
final class WidePeriods {

    private static final Pattern YEAR = Pattern.compile("((?:19|20)\\d{2})\\s*(?:年|A|YY)?");
    private static final Pattern QUARTER =
            Pattern.compile("((?:19|20)\\d{2})\\s*(?:-?Q|年第?)\\s*([1-4一二三四])\\s*(?:季度)?");
    private static final Pattern MONTH = Pattern.compile("((?:19|20)\\d{2})\\s*(?:-|M|年)\\s*(0?[1-9]|1[0-2])\\s*月?");
    private static final Map<String, String> ORDINALS = Map.of("一", "1", "二", "2", "三", "3", "四", "4");

    private WidePeriods() {}

    /** The period, or null when the text is none. */
    static @Nullable String of(String written) {
        String text = written.strip();
        Matcher year = YEAR.matcher(text);
        if (year.matches()) {
            return year.group(1);
        }
        Matcher quarter = QUARTER.matcher(text);
        if (quarter.matches() && (text.contains("Q") || text.contains("季"))) {
            return quarter.group(1) + "-Q" + ORDINALS.getOrDefault(quarter.group(2), quarter.group(2));
        }
        Matcher month = MONTH.matcher(text);
        if (month.matches()) {
            return month.group(1) + "-" + (month.group(2).length() == 1 ? "0" : "") + month.group(2);
        }
        return null;
    }
}
