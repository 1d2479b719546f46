package io.secunda.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** JSON documents, bounded whatever somebody sends. Those whose head may stand at their end are read as a whole. */
final class Documents {

    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(20)
                            .maxStringLength(1 << 20)
                            .maxNameLength(1_000)
                            .maxNumberLength(500)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Documents() {}

    /**
     * Reads a document as a whole.
     *
     * @param most how many bytes it may have
     */
    static JsonNode read(InputStream body, long most) throws IOException {
        try {
            JsonNode root = MAPPER.readTree(new Bounded(body, most));
            if (root == null || !root.isObject()) {
                throw new UnreadableFile("The document is "
                        + (root == null || root.isMissingNode() ? "empty" : "no object") + "; expected a JSON object.");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw broken(e);
        }
    }

    static UnreadableFile broken(JsonProcessingException e) {
        var where = e.getLocation();
        return new UnreadableFile("The JSON is malformed"
                + (where == null ? "" : " at line " + where.getLineNr() + ", column " + where.getColumnNr()) + ": "
                + e.getOriginalMessage());
    }

    /** A text or number as it is written; null for nothing, a list or an object. */
    static @Nullable String text(@Nullable JsonNode node) {
        return node == null || node.isNull() || !node.isValueNode() ? null : node.asText();
    }

    /** What stands there, for a message. */
    static String shown(JsonNode node) {
        return node.isObject() ? "an object" : node.isArray() ? "a list" : node.asText();
    }

    private static final class Bounded extends FilterInputStream {

        private final long most;
        private long read;

        Bounded(InputStream body, long most) {
            super(body);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = in.read(buffer, offset, length);
            count(Math.max(0, n));
            return n;
        }

        private void count(int n) {
            read += n;
            if (read > most) {
                throw new UnreadableFile(
                        "The document is larger than " + most + " bytes, and of this format only the whole can be"
                                + " understood; send it in several, or as SDMX-CSV, which may be of any length.",
                        true);
            }
        }
    }
}
