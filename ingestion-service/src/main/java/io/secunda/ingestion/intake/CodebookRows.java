package io.secunda.ingestion.intake;

import io.secunda.codebook.Codebook;
import io.secunda.codebook.DerivedFigures;
import io.secunda.codebook.Translator;
import io.secunda.events.geography.CoreVariables;
import io.secunda.events.geography.Variable;
import io.secunda.events.topic.Topic;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of a body in our names, units and periods, as a codebook says; behind them the figures that it derives. */
final class CodebookRows implements Rows {

    private final Rows rows;
    private final Codebook codebook;
    private final Map<String, String> given;
    private final Topic topic;
    private final Tally tally;
    private final Translator translator;
    private final DerivedFigures derived;
    private final Queue<Row> ready = new ArrayDeque<>();
    private int number;
    private int leftOut;
    private boolean ended;

    /** @param given what rows say that do not say it themselves, in the words of the provider */
    CodebookRows(Rows rows, Codebook codebook, Map<String, String> given, Topic topic, Tally tally) {
        this.rows = rows;
        this.codebook = codebook;
        this.given = given;
        this.topic = topic;
        this.tally = tally;
        this.derived = new DerivedFigures(codebook);
        Set<String> core = CoreVariables.of("any").stream().map(Variable::id).collect(Collectors.toSet());
        this.translator = new Translator(codebook, derived.inputsOnly(core::contains));
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (ready.isEmpty() && !ended) {
            Row row = rows.next();
            if (row == null) {
                end();
            } else if (row instanceof Row.Filled filled) {
                number = filled.number();
                translate(filled);
            } else {
                return row;
            }
        }
        return ready.poll();
    }

    private void translate(Row.Filled row) {
        Map<String, String> all = new HashMap<>(row.fields());
        given.forEach(all::putIfAbsent);
        switch (topic) {
            case OBSERVATIONS -> {
                Map<String, String> fields = codebook.named(all);
                derived.take(column -> fields.getOrDefault(column, ""));
                put(
                        fields,
                        Translator.OBSERVATION,
                        translator.observation("row " + number, column -> fields.getOrDefault(column, "")));
            }
            case FLOWS ->
                put(all, Translator.FLOW, translator.flow("row " + number, column -> all.getOrDefault(column, "")));
            case AGREEMENTS -> {
                all.computeIfAbsent(
                        "released", column -> text(codebook.agreementReleased(all.getOrDefault("signed", ""))));
                ready.add(new Row.Filled(number, all));
            }
            default -> throw new IllegalStateException("no rows of " + topic + " are taken in");
        }
    }

    private static @Nullable String text(String text) {
        return text.isBlank() ? null : text;
    }

    /** Everything else that a row says, its territory for one, stays. */
    private void put(Map<String, String> written, List<String> columns, Translator.Translated translated) {
        translated.rows().forEach(cells -> ready.add(filled(number, written, columns, cells)));
        translated
                .problems()
                .forEach(problem -> ready.add(new Row.Unreadable(
                        number,
                        new RowError(
                                number,
                                problem.column() == null ? null : rows.word(problem.column()),
                                problem.value(),
                                problem.reason(),
                                rows.key()))));
        if (translated.rows().isEmpty() && translated.problems().isEmpty()) {
            leftOut++;
        }
    }

    private static Row filled(int number, Map<String, String> written, List<String> columns, List<String> cells) {
        Map<String, String> fields = new HashMap<>(written);
        for (int i = 0; i < columns.size(); i++) {
            if (cells.get(i).isBlank()) {
                fields.remove(columns.get(i));
            } else {
                fields.put(columns.get(i), cells.get(i));
            }
        }
        return new Row.Filled(number, fields);
    }

    private void end() {
        ended = true;
        if (leftOut > 0) {
            tally.note(leftOut + (leftOut == 1 ? " row was" : " rows were") + " left out, as the codebook says");
        }
        derived.missing("this body").forEach(tally::note);
        long failed = derived.compute(figure -> {
            number++;
            ready.add(filled(number, Map.of(), Translator.OBSERVATION, figure.cells()));
        });
        if (failed > 0) {
            tally.note(failed + " figures could not be computed, since the result is not finite");
        }
    }

    @Override
    public String word(String column) {
        return rows.word(column);
    }

    @Override
    public List<String> header() {
        return rows.header();
    }

    @Override
    public List<String> cells() {
        return ended ? List.of() : rows.cells();
    }

    @Override
    public @Nullable String key() {
        return ended ? "computed by the codebook" : rows.key();
    }
}
