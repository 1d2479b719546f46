package io.secunda.ingestion.intake;

import io.secunda.codebook.Codebook;
import io.secunda.formats.Encoded;
import io.secunda.formats.Format;
import jakarta.ws.rs.core.MediaType;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Request bodies by their media type. */
final class Bodies {

    static final String NOT_THAT_ENCODING =
            "The text is not in the encoding it is said to be in. Save the file as UTF-8,"
                    + " or name its encoding: Content-Type: text/csv; charset=gb18030";

    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final int BUFFER = 1 << 16;
    private static final String SDMX_CSV = "vnd.sdmx.data+csv";
    private static final String SDMX_JSON = "vnd.sdmx.data+json";
    private static final List<String> SDMX_VERSIONS = List.of("1.0.0", "1.0", "2.0.0", "2.0", "2.1.0", "2.1");

    private Bodies() {}

    /**
     * The rows of a body.
     *
     * @param body the request's stream; it is read as rows are asked for
     * @param eventType the type of CloudEvents that say a row, or null where none do
     * @throws UnreadableBody when not even its beginning can be read
     */
    static Rows open(InputStream body, Upload upload, Columns asked, Tally tally, @Nullable String eventType)
            throws IOException {
        InputStream bounded = new BufferedInputStream(
                new BoundedBody(unpacked(body, upload.contentEncoding()), upload.mostBytes()), BUFFER);
        MediaType type = upload.contentType();
        Columns columns = asked.without(upload.optional());
        String subtype = type.getSubtype().toLowerCase(Locale.ROOT);
        if (eventType != null) {
            upload.requireEvent(eventType);
            if (subtype.equals("cloudevents+json") || subtype.equals("cloudevents-batch+json")) {
                return new CloudEventRows(bounded, eventType, columns, tally);
            }
        }
        if (upload.figures() != null) {
            Rows rows = figures(bounded, upload, upload.figures(), tally);
            if (rows != null) {
                return rows;
            }
        }
        return switch (subtype) {
            case "json" -> new JsonRows(bounded, columns, tally);
            case "x-ndjson", "ndjson", "jsonl" -> new NdjsonRows(text(bounded, type), columns, tally);
            case "csv" -> new CsvRows(text(bounded, type), columns, tally);
            default ->
                throw new UnreadableBody(
                        415, "Content-Type " + type + " is none of application/json, application/x-ndjson, text/csv.");
        };
    }

    /** The rows of a body in a format of statistics offices; null when it is in none. */
    private static @Nullable Rows figures(InputStream body, Upload upload, long mostDocument, Tally tally)
            throws IOException {
        MediaType type = upload.contentType();
        String subtype = type.getSubtype().toLowerCase(Locale.ROOT);
        if (subtype.equals(SDMX_CSV)) {
            requireVersion(type);
            return FigureRows.of(() -> Format.table(text(body, type), upload.given(), tally::note));
        }
        if (subtype.equals("csv") && upload.eventType() == null && Format.isWide(head(body))) {
            Codebook codebook = upload.codebook();
            return FigureRows.of(() -> Format.wide(
                    Encoded.text(body, mostDocument),
                    upload.given(),
                    codebook == null ? name -> false : codebook::knows,
                    tally::note));
        }
        Format format = null;
        if (subtype.equals(SDMX_JSON)) {
            requireVersion(type);
            format = Format.SDMX_JSON;
        } else if (subtype.equals("json") && upload.eventType() == null) {
            format = Format.of(head(body)).orElse(null);
        }
        if (format == null) {
            return null;
        }
        Format known = format;
        tally.note("read as " + known);
        return FigureRows.of(() -> known.document(body, mostDocument, upload.given(), tally::note));
    }

    private static byte[] head(InputStream body) throws IOException {
        body.mark(Format.HEAD);
        byte[] head = body.readNBytes(Format.HEAD);
        body.reset();
        return head;
    }

    private static void requireVersion(MediaType type) {
        String version = type.getParameters().get("version");
        if (version != null && !SDMX_VERSIONS.contains(version)) {
            throw new UnreadableBody(
                    415,
                    "version=" + version + " of " + type.getSubtype() + " is not known; expected "
                            + String.join(", ", SDMX_VERSIONS) + ".");
        }
    }

    private static InputStream unpacked(InputStream body, @Nullable String encoding) throws IOException {
        if (encoding == null || encoding.isBlank() || encoding.equalsIgnoreCase("identity")) {
            return body;
        }
        if (!encoding.equalsIgnoreCase("gzip")) {
            throw new UnreadableBody(415, "Content-Encoding " + encoding + " is not known; send gzip or nothing.");
        }
        try {
            return new GZIPInputStream(body, BUFFER);
        } catch (ZipException e) {
            throw UnreadableBody.malformed("The body is not gzip, though its Content-Encoding says so.");
        }
    }

    private static Reader text(InputStream body, MediaType type) throws IOException {
        var decoder = charset(type)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var text = new PushbackReader(new BufferedReader(new InputStreamReader(body, decoder), BUFFER), 1);
        int first;
        try {
            first = text.read();
        } catch (java.nio.charset.CharacterCodingException e) {
            throw UnreadableBody.malformed(NOT_THAT_ENCODING);
        }
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            text.unread(first);
        }
        return text;
    }

    private static Charset charset(MediaType type) {
        String name = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new UnreadableBody(415, "charset=" + name + " is not known here; send UTF-8.");
        }
    }
}
