package io.secunda.gateway.access;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Who may write. */
@ConfigMapping(prefix = "secunda.access")
interface AccessConfig {

    /** A key that gives access to everything. Without it, and without any on the topic, one is made at the first start. */
    Optional<String> adminKey();
}
