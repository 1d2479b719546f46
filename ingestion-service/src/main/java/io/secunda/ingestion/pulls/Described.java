package io.secunda.ingestion.pulls;

import io.secunda.codebook.Codebook;
import io.secunda.events.Json;
import io.secunda.ingestion.geography.GeographyIntake;
import io.secunda.ingestion.intake.IntakeConfig;
import io.secunda.ingestion.intake.Report;
import io.secunda.ingestion.intake.RowError;
import io.secunda.ingestion.intake.Upload;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a codebook says of its territory and defines of variables, taken in before the figures that need it. */
@ApplicationScoped
class Described {

    private final GeographyIntake geography;
    private final IntakeConfig config;

    Described(GeographyIntake geography, IntakeConfig config) {
        this.geography = geography;
        this.config = config;
    }

    /**
     * Describes a territory; what is known already changes nothing.
     *
     * @throws IOException when a part of it is not taken in; says which and why
     */
    void as(Codebook codebook, @Nullable String territory) throws IOException {
        Map<String, Object> parts = new LinkedHashMap<>();
        if (!codebook.territoryFields().isEmpty()) {
            parts.put("territory", codebook.territoryFields());
        }
        if (!codebook.defined().isEmpty()) {
            parts.put("variables", codebook.defined());
        }
        if (parts.isEmpty() || territory == null) {
            return;
        }
        var upload = new Upload(
                MediaType.APPLICATION_JSON_TYPE,
                null,
                territory,
                false,
                config.maxGeographySize().asLongValue(),
                config.maxErrors());
        Report report = geography.take(new ByteArrayInputStream(Json.write(parts)), upload, territory, null);
        if (report.rejected() > 0) {
            RowError first = report.errors().get(0);
            throw new IOException(
                    "the codebook says of " + first.column() + " '" + first.value() + "': " + first.reason());
        }
    }
}
