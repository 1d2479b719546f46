package io.secunda.policy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How policy-service runs. */
@ConfigMapping(prefix = "secunda.policy")
interface PolicyConfig {

    /** A folder with more rules, one folder a rule; a rule of an id that is shipped takes the place of the shipped one. */
    Optional<Path> rulesDir();

    /** The stream. */
    Stream stream();

    /** Settings of the stream. */
    interface Stream {

        /** Threads; each works on territories of its own. */
        @WithDefault("1")
        int threads();

        /** How often what was said is committed; shorter is sooner at subscribers and dearer. */
        @WithDefault("50ms")
        Duration commitInterval();

        /** A folder for locks and checkpoints, one for each process. By default one for the run, removed at its end. */
        Optional<Path> stateDir();
    }
}
