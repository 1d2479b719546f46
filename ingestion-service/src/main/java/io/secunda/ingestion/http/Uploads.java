package io.secunda.ingestion.http;

import io.secunda.ingestion.imports.Imports;
import io.secunda.ingestion.intake.IntakeConfig;
import io.secunda.ingestion.intake.Upload;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What requests say about their bodies, with the bounds that are configured. */
@ApplicationScoped
public class Uploads {

    /** One object a line. */
    public static final String NDJSON = "application/x-ndjson";

    private final IntakeConfig config;

    Uploads(IntakeConfig config) {
        this.config = config;
    }

    /** A CloudEvent in structured mode. */
    public static final String EVENT = "application/cloudevents+json";

    /** CloudEvents in batch mode. */
    public static final String EVENTS = "application/cloudevents-batch+json";

    /** A table of SDMX, whose version is a parameter. */
    public static final String SDMX_CSV = "application/vnd.sdmx.data+csv";

    /** A data message of SDMX, whose version is a parameter. */
    public static final String SDMX_JSON = "application/vnd.sdmx.data+json";

    /** A body of rows. */
    public Upload rows(HttpHeaders headers, @Nullable String territory, boolean dryRun) {
        return rows(headers, territory, dryRun, Map.of(), null);
    }

    /**
     * A body of figures, which may be in a format of statistics offices.
     *
     * @param given what rows say that do not say it themselves, by column
     */
    public Upload figures(HttpHeaders headers, @Nullable String territory, boolean dryRun, Map<String, String> given) {
        return rows(headers, territory, dryRun, given, config.maxDocumentSize().asLongValue());
    }

    private Upload rows(
            HttpHeaders headers,
            @Nullable String territory,
            boolean dryRun,
            Map<String, String> given,
            @Nullable Long figures) {
        MediaType type = type(headers);
        Map<String, String> all = new HashMap<>(BinaryEvents.fields(headers));
        all.putAll(given);
        return new Upload(
                type,
                headers.getHeaderString(HttpHeaders.CONTENT_ENCODING),
                territory,
                dryRun,
                config.maxBodySize().asLongValue(),
                config.maxErrors(),
                all,
                BinaryEvents.type(headers),
                figures,
                null,
                headers.getHeaderString(Imports.ID),
                null);
    }

    /** A body that describes a territory. */
    public Upload geography(HttpHeaders headers, String territory, boolean dryRun) {
        return upload(headers, territory, dryRun, config.maxGeographySize().asLongValue());
    }

    private Upload upload(HttpHeaders headers, @Nullable String territory, boolean dryRun, long mostBytes) {
        return new Upload(
                type(headers),
                headers.getHeaderString(HttpHeaders.CONTENT_ENCODING),
                territory,
                dryRun,
                mostBytes,
                config.maxErrors());
    }

    /** A body whose type is not told may be anything. */
    private static MediaType type(HttpHeaders headers) {
        return headers.getMediaType() == null ? MediaType.APPLICATION_OCTET_STREAM_TYPE : headers.getMediaType();
    }
}
