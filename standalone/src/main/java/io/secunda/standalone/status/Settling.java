package io.secunda.standalone.status;

import io.secunda.standalone.api.Api;
import io.secunda.standalone.terminal.Terminal;
import io.secunda.standalone.terminal.UserError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Waits until everything that went in has been worked off. */
public final class Settling {

    private static final Duration LOOK = Duration.ofMillis(400);
    private static final int QUIET_LOOKS = 4;

    private final Api api;
    private final Terminal terminal;
    private final Clock clock;

    /** @param clock tells how long it takes */
    public Settling(Api api, Terminal terminal, Clock clock) {
        this.api = api;
        this.terminal = terminal;
        this.clock = clock;
    }

    /**
     * Returns when nothing is behind and no counter moves any more.
     *
     * @param what is going on, for the user
     * @return how long it took
     * @throws UserError when that does not happen in time
     */
    public Duration await(String what, Duration patience) {
        Instant begin = clock.instant();
        String before = "";
        int quiet = 0;
        while (quiet < QUIET_LOOKS) {
            SystemStatus now = SystemStatus.of(api);
            String counters = now.counters();
            quiet = now.caughtUp() && counters.equals(before) ? quiet + 1 : 0;
            before = counters;
            Duration taken = Duration.between(begin, clock.instant());
            if (taken.compareTo(patience) > 0) {
                throw UserError.failed("after " + taken.toSeconds() + " s the system is still not up to date ("
                        + now.lag() + " records behind): ./secunda status tells where");
            }
            terminal.passing(String.format(Locale.ROOT, "  %s … %d s, %,d behind", what, taken.toSeconds(), now.lag()));
            pause();
        }
        terminal.clear();
        return Duration.between(begin, clock.instant());
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.failed("interrupted");
        }
    }
}
