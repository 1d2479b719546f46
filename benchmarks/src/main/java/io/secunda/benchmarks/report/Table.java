package io.secunda.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table in Markdown, ready for {@code benchmarks/README.md}. */
public final class Table {

    private final List<String> lines = new ArrayList<>();

    public Table(String... heads) {
        row((Object[]) heads);
        lines.add("|" + String.join("|", Collections.nCopies(heads.length, "---")) + "|");
    }

    /** Adds a row; numbers are written as {@link Spread#number} does. */
    public Table row(Object... cells) {
        var line = new StringBuilder("|");
        for (Object cell : cells) {
            line.append(' ')
                    .append(cell instanceof Double figure ? Spread.number(figure) : String.valueOf(cell))
                    .append(" |");
        }
        lines.add(line.toString());
        return this;
    }

    /** Prints it below a title and the line of the machine. */
    public void print(String title, Machine machine) {
        System.out.println("\n### " + title + "\n\n" + machine.line() + "\n");
        lines.forEach(System.out::println);
        System.out.println();
    }
}
