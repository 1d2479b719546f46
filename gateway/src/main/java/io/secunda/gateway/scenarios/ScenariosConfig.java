package io.secunda.gateway.scenarios;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long scenarios can be shared. They are in the memory of this process only. */
@ConfigMapping(prefix = "secunda.scenarios")
interface ScenariosConfig {

    /** How long one is kept. */
    @WithDefault("PT24H")
    Duration kept();

    /** How many are kept; the oldest makes room. */
    @WithDefault("200")
    int most();

    /** Bytes that they may take, packed; the oldest makes room. */
    @WithDefault("33554432")
    long mostBytes();
}
