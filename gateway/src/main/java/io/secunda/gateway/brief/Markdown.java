package io.secunda.gateway.brief;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Markdown as it grows. What its methods take is Markdown already; text that comes from data goes through
 * {@link #text} first, which leaves nothing in it that could be taken for markup.
 */
final class Markdown {

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Cntrl}]+");
    private static final Pattern MARKS = Pattern.compile("[\\\\`*_\\[\\]<>|~&$]");
    private static final Pattern OPENING = Pattern.compile("^(\\d{1,9})([.)])(?=\\s|$)|^([-+](?=[-\\s]|$)|[=#])");

    private final StringBuilder out = new StringBuilder();

    /**
     * A column of a table.
     *
     * @param title over it
     * @param number whether it is aligned on the right
     */
    record Column(String title, boolean number) {

        static Column text(String title) {
            return new Column(title, false);
        }

        static Column number(String title) {
            return new Column(title, true);
        }
    }

    /** Text that shows as it is, on one line. */
    static String text(String plain) {
        String line = SPACES.matcher(plain).replaceAll(" ").strip();
        String quiet = MARKS.matcher(line).replaceAll("\\\\$0");
        return OPENING.matcher(quiet).replaceFirst("$1\\\\$2$3");
    }

    /** An address, as text and as a link. */
    static String link(String address) {
        return "[" + text(address) + "](<"
                + address.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C") + ">)";
    }

    Markdown heading(int level, String title) {
        return block("#".repeat(level) + " " + title);
    }

    Markdown paragraph(String content) {
        return content.isEmpty() ? this : block(content);
    }

    Markdown items(List<String> items) {
        return items.isEmpty()
                ? this
                : block(items.stream().map(item -> "- " + item).collect(Collectors.joining("\n")));
    }

    /** Numbered from 1. */
    Markdown numbered(List<String> items) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            lines.add((i + 1) + ". " + items.get(i));
        }
        return lines.isEmpty() ? this : block(String.join("\n", lines));
    }

    /** A table; one without rows is left out. */
    Markdown table(List<Column> columns, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return this;
        }
        List<String> lines = new ArrayList<>();
        lines.add(row(columns.stream().map(Column::title).toList()));
        lines.add(row(columns.stream().map(c -> c.number() ? "--:" : "---").toList()));
        rows.forEach(cells -> lines.add(row(cells)));
        return block(String.join("\n", lines));
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** Pictures side by side, each in the document itself. */
    Markdown pictures(List<Picture> pictures) {
        return paragraph(pictures.stream().map(Markdown::image).collect(Collectors.joining("\n")));
    }

    private static String image(Picture picture) {
        String data = Base64.getEncoder().encodeToString(picture.svg().getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "![%s](data:image/svg+xml;base64,%s)", text(picture.alternative()), data);
    }

    private Markdown block(String content) {
        out.append(content).append("\n\n");
        return this;
    }

    @Override
    public String toString() {
        return out.toString().stripTrailing() + "\n";
    }
}
