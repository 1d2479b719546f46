package io.secunda.standalone.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.secunda.codebook.Codebook;
import io.secunda.events.Json;
import io.secunda.standalone.api.Api;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sends rows to the system in chunks and finds the rows again that it rejected. */
final class Upload {

    // as many as the errors that an answer lists at most, so that none is ever left out
    static final int CHUNK = 1_000;

    private static final Set<String> NUMBERS = Set.of("lon", "lat");

    private final Api api;
    private final String territory;
    private final boolean dryRun;

    Upload(Api api, String territory, boolean dryRun) {
        this.api = api;
        this.territory = territory;
        this.dryRun = dryRun;
    }

    /**
     * What became of a chunk.
     *
     * @param accepted rows that are new
     * @param unchanged rows that say what is known already
     * @param rejections rows that were not taken
     * @param notes what the system said beside
     */
    record Result(long accepted, long unchanged, List<Rejection> rejections, List<String> notes) {}

    /** Describes the territory and its variables. */
    Result describe(Codebook codebook) {
        var body = new LinkedHashMap<String, Object>();
        if (!codebook.territoryFields().isEmpty()) {
            body.put("territory", codebook.territoryFields());
        }
        if (!codebook.defined().isEmpty()) {
            body.put("variables", codebook.defined());
        }
        JsonNode answer = post(path("/territories/" + territory + "/geography"), body);
        List<Rejection> rejections = new ArrayList<>();
        answer.path("errors")
                .forEach(error -> rejections.add(new Rejection(
                        Codebook.FILE, 1, text(error, "column"), text(error, "value"), text(error, "reason"))));
        return new Result(
                answer.path("accepted").asLong(), answer.path("unchanged").asLong(), rejections, List.of());
    }

    /** Sends a chunk. */
    Result send(FileKind kind, List<OutRow> rows) {
        if (kind.geography()) {
            List<Map<String, Object>> items =
                    rows.stream().map(row -> item(kind, row)).toList();
            JsonNode answer = post(path("/territories/" + territory + "/geography"), Map.of(kind.word(), items));
            return result(answer, rows, 1);
        }
        JsonNode answer = api.post(path("/" + kind.word()), "text/csv", csv(kind, rows));
        // row 1 is the header
        return result(answer, rows, 2);
    }

    private String path(String path) {
        return path + "?" + Api.parameter("territory", territory) + (dryRun ? "&dryRun=true" : "");
    }

    private JsonNode post(String path, Object body) {
        return api.post(path, "application/json", Json.write(body));
    }

    private static Map<String, Object> item(FileKind kind, OutRow row) {
        var item = new LinkedHashMap<String, Object>();
        for (int i = 0; i < kind.columns().size(); i++) {
            String cell = row.cells().get(i).strip();
            if (!cell.isEmpty()) {
                String column = kind.columns().get(i);
                item.put(column, NUMBERS.contains(column) ? numberIfItIsOne(cell) : cell);
            }
        }
        return item;
    }

    private static Object numberIfItIsOne(String cell) {
        try {
            return new java.math.BigDecimal(cell);
        } catch (NumberFormatException e) {
            return cell;
        }
    }

    private static byte[] csv(FileKind kind, List<OutRow> rows) {
        var text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(kind.columns());
            rows.forEach(row -> csv.writeRecord(row.cells()));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return text.toString().getBytes(UTF_8);
    }

    private static Result result(JsonNode answer, List<OutRow> rows, int firstRow) {
        List<Rejection> rejections = new ArrayList<>();
        for (JsonNode error : answer.path("errors")) {
            int index = error.path("row").asInt() - firstRow;
            rejections.add(
                    index >= 0 && index < rows.size()
                            ? rejection(rows.get(index).origin(), error)
                            : new Rejection(
                                    "?", 0, text(error, "column"), text(error, "value"), text(error, "reason")));
        }
        List<String> notes = new ArrayList<>();
        answer.path("notes").forEach(note -> notes.add(note.asText()));
        return new Result(
                answer.path("accepted").asLong(), answer.path("unchanged").asLong(), rejections, notes);
    }

    private static Rejection rejection(OutRow.Origin origin, JsonNode error) {
        String column = plain(text(error, "column"));
        String written = column == null ? "" : origin.written().apply(column);
        String shown = written.isEmpty() ? text(error, "value") : written;
        return new Rejection(
                origin.file(),
                origin.line(),
                column == null ? null : origin.word().apply(column),
                shown,
                text(error, "reason"));
    }

    /** The column without the part of a territory's description that it is in: {@code cities.lon}. */
    private static @Nullable String plain(@Nullable String column) {
        return column == null ? null : column.substring(column.indexOf('.') + 1);
    }

    private static @Nullable String text(JsonNode error, String field) {
        JsonNode value = error.path(field);
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }
}
