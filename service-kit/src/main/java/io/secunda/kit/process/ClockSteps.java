package io.secunda.kit.process;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** Tells by a clock that only goes forward when the wall clock was put back. */
final class ClockSteps {

    private final InstantSource wall;
    private final LongSupplier nanos;
    private long ahead;

    /** @param nanos such as {@link System#nanoTime()} */
    ClockSteps(InstantSource wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
        this.ahead = ahead();
    }

    private long ahead() {
        return wall.millis() - nanos.getAsLong() / 1_000_000;
    }

    /** By how much the wall clock went back since the last look; zero when it did not. */
    Duration putBack() {
        long before = ahead;
        ahead = ahead();
        return Duration.ofMillis(Math.max(0, before - ahead));
    }
}
