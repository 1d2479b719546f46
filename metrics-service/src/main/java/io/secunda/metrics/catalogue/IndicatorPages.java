package io.secunda.metrics.catalogue;

import io.secunda.events.geography.Direction;
import java.util.List;
import java.util.stream.Collectors;

/** The catalogue as a page for readers, {@code docs/indicators.md}. */
public final class IndicatorPages {

    private IndicatorPages() {}

    /** The page in Markdown. */
    public static String markdown(Families families) {
        String entries = families.all().stream()
                .map(CatalogueResource.Entry::of)
                .map(IndicatorPages::entry)
                .collect(Collectors.joining("\n"));
        return """
                # Indicators

                Made from the catalogue (`GET /api/v1/catalogue/indicators`); do not edit. `x` stands for a variable, a kind of \
                flow, a sector or another indicator; `base` for what `x` is a part of. Windows are those of the territory (5 years \
                by default) and the longest available. A value that cannot be computed is absent with its reason, never 0.

                """ + entries;
    }

    private static String entry(CatalogueResource.Entry entry) {
        return "## " + entry.id() + "\n\n"
                + "**" + entry.names().en() + "** · " + entry.names().zh() + "\n\n"
                + entry.definition() + "\n\n"
                + "| | |\n|---|---|\n"
                + row("formula", "`" + entry.formula().replace("|", "\\|") + "`")
                + row("of", String.join(", ", entry.scale()) + (entry.windowed() ? ", over windows" : ""))
                + row("unit", entry.unit())
                + row("range", entry.range().replace("|", "\\|"))
                + row("more is", better(entry.direction()))
                + row("from", String.join(", ", entry.needs()))
                + row("absent", entry.absent())
                + row("source", entry.source() + links(entry.doi()));
    }

    private static String better(Direction direction) {
        return switch (direction) {
            case BENEFIT -> "better";
            case COST -> "worse";
            case NEUTRAL -> "neither better nor worse";
        };
    }

    private static String row(String name, String text) {
        return "| " + name + " | " + text + " |\n";
    }

    private static String links(List<String> doi) {
        return doi.stream()
                .map(id -> " [doi:" + id + "](https://doi.org/"
                        + id.replace("(", "%28").replace(")", "%29") + ")")
                .collect(Collectors.joining());
    }
}
