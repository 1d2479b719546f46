package io.secunda.standalone;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** The time of the machine when it was made, and what has passed since: how long things take, however the clock is set. */
final class SteadyClock extends Clock {

    private final Clock start;
    private final long nanos = System.nanoTime();

    SteadyClock(Clock wall) {
        this.start = Clock.fixed(wall.instant(), wall.getZone());
    }

    @Override
    public Instant instant() {
        return start.instant().plusNanos(System.nanoTime() - nanos);
    }

    @Override
    public ZoneId getZone() {
        return start.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("of durations the zone makes no difference");
    }
}
