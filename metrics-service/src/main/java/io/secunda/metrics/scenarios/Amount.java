package io.secunda.metrics.scenarios;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How much: {@code value} in the unit of the figure, or {@code change} in per cent of what stands. */
final class Amount {

    private static final Pattern CHANGE = Pattern.compile("([+-])\\s*(\\d{1,6}(?:\\.\\d{1,9})?)\\s*%");
    private static final double PERCENT = 100;

    private Amount() {}

    /**
     * The value of a row, or null after what is wrong was told.
     *
     * @param held what stands, or null
     * @param of what it is, in words
     */
    static @Nullable Double of(Row row, @Nullable Double held, String of) {
        if (row.has("value") == row.has("change")) {
            row.wrong("value", "write either value or change");
            return null;
        }
        if (row.has("value")) {
            return row.number("value");
        }
        Matcher change = CHANGE.matcher(row.text("change"));
        if (!change.matches()) {
            row.wrong("change", "is no change in per cent; write \"+10%\" or \"-2.5%\"");
            return null;
        }
        if (held == null) {
            row.wrong("change", "nothing is known of " + of + ", so that it cannot change by a share; write value");
            return null;
        }
        double share = new BigDecimal(change.group(2)).doubleValue() / PERCENT;
        double changed = held * (change.group(1).equals("-") ? 1 - share : 1 + share);
        if (!Double.isFinite(changed)) {
            row.wrong("change", "leads to no finite number");
            return null;
        }
        return changed;
    }
}
