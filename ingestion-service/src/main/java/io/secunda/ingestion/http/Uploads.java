package io.secunda.ingestion.http;

import io.secunda.ingestion.intake.IntakeConfig;
import io.secunda.ingestion.intake.Upload;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
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

    /** A body of rows. */
    public Upload rows(HttpHeaders headers, @Nullable String territory, boolean dryRun) {
        return upload(headers, territory, dryRun, config.maxBodySize().asLongValue());
    }

    /** A body that describes a territory. */
    public Upload geography(HttpHeaders headers, String territory, boolean dryRun) {
        return upload(headers, territory, dryRun, config.maxGeographySize().asLongValue());
    }

    private Upload upload(HttpHeaders headers, @Nullable String territory, boolean dryRun, long mostBytes) {
        return new Upload(
                headers.getMediaType(),
                headers.getHeaderString(HttpHeaders.CONTENT_ENCODING),
                territory,
                dryRun,
                mostBytes,
                config.maxErrors());
    }
}
