package io.secunda.gateway.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much a key may ask for. */
@ConfigMapping(prefix = "secunda.limits")
interface LimitsConfig {

    /** Requests of one key a minute; one request may have many rows. */
    @WithDefault("6000")
    int requests();
}
