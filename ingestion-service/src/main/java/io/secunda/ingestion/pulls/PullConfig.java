package io.secunda.ingestion.pulls;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is fetched from elsewhere; nothing by default. With several instances of this service, say it to one of them. */
@ConfigMapping(prefix = "secunda.ingestion.pull")
public interface PullConfig {

    /** What is fetched, by a name of letters, digits and {@code -}. */
    Map<String, Source> sources();

    /** Private networks from which may be fetched, in CIDR notation; none by default. There http is allowed too. */
    Optional<List<String>> allowedNetworks();

    /** Ports from which may be fetched outside of these networks. */
    @WithDefault("443,8443")
    List<Integer> ports();

    /** How long a server may be silent. */
    @WithDefault("PT30S")
    Duration timeout();

    /** How long after a failure it is tried again; each further one doubles that, up to {@link Source#every()}. */
    @WithDefault("PT1M")
    Duration retry();

    /** Something that is fetched. */
    interface Source {

        /** Where it is. */
        URI url();

        /** How long after it was fetched it is looked at again. */
        Duration every();

        /** What it holds: observations, flows or agreements. */
        @WithDefault("observations")
        String kind();

        /** What it is, as for the request {@code POST /api/v1/observations}; by default as its server says. */
        Optional<String> contentType();

        /** Territory of the rows that name none. */
        Optional<String> territory();

        /** A codebook: what the file's names and units mean. It is read when the service starts. */
        Optional<Path> codebook();

        /** What rows say that do not say it themselves, by column: variable, period, unit, source, status, released. */
        Map<String, String> given();
    }
}
