package io.secunda.ingestion.intake;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Bounds of what is taken in. */
@ConfigMapping(prefix = "secunda.ingestion")
public interface IntakeConfig {

    /** Largest body of a request, unpacked. */
    @WithDefault("256M")
    MemorySize maxBodySize();

    /** Largest description of a territory; it is read as a whole. */
    @WithDefault("16M")
    MemorySize maxGeographySize();

    /** Largest document of a format of which only the whole can be understood, such as JSON-stat. */
    @WithDefault("16M")
    MemorySize maxDocumentSize();

    /** Errors listed in a report; all are counted. */
    @WithDefault("1000")
    int maxErrors();
}
