package io.secunda.gateway.brief;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them, each in the form that its unit asks for. */
final class Numbers {

    private static final String MINUS = "\u2212";
    private static final String SPACE = "\u00a0";
    private static final int SIGNIFICANT = 3;
    private static final double HUNDRED_MILLION = 1e8;
    private static final double BILLION = 1e9;

    private final Language language;

    Numbers(Language language) {
        this.language = language;
    }

    /** A value with its unit. */
    String value(double value, String unit) {
        return switch (unit) {
            case "share" -> percentage(value);
            case "difference of shares" -> fixed(100 * value, 1, true) + points();
            case "per year" -> fixed(100 * value, 2, true) + "%" + perYear();
            case "percentage points per year" -> fixed(value, 2, true) + points() + perYear();
            case "ratio" -> fixed(value, 2, false);
            case "none", "unit of the flow", "number of the type" -> significant(value);
            case "years" -> fixed(value, 1, false) + language.pick(SPACE + "years", "年");
            case "persons" -> significant(value) + language.pick(SPACE + "persons", "人");
            case "CNY" -> yuan(value);
            default -> significant(value) + SPACE + unit;
        };
    }

    /** The difference of two values of the same unit, with its sign. */
    String change(double from, double to, String unit) {
        double change = to - from;
        return switch (unit) {
            case "share", "difference of shares" -> fixed(100 * change, 1, true) + points();
            case "ratio" -> fixed(change, 2, true);
            case "none" -> signed(change);
            default -> (change > 0 && !unit.contains("per year") ? "+" : "") + value(change, unit);
        };
    }

    private String yuan(double value) {
        if (language == Language.ZH) {
            return Math.abs(value) >= HUNDRED_MILLION
                    ? significant(value / HUNDRED_MILLION) + "亿元"
                    : significant(value) + "元";
        }
        return Math.abs(value) >= BILLION
                ? significant(value / BILLION) + SPACE + "billion" + SPACE + "CNY"
                : significant(value) + SPACE + "CNY";
    }

    private String points() {
        return language.pick(SPACE + "pp", "个百分点");
    }

    private String perYear() {
        return language.pick("/yr", "/年");
    }

    /** A share with one decimal; a small one with two significant digits, so that it does not read as nothing. */
    private static String percentage(double share) {
        double percent = 100 * share;
        boolean small = percent != 0 && Math.abs(percent) < 0.1;
        return (small ? significant(percent, 2) : fixed(percent, 1, false)) + "%";
    }

    /** A share in whole percent. */
    String percent(double share) {
        return fixed(100 * share, 0, false) + "%";
    }

    /** With a fixed number of decimals. */
    static String fixed(double value, int decimals, boolean signed) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
        String digits = String.format(Locale.ROOT, "%,." + decimals + "f", rounded.abs());
        return switch (rounded.signum()) {
            case -1 -> MINUS + digits;
            case 1 -> signed ? "+" + digits : digits;
            default -> digits;
        };
    }

    /** With three significant digits; whole numbers keep all of theirs. */
    static String significant(double value) {
        return significant(value, SIGNIFICANT);
    }

    private static String signed(double value) {
        return (value > 0 ? "+" : "") + significant(value);
    }

    private static String significant(double value, int digits) {
        if (value == 0) {
            return "0";
        }
        int before = (int) Math.floor(Math.log10(Math.abs(value))) + 1;
        int decimals = Math.max(0, Math.min(digits - before, 9));
        boolean whole = value == Math.rint(value);
        return fixed(value, whole ? 0 : decimals, false);
    }
}
