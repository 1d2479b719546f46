package io.secunda.ingestion.intake;

import io.secunda.formats.Figure;
import io.secunda.formats.Figures;
import io.secunda.formats.UnreadableFile;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Figures in a format of statistics offices as rows. */
final class FigureRows implements Rows {

    private final Figures figures;
    private @Nullable Figure last;

    /** Opens a file; what is wrong with its beginning is a body that cannot be read. */
    interface Opening {
        Figures figures() throws IOException;
    }

    private FigureRows(Figures figures) {
        this.figures = figures;
    }

    static FigureRows of(Opening opening) throws IOException {
        try {
            return new FigureRows(opening.figures());
        } catch (UnreadableFile e) {
            throw unreadable(e);
        }
    }

    @Override
    public @Nullable Row next() throws IOException {
        try {
            Figure figure = figures.next();
            last = figure;
            return figure == null ? null : row(figure);
        } catch (UnreadableFile e) {
            throw unreadable(e);
        }
    }

    private static Row row(Figure figure) {
        Figure.Problem problem = figure.problem();
        if (problem != null) {
            return new Row.Unreadable(
                    figure.number(),
                    new RowError(figure.number(), problem.column(), problem.value(), problem.reason(), figure.key()));
        }
        return new Row.Filled(figure.number(), figure.fields());
    }

    private static UnreadableBody unreadable(UnreadableFile e) {
        return new UnreadableBody(e.tooLarge() ? 413 : 400, e.reason());
    }

    @Override
    public String word(String column) {
        return figures.word(column);
    }

    @Override
    public List<String> header() {
        return figures.header();
    }

    @Override
    public List<String> cells() {
        return last == null ? List.of() : last.cells();
    }

    @Override
    public @Nullable String key() {
        return last == null ? null : last.key();
    }
}
