package io.secunda.gateway.brief;

import java.util.Locale;

/** A drawing as it grows: a few shapes, and text that is always escaped. */
final class Svg {

    /** Colours that people with any kind of colour vision tell apart (Okabe and Ito 2008), the darker ones first. */
    private static final String[] COLOURS = {"#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"};

    static final String INK = "#222222";
    static final String QUIET = "#666666";
    static final String GRID = "#DDDDDD";
    static final double TEXT = 11;
    private static final String FONTS = "system-ui, 'Liberation Sans', Arial, 'Noto Sans CJK SC', 'Source Han Sans SC',"
            + " 'PingFang SC', 'Microsoft YaHei', 'WenQuanYi Micro Hei', sans-serif";

    private final StringBuilder out = new StringBuilder();

    Svg(double width, double height, String title, String description) {
        out.append(form(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\" width=\"%s\" height=\"%s\" role=\"img\""
                        + " font-family=\"%s\" font-size=\"%s\">",
                number(width), number(height), number(width), number(height), FONTS, number(TEXT)));
        out.append("<title>").append(escape(title)).append("</title>");
        out.append("<desc>").append(escape(description)).append("</desc>");
        out.append("<rect width=\"100%\" height=\"100%\" fill=\"#FFFFFF\"/>");
    }

    static String colour(int index) {
        return COLOURS[index % COLOURS.length];
    }

    /** How text is placed at its point. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    Svg text(double x, double y, Anchor anchor, String colour, String text) {
        out.append(form(
                        "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" fill=\"%s\">",
                        number(x), number(y), anchor.name().toLowerCase(Locale.ROOT), colour))
                .append(escape(text))
                .append("</text>");
        return this;
    }

    Svg line(double x1, double y1, double x2, double y2, String colour, double width, boolean dashed) {
        out.append(form(
                "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\" stroke-width=\"%s\"%s/>",
                number(x1),
                number(y1),
                number(x2),
                number(y2),
                colour,
                number(width),
                dashed ? " stroke-dasharray=\"4 3\"" : ""));
        return this;
    }

    /** A dot; a hollow one stands for what may still change. */
    Svg dot(double x, double y, String colour, boolean hollow) {
        out.append(form(
                "<circle cx=\"%s\" cy=\"%s\" r=\"3.5\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.5\"/>",
                number(x), number(y), hollow ? "#FFFFFF" : colour, colour));
        return this;
    }

    /** A square of the size of a dot. */
    Svg square(double x, double y, String colour) {
        out.append(form(
                "<rect x=\"%s\" y=\"%s\" width=\"7\" height=\"7\" fill=\"%s\"/>",
                number(x - 3.5), number(y - 3.5), colour));
        return this;
    }

    /** About how wide a text will be. */
    static double width(String text) {
        return text.codePoints()
                .mapToDouble(c -> c >= 0x2E80 ? TEXT : Character.isUpperCase(c) ? 0.68 * TEXT : 0.54 * TEXT)
                .sum();
    }

    /** A text that is no wider than there is room. */
    static String fitted(String text, double room) {
        if (width(text) <= room) {
            return text;
        }
        int[] letters = text.codePoints().toArray();
        int kept = letters.length;
        while (kept > 1 && width(new String(letters, 0, kept) + "…") > room) {
            kept--;
        }
        return new String(letters, 0, kept).strip() + "…";
    }

    @SuppressWarnings("AnnotateFormatMethod") // all formats are in this file
    private static String form(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** A coordinate with at most two decimals. */
    static String number(double value) {
        String text = form("%.2f", value);
        return text.replaceFirst("\\.?0+$", "");
    }

    static String escape(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    String end() {
        return out + "</svg>";
    }
}
