package io.secunda.ingestion.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is taken from the inbox. */
@ConfigMapping(prefix = "secunda.ingestion.inbox")
public interface InboxConfig {

    /** Whether events are taken from the inbox; where not, they wait on it for as long as it keeps them. */
    @WithDefault("true")
    boolean enabled();

    /** How many of the last events of a partition are remembered by source and id, so that they count once. */
    @WithDefault("50000")
    int remembered();
}
