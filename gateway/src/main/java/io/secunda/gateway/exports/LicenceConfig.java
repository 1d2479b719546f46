package io.secunda.gateway.exports;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/**
 * Under what licence a deployment gives its data away. Nobody but its operator can know: without a name, a package has no
 * licence in it.
 */
@ConfigMapping(prefix = "secunda.data-package.licence")
public interface LicenceConfig {

    /** Identifier of the licence at opendefinition.org or spdx.org, {@code CC-BY-4.0}. */
    Optional<String> name();

    /** Its name for people. */
    Optional<String> title();

    /** Address of its text. */
    Optional<String> path();
}
