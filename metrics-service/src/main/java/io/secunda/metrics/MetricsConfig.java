package io.secunda.metrics;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How facts become indicators. */
@ConfigMapping(prefix = "secunda.metrics")
interface MetricsConfig {

    /** Name of the service towards Kafka, for its group, transactions and changelogs: changing it begins anew. */
    @WithDefault("secunda-metrics")
    String applicationId();

    /** The longest that a touched indicator waits for its recomputation. */
    @WithDefault("PT0.02S")
    Duration flushInterval();

    /**
     * The same while facts come in faster than they can be recomputed, so that values which do not last are not told.
     */
    @WithDefault("PT0.5S")
    Duration bulkInterval();

    /** How many may wait before some of them are recomputed ahead of the next fact. */
    @WithDefault("500000")
    int maxDirty();

    /** How often what was done is committed: 20 to 100 ms. Subscribers see values once they are committed. */
    @WithDefault("PT0.05S")
    Duration commitInterval();

    /** Threads that take in facts; more than there are partitions have nothing to do. */
    @WithDefault("1")
    int threads();

    /** How long a process that vanished keeps its partitions. Kafka allows 6 s or more. */
    @WithDefault("PT6S")
    Duration sessionTimeout();

    /** Folder for what Kafka Streams keeps on disk: little, since all state is in memory. */
    @WithDefault("${java.io.tmpdir}/secunda-metrics")
    String stateDir();

    /** A file that says which figures stand for each dimension of high-quality development; without one, the shipped. */
    Optional<String> criteria();
}
