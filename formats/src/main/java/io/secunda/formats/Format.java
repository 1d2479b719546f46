package io.secunda.formats;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The formats of statistics offices that figures come in. */
public enum Format {
    SDMX_CSV,
    SDMX_JSON,
    JSON_STAT,
    WORLD_BANK,
    STATS_GOV_CN;

    /** How many bytes of a document are enough to tell its format. */
    public static final int HEAD = 1 << 13;

    /**
     * The figures of a table.
     *
     * @param given what is said of figures that do not say it themselves, by our columns
     * @param notes told what is odd, but no error
     * @throws UnreadableFile when not even its beginning can be read
     */
    public static Figures table(Reader text, Map<String, String> given, Consumer<String> notes) throws IOException {
        return new SdmxCsv(text, given, notes);
    }

    /**
     * The figures of a table with periods as columns, as yearbooks have it.
     *
     * @param text all of it, see {@link Encoded}
     * @param given what is said of figures that do not say it themselves, by our columns
     * @param known whether a name of a variable stands for one as it is; else what stands in brackets behind it is its unit
     * @param notes told what is odd, but no error
     * @throws UnreadableFile when no line heads periods, or the table does not say what it is about
     */
    public static Figures wide(
            String text, Map<String, String> given, Predicate<String> known, Consumer<String> notes) {
        return new WideCsv(text, given, known, notes);
    }

    /** Whether a table of which this is the beginning has a line that heads periods; one with our columns has none. */
    public static boolean isWide(byte[] head) {
        return WideCsv.is(head);
    }

    /**
     * The figures of a JSON document.
     *
     * @param most how many bytes a document may have that has to be read as a whole
     * @param given what is said of figures that do not say it themselves, by our columns
     * @param notes told what is odd, but no error
     * @throws UnreadableFile when not even its beginning can be read
     */
    public Figures document(InputStream body, long most, Map<String, String> given, Consumer<String> notes)
            throws IOException {
        return switch (this) {
            case SDMX_CSV -> throw new IllegalStateException("SDMX-CSV is a table");
            case WORLD_BANK -> new WorldBank(body, given, notes);
            case SDMX_JSON -> new SdmxJson(Documents.read(body, most), given, notes);
            case JSON_STAT -> new JsonStat(Documents.read(body, most), given, notes);
            case STATS_GOV_CN -> {
                JsonNode answer = Documents.read(body, most);
                yield answer.has("returndata") || answer.has("returncode")
                        ? new BureauJson(answer, given, notes)
                        : new BureauStream(answer, given, notes);
            }
        };
    }

    /** The format of a JSON document whose beginning is known, by the names it has at its top; empty for rows of ours. */
    public static Optional<Format> of(byte[] head) {
        try (JsonParser json = Documents.MAPPER.createParser(head)) {
            JsonToken first = json.nextToken();
            boolean list = first == JsonToken.START_ARRAY;
            if (list) {
                first = json.nextToken();
            }
            if (first != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                Optional<Format> format = list ? inList(name, value) : inObject(name, value, json);
                if (format.isPresent()) {
                    return format;
                }
                json.skipChildren();
            }
        } catch (IOException e) {
            // the head ends in the middle, or is no JSON: who reads it will say so
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<Format> inList(String name, JsonToken value) {
        boolean head = name.equals("page") || name.equals("pages") || name.equals("per_page");
        return head || (name.equals("message") && value == JsonToken.START_ARRAY)
                ? Optional.of(WORLD_BANK)
                : Optional.empty();
    }

    private static Optional<Format> inObject(String name, JsonToken value, JsonParser json) throws IOException {
        return switch (name) {
            case "returncode", "returndata" -> Optional.of(STATS_GOV_CN);
            case "class" -> json.getText().equals("dataset") ? Optional.of(JSON_STAT) : Optional.empty();
            case "dimension", "size" -> value.isStructStart() ? Optional.of(JSON_STAT) : Optional.empty();
            case "meta", "structure", "structures", "dataSets" ->
                value.isStructStart() ? Optional.of(SDMX_JSON) : Optional.empty();
            case "data" ->
                value == JsonToken.START_ARRAY
                        ? Optional.of(STATS_GOV_CN)
                        : value == JsonToken.START_OBJECT ? Optional.of(SDMX_JSON) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
