package io.secunda.testkit;

import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** The servers' own log lines: a start would print 1,300 of them into the log of a test. */
final class ServerLogs {

    // kept, since the logging system forgets the level of a logger that nobody refers to
    private static final Logger[] LOGGERS = Stream.of(
                    "kafka",
                    "state.change.logger",
                    "de.bwaldvogel",
                    "org.apache.kafka.common.config",
                    "org.apache.kafka.common.metrics",
                    "org.apache.kafka.common.utils",
                    "org.apache.kafka.controller",
                    "org.apache.kafka.coordinator",
                    "org.apache.kafka.image",
                    "org.apache.kafka.metadata",
                    "org.apache.kafka.queue",
                    "org.apache.kafka.raft",
                    "org.apache.kafka.server",
                    "org.apache.kafka.snapshot",
                    "org.apache.kafka.storage")
            .map(Logger::getLogger)
            .toArray(Logger[]::new);

    private ServerLogs() {}

    static void onlyWarnings() {
        for (Logger logger : LOGGERS) {
            logger.setLevel(Level.WARNING);
        }
    }
}
